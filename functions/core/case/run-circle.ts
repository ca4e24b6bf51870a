/** Commands about who is on a case. Nobody outside it learns more than its code name and the names from `/involves`. */

import type { DeskSettings } from "../duty/desk-settings.ts";
import { memberWithId, outsideContactId } from "../duty/duty.ts";
import { confirmedMembers } from "../duty/entitled.ts";
import { type MemberMatch, membersMatching } from "../duty/member-match.ts";
import type { MemberId } from "../ids.ts";
import { after } from "../instant.ts";
import type { CommandLine } from "../mail/reply.ts";
import { membersAmong } from "../mail/screening.ts";
import { policyOf } from "../policy/overrides.ts";
import type { Case } from "./case.ts";
import type { Event } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { rungsUpTo } from "./ladder.ts";
import { leave, leaveEach, refillFor } from "./leaving.ts";
import { noticed } from "./notice.ts";
import { isAsked, isKeptOut, looksAfterIt, mayComeIn, needsOutside } from "./roles.ts";
import { type AskedByMember, byMember, type Ran, type Run, type Runs, textOf } from "./running.ts";
import { reportedAt } from "./times.ts";
import type { KeptOut } from "./vocabulary.ts";
import { withSettled } from "./voting.ts";

/** Silence stays a no; but where nobody has answered the reporter in time, whoever was asked may step in. */
const take = ({ state, member, context }: AskedByMember): Ran => {
  const from = after(reportedAt(state), policyOf(context.desk, state.policy).anyoneStepsInAfter);
  const isAskedToStepIn = state.rungs >= rungsUpTo("anyone-steps-in");
  if (context.now < from && !isAskedToStepIn) return { refused: "too-early" };
  return { done: "stepped-in", events: [{ kind: "joined", member, duty: "primary" }] };
};

const clear = ({ state, member }: AskedByMember): Ran => {
  const vacant = state.primary === undefined ? "primary" : state.secondary === undefined ? "secondary" : undefined;
  return { done: "joined", events: [{ kind: "joined", member, ...(vacant && { duty: vacant }) }] };
};

const recuse = ({ state, member, line, context }: AskedByMember): Ran => {
  const isInCircle = state.circle.includes(member);
  if (line.argument.toLowerCase() === "vote") {
    if (!isInCircle) return { refused: "not-in-circle" };
    if (state.adviseOnly.includes(member)) return { refused: "already-so" };
    return { done: "votes-no-more", events: withSettled(state, [{ kind: "advises-only", member }], context.desk) };
  }
  return { done: isInCircle ? "left" : "declined", events: leave(state, { member, why: "recused", by: member }, context) };
};

/** Whom the desk asked to step in has not been told who is involved, and may still help. */
const wasAskedToHelp = (state: Case, id: MemberId): boolean =>
  state.asked.some(({ member, why }) => member === id && why !== "take");

/** Whoever is kept out, in the circle or asked already is not asked. */
export const membersToAsk = (state: Case, desk: DeskSettings): MemberId[] =>
  confirmedMembers(desk)
    .map(({ id }) => id)
    .filter((id) => mayComeIn(state, id) && !wasAskedToHelp(state, id));

const circle = ({ state, member, context }: AskedByMember): Ran => {
  const members = membersToAsk(state, context.desk);
  if (members.length === 0) return { done: "nobody-to-ask", events: [] };
  return { done: "question-sent", among: members, events: [{ kind: "conflict-asked", by: member, members, why: "circle" }] };
};

const mostNames = 20;
/** A case is one item, and an item has an end. */
const mostInvolved = 100;
const longestName = 80;

export const namesSaid = (line: CommandLine): string[] =>
  textOf(line)
    .split(/[,;\n]/)
    .map((name) => name.trim().slice(0, longestName))
    .filter((name) => name !== "")
    .slice(0, mostNames);

/** A member among the names is kept out like one whom a report names; one who is in the circle is for the circle to take out. */
const involves = (asked: AskedByMember): Ran => {
  const { state, member, line, context } = asked;
  const names = namesSaid(line);
  if (names.length === 0) return { refused: "no-text" };
  if (state.involves.length + names.length > mostInvolved) return { refused: "not-possible-now" };
  const meant = membersAmong(context.desk, names);
  const inside = meant.filter((id) => state.circle.includes(id));
  const outside = meant.filter((id) => mayComeIn(state, id));
  const named: readonly Event[] = [{ kind: "people-named", by: member, names, members: inside }, ...keptAway(asked, outside)];
  return {
    done: inside.length > 0 ? "names-kept-inside" : outside.length > 0 ? "names-kept-out" : "names-kept",
    among: inside.length > 0 ? [...inside] : [...outside],
    events: withNoticed(asked, [...named, ...askedAnew(evolvedBy(state, named), member)]),
  };
};

/** Whoever was asked before the names were known might join without knowing that it is about a friend. */
const askedAnew = (state: Case, by: MemberId): readonly Event[] => {
  const members = state.asked.filter(({ why }) => why === "circle").map(({ member }) => member);
  return members.length === 0 || state.onHold ? [] : [{ kind: "conflict-asked", by, members, why: "circle" }];
};

/** Whoever is kept out by the same mail is not asked about the other case. */
const withNoticed = ({ state, people, context }: AskedByMember, events: readonly Event[]): readonly Event[] => [
  ...events,
  ...noticed(evolvedBy(state, events), people, context, true),
];

const keptAway = ({ state, member, context }: AskedByMember, ids: readonly MemberId[]): readonly Event[] =>
  leaveEach(
    state,
    ids.map((id) => ({ member: id, why: "involved", by: member })),
    context,
  );

const refusal = (found: Exclude<MemberMatch, { readonly member: unknown }>): Ran =>
  "several" in found
    ? { refused: "several-members", among: found.several.map(({ name }) => name) }
    : { refused: "no-such-member" };

/** Finds the one member who is meant, or says why there is none. */
const withMember =
  (run: (asked: AskedByMember, meant: MemberId) => Ran) =>
  (asked: AskedByMember): Ran => {
    if (asked.line.argument === "") return { refused: "no-such-member" };
    const found = membersMatching(asked.context.desk, asked.line.argument);
    return "member" in found ? run(asked, found.member.id) : refusal(found);
  };

/** Undefined where a colleague has asked for the same already. */
const secondNeeded = ({ state, member }: AskedByMember, what: "exclude" | "include", meant: MemberId): Ran | undefined => {
  const asked = state.awaitsSecond.filter((row) => row.what === what && row.member === meant);
  if (asked.some(({ by }) => by !== member)) return undefined;
  if (asked.length > 0) return { refused: "asked-already" };
  return { done: "waits-for-second", events: [{ kind: "second-awaited", what, member: meant, by: member }] };
};

/**
 * One member alone can take a colleague out only where the place is filled at once, and never the shepherd: else it would be
 * a way to be alone, or to take a case over.
 */
const exclude = withMember((asked, meant) => {
  const { state, member, context } = asked;
  if (isKeptOut(state, meant)) return { refused: "already-so" };
  const isRefilled = refillFor(state, meant, context) !== undefined && !looksAfterIt(state, meant);
  const mayAlone = meant === member || !state.circle.includes(meant) || isRefilled;
  const needed = mayAlone ? undefined : secondNeeded(asked, "exclude", meant);
  return (
    needed ?? { done: "kept-out", among: [meant], events: leave(state, { member: meant, why: "excluded", by: member }, context) }
  );
});

const reportersWish: readonly KeptOut["why"][] = ["asked", "earlier-asked", "is-reporter"];

/** What a reporter asked for is not the committee's to undo. Whoever comes back answers the conflict question first. */
const include = withMember((asked, meant) => {
  const { state, member } = asked;
  if (state.circle.includes(meant) || isAsked(state, meant)) return { refused: "already-so" };
  const kept = state.keptOut.find((row) => row.member === meant);
  if (kept && reportersWish.includes(kept.why)) return { refused: "reporter-asked" };
  const needed = secondNeeded(asked, "include", meant);
  if (needed) return needed;
  const by = state.awaitsSecond.filter((row) => row.member === meant).map((row) => row.by);
  return {
    done: "asked-back",
    events: [
      { kind: "included", member: meant, by: [...by, member] },
      { kind: "conflict-asked", by: member, members: [meant], why: "include" },
    ],
  };
});

const owner = ({ context, member }: AskedByMember, said: string): MemberMatch => {
  if (said.toLowerCase() !== "me") return membersMatching(context.desk, said);
  const own = memberWithId(context.desk, member);
  return own ? { member: own } : { none: true };
};

/** Two names may stand side by side where a case has two owners, unless a member has both for a name. */
const ownersIn = (argument: string, desk: DeskSettings, secondOwner: boolean): readonly string[] => {
  const said = argument.split(/[,;]|\s+and\s+/).map((part) => part.trim());
  const words = argument.split(/\s+/);
  const isTwo = secondOwner && said.length === 1 && words.length === 2 && "none" in membersMatching(desk, argument);
  return isTwo ? words : said;
};

const shepherd = (asked: AskedByMember): Ran => {
  const { state, member, line, context } = asked;
  const { secondOwner } = policyOf(context.desk, state.policy);
  const [first = "", second = "", ...more] = ownersIn(line.argument, context.desk, secondOwner);
  if (more.length > 0 || (second !== "" && !secondOwner)) return { refused: "unclear-words" };
  const found = [first === "" ? "me" : first, ...(second === "" ? [] : [second])].map((said) => owner(asked, said));
  const ids: MemberId[] = [];
  for (const one of found) {
    if ("none" in one) return { refused: "no-such-member", among: [...state.circle] };
    if ("several" in one) return refusal(one);
    if (!state.circle.includes(one.member.id)) return { refused: "not-in-circle", among: [one.member.name] };
    ids.push(one.member.id);
  }
  const [main, other] = ids;
  if (main === undefined || isSame(state, main, other)) return { refused: "already-so" };
  return {
    done: "shepherd-named",
    among: ids,
    events: [{ kind: "shepherd-named", by: member, shepherd: main, ...(other !== undefined && { second: other }) }],
  };
};

const isSame = (state: Case, main: MemberId, other: MemberId | undefined): boolean =>
  main === other || (state.shepherd === main && (other === undefined || state.secondOwner === other));

/** Somebody from outside comes in only where nobody inside is left, or answers. */
const yes: Run = ({ state }) =>
  !needsOutside(state)
    ? { refused: "already-so" }
    : {
        done: state.stage === "reported" ? "stepped-in" : "joined",
        events: [{ kind: "joined", member: outsideContactId, duty: "primary" }],
      };

export const circleRuns: Runs<"yes" | "take" | "clear" | "recuse" | "circle" | "involves" | "exclude" | "include" | "shepherd"> =
  {
    yes,
    take: byMember(take),
    clear: byMember(clear),
    recuse: byMember(recuse),
    circle: byMember(circle),
    involves: byMember(involves),
    exclude: byMember(exclude),
    include: byMember(include),
    shepherd: byMember(shepherd),
  };
