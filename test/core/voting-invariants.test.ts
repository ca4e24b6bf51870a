/** I9: what decides a case. The votes are counted here a second time, from the journal alone. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { Event, EventOf } from "../../functions/core/case/events.ts";
import type { Proposal } from "../../functions/core/case/vocabulary.ts";
import { standingOf } from "../../functions/core/case/voting.ts";
import { policyNamed, policyNames } from "../../functions/core/policy/rows.ts";
import { always } from "./always.ts";
import type { Moment } from "./histories.ts";

/** Who sits on a case and what they said, as its journal tells it. */
interface Sitting {
  readonly inside: ReadonlySet<string>;
  readonly advisers: ReadonlySet<string>;
  readonly out: ReadonlySet<string>;
  readonly puts: readonly Put[];
  readonly severe: boolean;
}

interface Put {
  readonly what: Proposal["what"];
  readonly by: string;
  readonly votes: ReadonlyMap<string, string>;
  readonly open: boolean;
}

const nobody: Sitting = { inside: new Set(), advisers: new Set(), out: new Set(), puts: [], severe: false };

const without = (set: ReadonlySet<string>, id: string): Set<string> => new Set([...set].filter((other) => other !== id));

const told = (sitting: Sitting, event: Event): Sitting => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
      return {
        ...nobody,
        inside: new Set([event.primary, event.secondary].filter((id) => id !== undefined)),
        out: new Set(event.keptOut.map(({ member }) => member)),
      };
    case "joined":
      return { ...sitting, inside: new Set([...sitting.inside, event.member]) };
    case "included":
      return { ...sitting, out: without(sitting.out, event.member) };
    case "advises-only":
      return { ...sitting, advisers: new Set([...sitting.advisers, event.member]) };
    case "left":
      return afterLeaving(sitting, event);
    case "severe-said":
    case "severe-undone":
      return { ...sitting, severe: event.kind === "severe-said" };
    default:
      return { ...sitting, puts: putsAfter(sitting.puts, event) };
  }
};

/** Whoever leaves takes their votes along, and does not find them there if they are ever asked back. */
const afterLeaving = (sitting: Sitting, event: EventOf<"left">): Sitting => ({
  ...sitting,
  inside: new Set([...without(sitting.inside, event.member), ...(event.next === undefined ? [] : [event.next])]),
  advisers: without(sitting.advisers, event.member),
  // Whom a colleague keeps out still counts towards two thirds.
  out: event.why === "recused" ? new Set([...sitting.out, event.member]) : sitting.out,
  puts: sitting.puts.map((put) => ({
    ...put,
    votes: put.open ? new Map([...put.votes].filter(([by]) => by !== event.member)) : put.votes,
  })),
});

const putsAfter = (puts: Sitting["puts"], event: Event): Sitting["puts"] => {
  if (event.kind === "proposed")
    return [...puts, { what: event.what, by: event.by, votes: new Map([[event.by, "agree"]]), open: true }];
  // A measure goes on standing in the world, whatever becomes of the case.
  if (event.kind === "closed" || event.kind === "recorded" || event.kind === "reopened")
    return puts.map((put) => (put.what === "measure" ? put : { ...put, open: false }));
  if (event.kind !== "voted" && event.kind !== "vote-settled") return puts;
  return puts.map((put, index) => {
    if (index + 1 !== event.number) return put;
    return event.kind === "voted" ? { ...put, votes: new Map([...put.votes, [event.by, event.vote]]) } : { ...put, open: false };
  });
};

const sittingOf = (events: readonly Event[]): Sitting => events.reduce(told, nobody);

const eventsIn = ({ journal }: Case): readonly Event[] => journal.map(({ event }) => event);

interface Tally {
  readonly what: Proposal["what"];
  readonly by: string;
  readonly entitled: readonly string[];
  readonly agree: readonly string[];
  readonly disagree: readonly string[];
  readonly spoken: number;
  /** What the policy asks for, and that no member decides alone. */
  readonly holds: boolean;
}

const tally = (sitting: Sitting, number: number, desk: Moment["desk"]): Tally => {
  const put = sitting.puts[number - 1] ?? { what: "plan", by: "", votes: new Map<string, string>(), open: false };
  const roster: readonly string[] = desk.members.map(({ id }) => id);
  const entitled = roster.filter((id) => sitting.inside.has(id) && !sitting.advisers.has(id));
  const saying = (vote: string) => entitled.filter((id) => put.votes.get(id) === vote);
  const agree = saying("agree");
  const couldVote = roster.filter((id) => !sitting.out.has(id) && !sitting.advisers.has(id));
  const rule = {
    // Whoever proposed it and is against it by now has taken it back.
    "shepherd-and-others": agree.filter((id) => id !== put.by).length >= 2 && put.votes.get(put.by) !== "disagree",
    "two-thirds-of-unconflicted": 3 * agree.length >= 2 * couldVote.length,
    "majority-of-circle": 2 * agree.length > entitled.length,
  }[policyNamed(desk.policy).decision.needs];
  const spoken = entitled.filter((id) => put.votes.has(id)).length;
  const disagree = saying("disagree");
  const asksCommittee = sitting.severe && policyNamed(desk.policy).severe === "majority-of-committee";
  const most = !asksCommittee || (agree.length > 2 && 2 * agree.length > couldVote.length);
  const holds = put.what === "measure" ? isMost(put.by, agree, entitled) : rule && most && entitled.length > 1;
  return { what: put.what, by: put.by, entitled, agree, disagree, spoken, holds };
};

/** More than half of those who may vote beside the one who took the measure. */
const isMost = (by: string, some: readonly string[], entitled: readonly string[]): boolean => {
  const beside = (ids: readonly string[]): number => ids.filter((id) => id !== by).length;
  return 2 * beside(some) > beside(entitled);
};

/** Each of the step's events with what stood in the journal before it. */
const eachOf = ({ events }: Moment, before: Moment): readonly (readonly [Event, readonly Event[]])[] =>
  events.map((event, index) => [event, [...eventsIn(before.state), ...events.slice(0, index)]]);

const settlings = (moment: Moment, before: Moment) =>
  eachOf(moment, before).flatMap(([event, earlier]) =>
    event.kind === "vote-settled" ? [{ ...event, count: tally(sittingOf(earlier), event.number, moment.desk) }] : [],
  );

/** What somebody has proposed falls when they leave, whatever the votes. */
const hasLeft = ({ events }: Moment, by: string): boolean => events.some((event) => event.kind === "left" && event.member === by);

/** After these the votes are counted again. */
const bringsCount: readonly Event["kind"][] = ["voted", "proposed", "left", "advises-only", "severe-undone"];

describe("I9: no case is decided but by the policy's rule", () => {
  test("I9: a proposal is carried only if the rule holds over the last votes of those who may vote then", () => {
    always((moment, before) => {
      if (!before) return;
      for (const { result, count } of settlings(moment, before))
        if (!hasLeft(moment, count.by)) expect(result === "carried").toBe(count.holds);
    });
  });

  test("I9: a proposal is lost only when everybody who may vote has spoken, and tied only when they are even", () => {
    always((moment, before) => {
      if (!before) return;
      for (const { result, count } of settlings(moment, before)) {
        if (result === "carried" || hasLeft(moment, count.by) || count.what === "measure") continue;
        expect(count.spoken).toBe(count.entitled.length);
        expect(result === "tied").toBe(count.agree.length === count.disagree.length && count.agree.length > 0);
      }
    });
  });

  test("I9: whatever makes the rule hold settles the vote at once", () => {
    always(({ state, events, desk }) => {
      if (!events.some(({ kind }) => bringsCount.includes(kind))) return;
      const sitting = sittingOf(eventsIn(state));
      for (const [index, put] of sitting.puts.entries())
        if (put.open && (state.stage === "acknowledged" || put.what === "measure"))
          expect([index + 1, tally(sitting, index + 1, desk).holds]).toEqual([index + 1, false]);
    });
  });

  test("I9: nobody votes who is outside the circle, only advises, or has left the committee", () => {
    always((moment, before) => {
      if (!before) return;
      for (const [event, earlier] of eachOf(moment, before))
        if (event.kind === "voted") {
          expect(tally(sittingOf(earlier), event.number, moment.desk).entitled).toContain(event.by);
          expect(sittingOf(earlier).puts[event.number - 1]?.open).toBe(true);
        }
    });
  });

  test("I9: the case keeps of each member the last vote and no other", () => {
    always(({ state }) => {
      const { puts } = sittingOf(eventsIn(state));
      for (const { number, votes, result } of state.proposals) {
        expect(puts[number - 1]?.open).toBe(result === "open");
        expect(Object.fromEntries(votes.map(({ member, vote }) => [member, vote]))).toEqual(
          Object.fromEntries(puts[number - 1]?.votes ?? []),
        );
        expect(new Set(votes.map(({ member }) => member)).size).toBe(votes.length);
      }
    });
  });

  test("I9: a case is closed by a decision that was carried since it was last opened", () => {
    always((moment, before) => {
      if (!before) return;
      for (const [event, earlier] of eachOf(moment, before)) {
        if (event.kind !== "closed") continue;
        const since = earlier.slice(earlier.findLastIndex(({ kind }) => kind === "reopened") + 1);
        const carried = since.flatMap((one) => (one.kind === "vote-settled" && one.result === "carried" ? [one.number] : []));
        const { puts } = sittingOf(earlier);
        expect(carried.some((number) => puts[number - 1]?.what !== "measure")).toBe(true);
      }
    });
  });

  test("I9: that a case is severe never makes a decision easier, under whatever policy", () => {
    always(({ state, desk }) => {
      for (const policy of policyNames)
        for (const proposal of state.proposals) {
          const isCarried = (severe: boolean): boolean =>
            standingOf({ ...state, policy, severe }, { ...desk, policy }, proposal).result === "carried";
          expect(isCarried(true) && !isCarried(false)).toBe(false);
        }
    });
  });

  test("I9: a measure is undone by its taker, or by most of the others, and by nothing else", () => {
    always((moment, before) => {
      if (!before) return;
      for (const { result, count } of settlings(moment, before)) {
        if (count.what !== "measure" || result === "carried") continue;
        const isTakenBack = count.disagree.includes(count.by);
        expect([result, isTakenBack || isMost(count.by, count.disagree, count.entitled)]).toEqual(["not-carried", true]);
      }
    });
  });

  test("I9: in a case that is closed nothing is voted on but a measure, and that moves nothing", () => {
    always((moment, before) => {
      if (before?.state.stage !== "closed") return;
      for (const [event, earlier] of eachOf(moment, before)) {
        expect(["closed", "recorded"]).not.toContain(event.kind);
        if (event.kind === "proposed") expect(event.what).toBe("measure");
        if (event.kind === "voted" || event.kind === "vote-settled")
          expect(sittingOf(earlier).puts[event.number - 1]?.what).toBe("measure");
      }
    });
  });
});
