/** Commands about how long the content of a case is kept. To keep it takes one member; that it may go takes two. */
import { memberWithId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import { after, days } from "../instant.ts";
import { dayNamed, startOfDay } from "../record/days.ts";
import { erasedAfter, mayBeErased } from "./retention.ts";
import { daySaid } from "./run-work.ts";
import { type AskedByMember, byMember, type Ran, type Runs } from "./running.ts";

/** A hold without an end would be an archive. It can be set again before it ends. */
const longestHold = days(5 * 366);

const keep = (asked: AskedByMember): Ran => {
  const { state, line, member, mail, at, context } = asked;
  if (line.argument.toLowerCase() === "end") return endHold(asked);
  const read = daySaid(line.argument, "/keep", context);
  if ("refused" in read) return read;
  const { day: until } = read;
  if (startOfDay(until, context.desk.zone) > after(context.now, longestHold)) return { refused: "date-too-far" };
  const held = state.legalHold?.until;
  // An earlier day would end it early, which takes two.
  if (held !== undefined && until <= held) return { refused: "kept-longer", among: [dayNamed(held)] };
  return {
    done: "legal-hold-set",
    among: [dayNamed(until)],
    events: [{ kind: "legal-hold-set", by: member, until, mail, line: at }],
  };
};

/** Who asked for it before and is still on the case. */
const askedBefore = ({ state, context }: AskedByMember, what: "end-hold" | "erase"): readonly MemberId[] =>
  state.awaitsSecond.filter((row) => row.what === what && memberWithId(context.desk, row.by) !== undefined).map(({ by }) => by);

const orSecond = (asked: AskedByMember, what: "end-hold" | "erase", done: (by: MemberId[]) => Ran): Ran => {
  const { member } = asked;
  const before = askedBefore(asked, what);
  if (before.includes(member)) return { refused: "asked-already" };
  if (before.length > 0) return done([...before, member]);
  return { done: "waits-for-second", events: [{ kind: "second-awaited", what, member, by: member }] };
};

const endHold = (asked: AskedByMember): Ran =>
  asked.state.legalHold === undefined
    ? { refused: "no-legal-hold" }
    : orSecond(asked, "end-hold", (by) => ({ done: "legal-hold-ended", events: [{ kind: "legal-hold-ended", by }] }));

const erase = (asked: AskedByMember): Ran => {
  const { state, line, context } = asked;
  const said = line.argument.toLowerCase();
  if (said === "no") return stop(asked);
  if (said !== "") return { refused: "unclear-words", among: ["/erase", "/erase no"] };
  if (state.legalHold) return { refused: "under-legal-hold", among: [dayNamed(state.legalHold.until)] };
  if (!mayBeErased(state)) return { refused: "close-first" };
  if (state.erasure?.why === "asked" || state.erasure?.begunAt !== undefined) return { refused: "already-so" };
  const runsAt = after(context.now, erasedAfter);
  return orSecond(asked, "erase", (by) => ({ done: "erasure-asked", events: [{ kind: "erasure-asked", by, runsAt }] }));
};

const stop = ({ state, member }: AskedByMember): Ran => {
  if (state.erasure?.why === "kept-long-enough") return { refused: "keep-instead" };
  const isAsked = state.erasure !== undefined || state.awaitsSecond.some(({ what }) => what === "erase");
  if (!isAsked) return { refused: "nothing-to-stop" };
  return { done: "erasure-stopped", events: [{ kind: "erasure-stopped", by: member }] };
};

export const erasureRuns: Runs<"keep" | "erase"> = { keep: byMember(keep), erase: byMember(erase) };
