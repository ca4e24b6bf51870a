/** Words that somebody outside wrote for the reporter, such as an apology. They go out only if the reporter wants to read them. */
import { whomSaid } from "./correspondents.ts";
import { canBeAsked, hasHadMany, newestRelay, nextQuestion } from "./questions.ts";
import { whomMeant } from "./run-others.ts";
import { type AskedByMember, byMember, type Ran, type Runs, textOf } from "./running.ts";

/** Without a name it is the respondent, who is the one that has something to be sorry for. */
const relay = ({ state, line, member, mail, at, draftLeaks, context }: AskedByMember): Ran => {
  const meant = whomMeant(state, line.argument === "" ? "respondent" : line.argument, "/relay");
  if ("refused" in meant) return meant;
  const { to } = meant;
  if (textOf({ ...line, argument: whomSaid(line.argument)?.rest ?? "" }) === "") return { refused: "no-text" };
  if (draftLeaks.length > 0) return { refused: "relay-tells-too-much" };
  if (!canBeAsked(state)) return { refused: "cannot-be-asked" };
  const before = newestRelay(state, to.number);
  if (before?.answer === "no") return { refused: "reporter-said-no" };
  if ((before && before.over !== true) || hasHadMany(state)) return { refused: "reporter-not-answered" };
  const number = nextQuestion(state);
  const question = { about: "relay", number, by: member, to: to.number, at: context.now, mail, line: at } as const;
  return { done: "reporter-asked", events: [{ kind: "reporter-asked", question }] };
};

export const relayRuns: Runs<"relay"> = { relay: byMember(relay) };
