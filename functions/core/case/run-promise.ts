/** A day by which the reporter hears again. Words below it are the letter that tells them, and are guarded like every letter. */
import { dayNamed } from "../record/days.ts";
import { promisedDay } from "./follow-ups.ts";
import { forbids } from "./rules.ts";
import { daySaid } from "./run-work.ts";
import { type AskedByMember, byMember, isSignatureAlone, type Ran, type Runs } from "./running.ts";
import type { HeldLetter } from "./vocabulary.ts";
import { takesMail } from "./wishes.ts";

const cannotPromise = ({ state }: AskedByMember): Ran | undefined => {
  if (state.reporter.address === undefined) return { refused: "no-address" };
  if (!takesMail(state.reporter)) return { refused: "reporter-unreachable" };
  return state.quiet === undefined ? undefined : { refused: "wants-no-mail" };
};

const due = (asked: AskedByMember): Ran => {
  const { state, line, member, context } = asked;
  const cannot = cannotPromise(asked);
  if (cannot) return cannot;
  const read = daySaid(line.argument, "/due", context);
  if ("refused" in read) return read;
  const { day } = read;
  const isPromised = promisedDay(state) === day;
  if (line.body !== "" && !isSignatureAlone(asked, line.body)) return letterWith(asked, day, isPromised);
  if (isPromised) return { refused: "already-so" };
  return { done: "date-promised", among: [dayNamed(day)], events: [{ kind: "date-promised", by: member, day }] };
};

const letterWith = ({ member, mail, at, leaks, repeats }: AskedByMember, day: string, isPromised: boolean): Ran => {
  if (repeats && isPromised) return { refused: "letter-repeated" };
  const written = { by: member, mail, line: at };
  if (leaks) return { done: "letter-held", events: [{ kind: "letter-held", letter: { ...written, command: "due", day } }] };
  return promised({ ...written, day });
};

type Done = Extract<Ran, { done: unknown }>;

const promised = ({ by, mail, line, day }: Pick<HeldLetter, "by" | "mail" | "line"> & { readonly day: string }): Done => ({
  done: "promise-sent",
  among: [dayNamed(day)],
  events: [{ kind: "letter-sent", by, mail, line, day }],
});

/** Asked again: while it was held the day may have come, or the reporter may want no mail any more. */
export const sendPromise = (asked: AskedByMember, held: HeldLetter, day: string): Ran => {
  const why = forbids(asked.state, asked.by, "due");
  if (why) return { refused: why };
  const cannot = cannotPromise(asked);
  if (cannot) return cannot;
  const read = daySaid(day, "/due", asked.context);
  if ("refused" in read) return read;
  const sent = promised({ ...held, day });
  return { ...sent, events: [{ kind: "held-released", by: held.by }, ...sent.events] };
};

export const promiseRuns: Runs<"due"> = { due: byMember(due) };
