/** What tests of the use cases do again and again: answer as somebody, look into a case, change the roster, break a port. */
import type { Deps } from "../../functions/app/deps.ts";
import type { Case } from "../../functions/core/case/case.ts";
import { type CaseId, caseId, sesId } from "../../functions/core/ids.ts";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import { must } from "../core/builders.ts";
import { type createMemoryDesk, type demoSettings, type Incoming, passed, rawOf, type SentMail } from "../support/memory-desk.ts";

export type MemoryDesk = Awaited<ReturnType<typeof createMemoryDesk>>;

const members = ["ada", "bo", "cy", "dee", "eli", "fay"];

/** Everybody of the committee who got a mail since `from`, in the roster's order. */
export const gotMail = (desk: MemoryDesk, from = 0): string[] => {
  const got = new Set(desk.sent.slice(from).map(({ to }) => to));
  return members.filter((id) => got.has(`${id}@members.test`));
};

/** The mails sent since `from`, as `who: subject without the code name`. */
export const told = (desk: MemoryDesk, from = 0): string[] =>
  desk.sent.slice(from).map(({ to, subject }) => `${to.split("@")[0]}: ${subject.replace(/^[A-Z][a-z]+ [A-Z][a-z]+: /, "")}`);

const addressOf = (who: string): string => (who.includes("@") ? who : `${who}@members.test`);

export const newestFor = (desk: MemoryDesk, who: string): SentMail => must(desk.to(who).at(-1), `a mail to ${who}`);

/** What stands in the files of a mail that are text, in their order. */
export const filesIn = ({ raw }: SentMail): readonly string[] =>
  [...raw.matchAll(/base64\r\n(?:[\w-]+: .*\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );

/** Answers the newest mail that this person has from the desk. */
export const answer = (desk: MemoryDesk, who: string, text: string, change: Partial<Incoming> = {}): Promise<Receipt> =>
  desk.receive({ from: addressOf(who), to: [newestFor(desk, who).replyTo], text, ...change });

export const caseIdOf = async (desk: MemoryDesk, receipt: Receipt): Promise<CaseId> => {
  const key = must(await desk.stores.keys.find(must(desk.deps.installed[0]).id));
  return caseId(key.mark(`case|${receipt.mail}`));
};

export const caseOf = async (desk: MemoryDesk, receipt: Receipt): Promise<Case> => {
  const loaded = await desk.stores.cases.load(await caseIdOf(desk, receipt));
  if (loaded === undefined || loaded === "erased") throw new Error("A test expected this mail to have opened a case.");
  return loaded.state;
};

export const openedCase = async (desk: MemoryDesk, receipt: Receipt): Promise<boolean> =>
  desk.stores.cases.exists(await caseIdOf(desk, receipt));

export const changeRoster = async (desk: MemoryDesk, settings: ReturnType<typeof demoSettings>): Promise<void> => {
  const key = must(await desk.stores.keys.find(settings.id));
  const seen = must(await desk.stores.desks.load(settings.id, key));
  await desk.stores.desks.save(seen, { ...seen, settings }, key);
};

/** What the mail service answers to mails for this person, one after the other; then it takes them. */
export const serviceAnswers = (desk: MemoryDesk, who: string, ...answers: readonly SendAnswer[]): void => {
  const [address, left, { send }] = [addressOf(who), [...answers], desk.deps.sender];
  desk.deps.sender.send = async (raw, envelope) => {
    const answered = envelope.to === address ? left.shift() : undefined;
    if (answered === undefined || answered === "unsure") await send(raw, envelope);
    // What the desk does not know of has not been said to have arrived either.
    if (answered === "unsure") desk.arriving.pop();
    return answered ?? "sent";
  };
};

let announced = 0;

/** A mail that SES has stored and nobody has taken in yet. */
export const storedMail = (desk: MemoryDesk, mail: Incoming): Receipt => {
  announced += 1;
  const id = sesId(mail.id ?? `stored-${announced}`);
  const receipt: Receipt = {
    mail: id,
    rawKey: `raw/${id}`,
    receivedAt: desk.now(),
    envelopeFrom: mail.envelopeFrom ?? mail.from ?? "reporter@example.org",
    recipients: mail.to ?? ["conduct@desk.test"],
    verdicts: { ...passed, ...mail.verdicts },
  };
  desk.stores.raw.put(receipt.rawKey, rawOf(mail));
  return receipt;
};

class Crash extends Error {}

interface Watched {
  readonly deps: Deps;
  /** Every call that went out of the use case, in order, as `port.call`. */
  readonly calls: string[];
}

const portsThatCanFail = [
  "cases",
  "desks",
  "hints",
  "keys",
  "tallies",
  "raw",
  "content",
  "templates",
  "composer",
  "sender",
] as const;

type Call = (...given: readonly unknown[]) => unknown;

/** Fails in the `at`-th call out of the use case: before it did anything, or after it did all of it. */
export const failing = (deps: Deps, at: number, when: "before" | "after"): Watched => {
  const calls: string[] = [];
  const watch = (port: string, call: string, run: Call): Call => {
    return (...given) => {
      calls.push(`${port}.${call}`);
      if (calls.length !== at) return run(...given);
      if (when === "before") throw new Crash();
      const answer = run(...given);
      if (!(answer instanceof Promise)) throw new Crash();
      return answer.then(() => {
        throw new Crash();
      });
    };
  };
  const watched = portsThatCanFail.map((port) => [
    port,
    new Proxy(deps[port], {
      get: (target, call) => {
        const found: unknown = Reflect.get(target, call);
        return typeof found === "function" ? watch(port, String(call), found.bind(target) as Call) : found;
      },
    }),
  ]);
  return { deps: { ...deps, ...Object.fromEntries(watched) }, calls };
};

/** Never fails; counts. */
export const watching = (deps: Deps): Watched => failing(deps, 0, "before");
