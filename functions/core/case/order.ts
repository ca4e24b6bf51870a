/** Who is told after a decision, in the policy's order, and who would be told too early. */
import { type Instant, latest } from "../instant.ts";
import type { Told } from "../policy/policy.ts";
import { policyNamed } from "../policy/rows.ts";
import { approvalOf, recommendsSomething } from "./approval.ts";
import type { Case } from "./case.ts";
import type { Correspondent, CorrespondentRole } from "./correspondents.ts";
import { hasDecided } from "./proposals.ts";
import { isUnreached } from "./roles.ts";
import { isOpenSince } from "./times.ts";
import { correspondentPerson } from "./vocabulary.ts";
import { mayHearNews } from "./wishes.ts";

/** Whom there is a line to, and no letter since the decision. Where nothing follows, only who was written to before has to hear. */
const untold = (state: Case): readonly Correspondent[] =>
  state.correspondents.filter(
    ({ number, role, writtenAt, closed }) =>
      role === "respondent" &&
      closed !== true &&
      (writtenAt !== undefined || recommendsSomething(state)) &&
      isOpenSince(writtenAt, state.times.decided) &&
      !isUnreached(state, correspondentPerson(number)),
  );

const orderOf = ({ policy }: Case): readonly Told[] => policyNamed(policy).toldAfterDecision;

const waits: Readonly<Record<Told, (state: Case) => boolean>> = {
  moderators: (state) => !["approved", undefined].includes(approvalOf(state)),
  respondent: (state) => untold(state).length > 0,
  // Of the others, only who was reported is owed word of what was decided.
  others: (state) => !orderOf(state).includes("respondent") && untold(state).length > 0,
  reporter: (state) => mayHearNews(state) && isOpenSince(state.times.letter, state.times.decided),
};

const isToldNow = (state: Case): boolean => state.stage === "acknowledged" && hasDecided(state);

export const comesNext = (state: Case): Told | undefined =>
  isToldNow(state) ? orderOf(state).find((who) => waits[who](state)) : undefined;

/** The person it is about is to hear before the reporter, and there is no line to them, or only one that was closed before. */
export const lacksLine = (state: Case): boolean =>
  comesNext(state) === "reporter" &&
  orderOf(state).includes("respondent") &&
  recommendsSomething(state) &&
  state.correspondents.every(
    ({ role, closed, writtenAt }) => role !== "respondent" || (closed === true && isOpenSince(writtenAt, state.times.decided)),
  );

const lastHeard: Readonly<Record<Told, (state: Case) => Instant | undefined>> = {
  moderators: ({ approval }) => approval?.saidAt,
  respondent: ({ correspondents }) => latest(...correspondents.map(({ writtenAt }) => writtenAt)),
  others: ({ correspondents }) => latest(...correspondents.map(({ writtenAt }) => writtenAt)),
  reporter: ({ times }) => times.letter,
};

/** Since when somebody has been the next to be told. While moderators have time to answer, nobody is late. */
export const untoldSince = (state: Case): Instant | undefined => {
  const next = comesNext(state);
  if (next === undefined || (next === "moderators" && approvalOf(state) === "asked")) return undefined;
  const before = orderOf(state).slice(0, orderOf(state).indexOf(next) + (next === "moderators" ? 1 : 0));
  return latest(state.times.decided, ...before.map((who) => lastHeard[who](state)));
};

const toldAs: Readonly<Partial<Record<CorrespondentRole, Told>>> = { moderator: "moderators", respondent: "respondent" };

/** Only these make somebody else wait: the reporter can be answered at any time, and the others come last. */
const goFirst: readonly Told[] = ["moderators", "respondent"];

/** Who hears of the decision before this one does. */
const comeFirst = (state: Case, whom: CorrespondentRole | "reporter"): readonly Told[] => {
  const told = whom === "reporter" ? whom : toldAs[whom];
  const place = told === undefined ? -1 : orderOf(state).indexOf(told);
  if (place < 0 || !isToldNow(state)) return [];
  return orderOf(state)
    .slice(0, place)
    .filter((who) => goFirst.includes(who) && waits[who](state));
};

/** As a sentence names them. */
export const firstShown = (state: Case, whom: CorrespondentRole | "reporter"): string[] =>
  comeFirst(state, whom).map((who) => `the ${who}`);
