/** A mail is kept back: sealed, written as a row of its own, and told of in time. Nobody is written to about this one mail. */
import { deskApplied } from "../core/duty/desk.ts";
import { dayOfBurst, decideKeptBack, isAboutToTell, type KeptBack } from "../core/duty/kept-back.ts";
import { burstId, type MemberId, type SesId } from "../core/ids.ts";
import { after, days, instant } from "../core/instant.ts";
import type { WhyKeptBack } from "../core/mail/flood.ts";
import { policyOf } from "../core/policy/overrides.ts";
import { changeDesk } from "./change-desk.ts";
import type { Deps } from "./deps.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";
import { type Arrived, caseIdFor, type Unopened } from "./open-report.ts";
import type { Writer } from "./prepare-opening.ts";

interface Kept {
  readonly writer: Writer;
  readonly why: WhyKeptBack;
  readonly likenesses: readonly string[];
  readonly keptFrom: readonly MemberId[];
}

/** Enough to be told apart from a year's spam, few enough to be typed. */
const codeLetters = 10;

const codeOf = (desk: OpenDesk, mail: SesId): string => desk.key.mark(`kept-back|${mail}`).slice(0, codeLetters);

export const keepBack = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  unopened: Unopened,
  { writer, why, likenesses, keptFrom }: Kept,
): Promise<string> => {
  const { receipt, raw } = arrived;
  const now = deps.clock.now();
  // It came again after it had opened a case.
  if (await deps.cases.exists(caseIdFor(desk, receipt.mail))) return "already-taken-in";
  const day = dayOfBurst(receipt.receivedAt);
  const owner = burstId(desk.settings.id, day);
  const until = after(receipt.receivedAt, policyOf(desk.settings, desk.settings.policy).keptBackFor + days(1));
  const key = await deps.keys.makeUntil(owner, until);
  const row: KeptBack = {
    mail: receipt.mail,
    blob: await deps.content.put(owner, key, receipt.mail, raw),
    code: codeOf(desk, receipt.mail),
    day,
    keptAt: now,
    why,
    receipt,
    ...unopened,
    notNames: [...unopened.notNames],
    unknown: [...unopened.unknown],
    keptFrom: [...keptFrom],
    vouched: writer.vouched,
    ...shown(arrived, unopened, writer),
    likenesses: [...likenesses],
  };
  const kept = await deps.bursts.keep(desk.settings.id, row, until, key);
  await tellInTime(deps, desk, why);
  return kept === "saved" ? "kept-back" : "already-taken-in";
};

const mostShown = 200;
const mostLines = 600;

/** A member's own mail, or one that cites a thread of ours, may be about a case that today's pair may not see. */
const shown = (
  { mail }: Arrived,
  { what }: Unopened,
  { address = "" }: Writer,
): Pick<KeptBack, "from" | "subject" | "firstLines"> =>
  what === "ask-author"
    ? { from: address, subject: "", firstLines: "" }
    : {
        from: address,
        subject: (mail?.subject ?? "").slice(0, mostShown),
        firstLines: (mail?.text ?? "").trim().slice(0, mostLines),
      };

/** Almost always it is known already that there is something to tell, and nothing is written. */
const tellInTime = async (deps: Deps, desk: OpenDesk, why: WhyKeptBack): Promise<void> => {
  const now = deps.clock.now();
  const seen = isAboutToTell(desk.state, now) ? await loadDesk(deps, desk.settings.id) : desk;
  if (decideKeptBack(seen.state, why, now).length === 0) return;
  const { outcome } = await changeDesk(deps, seen, (state, at) => {
    const events = decideKeptBack(state, why, at);
    return events.length === 0 ? undefined : { state: deskApplied(state, events, at) };
  });
  if (outcome === "conflict") throw new Error("The desk was changed by others each time; the mail goes back to the queue.");
  if (outcome === "saved" && why !== "spam") deps.log.write("warn", "burst", { desk: desk.settings.id, outcome: why });
};

/** More days than a mail can have waited in a queue before it was kept. */
export const lastDays = (now: number, most: number): readonly string[] =>
  Array.from({ length: Math.ceil(most / days(1)) + 1 }, (_, ago) => dayOfBurst(instant(now - days(ago))));

export const findKeptBack = async (
  deps: Deps,
  desk: OpenDesk,
  mail: SesId,
  among: readonly string[],
): Promise<KeptBack | undefined> => findByCode(deps, desk, codeOf(desk, mail), among);

export const findByCode = async (
  { bursts, keys }: Deps,
  { settings }: OpenDesk,
  code: string,
  among: readonly string[],
): Promise<KeptBack | undefined> => {
  const found = await Promise.all(
    among.map(async (day) => {
      const key = await keys.find(burstId(settings.id, day));
      return key && bursts.find(settings.id, day, code, key);
    }),
  );
  return found.find((row) => row !== undefined);
};
