/** One conditional write for each change: the writes of a typical case's item against what its journal and its clock say happened. */
import type { Deps } from "../../functions/app/deps.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { caseId } from "../../functions/core/ids.ts";
import { days, hours, instant } from "../../functions/core/instant.ts";
import { createClockTickHandler } from "../../functions/handlers/clock-tick.ts";
import { type BenchCloud, withCloud } from "./clock-cloud.ts";
import type { Figure } from "./figures.ts";

const reporter = "reporter@example.org";
const [cy, dee, ada] = ["cy@members.test", "dee@members.test", "ada@members.test"];

/** From a report to its letter, as the demo desk's policy wants it. */
const life: readonly (readonly [who: string, text: string])[] = [
  [cy, "/ack"],
  [cy, "/shepherd me"],
  [cy, "/risk safety=no repeat=no"],
  [dee, "I know the venue and will ask there."],
  [reporter, "There was a witness too."],
  [cy, "/reply\nThank you. May we talk to them?"],
  [cy, "/circle"],
  [ada, "/clear"],
  [cy, "/due 2026-03-20"],
  [cy, "/propose consequence\nWe talk to the speaker."],
  [dee, "/agree"],
  [ada, "/agree"],
  [cy, "/did\nI talked to the speaker."],
  [cy, "/close\nactions: talked\noutcome: a warning\nreview: 2026-09-01\nletter:\nThe speaker has been warned."],
  [cy, "/log"],
];

/** Every question for the time gets a time of its own, so the entries of one write, and only they, carry one time. */
const ownTimes = (bench: BenchCloud) => {
  let now = bench.clock.now();
  const pass = (milliseconds: number): number => {
    now += milliseconds;
    return now;
  };
  return { clock: { now: () => instant(pass(1)) }, pass };
};

const replyTo = (raw: Uint8Array): string | undefined =>
  /^Reply-To:\s*(?:.*<)?([^<>\s]+@[^<>\s]+?)>?\s*$/im.exec(Buffer.from(raw).toString("latin1"))?.[1];

export const measureWrites = (): Promise<readonly Figure[]> =>
  withCloud(async (bench) => {
    const { clock, pass } = ownTimes(bench);
    const lines = new Map<string, string>();
    const send: Deps["sender"]["send"] = async (raw, { to }) => {
      lines.set(to, replyTo(raw) ?? "");
      return "sent";
    };
    const deps = { ...bench.deps, clock, sender: { send } };
    const desk = bench.deps.installed[0];
    const key = desk && (await deps.keys.find(desk.id));
    const receipt = await bench.stored({ from: reporter, text: "It happened at the meetup." });
    const id = caseId(key?.mark(`case|${receipt.mail}`) ?? "");
    const writes = await bench.caseWrites(async () => {
      await receiveMail(deps)(receipt);
      for (const [from, text] of life) {
        pass(hours(3));
        await receiveMail(deps)(await bench.stored({ from, to: [lines.get(from) ?? ""], text }));
        await createClockTickHandler(deps)();
      }
      for (let day = 0; day < 10; day += 1) {
        pass(days(1));
        await createClockTickHandler(deps)();
      }
    });
    const loaded = await deps.cases.load(id);
    if (loaded === undefined || loaded === "erased" || loaded.state.stage !== "closed")
      throw new Error("The case was to be closed.");
    const journal = key === undefined ? [] : await deps.cases.journal(loaded.state, key);
    const leases = bench.logged.reduce((sum, { event, count = 0 }) => sum + (event === "tick" ? count : 0), 0);
    const changes = new Set(journal.map(({ at }) => at)).size + leases;
    return [
      { what: `writes of a case from report to letter, ${changes} changes`, measured: writes, unit: "", bar: changes + 1 },
      { what: "writes for each change", measured: writes / changes, unit: "", bar: 1.0001 },
    ];
  });
