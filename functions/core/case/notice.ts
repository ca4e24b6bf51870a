/**
 * Two reports about one person find each other by keyed hashes. Neither circle is shown the other's report: each hears a code
 * name, and its members answer the conflict question of the other case before they may read it.
 */
import { confirmedMembers } from "../duty/entitled.ts";
import { type Case, isPlaced } from "./case.ts";
import type { Named, NamedCase } from "./commands.ts";
import type { Context } from "./context.ts";
import type { Event } from "./events.ts";
import { isAsked, mayComeIn } from "./roles.ts";

/** A case is one item, and an item has an end. */
const mostMarks = 200;
const mostMatches = 20;

/** `told`: not to whoever asks just now. An answer at once would tell anybody who gives their own name whether they are reported. */
export const noticed = (state: Case, { marks, cases }: Named, context: Context, told: boolean): readonly Event[] => {
  const fresh = [...new Set(marks)].filter((mark) => !state.marks.includes(mark)).slice(0, mostMarks - state.marks.length);
  const others = cases.filter(({ id }) => isNew(state, id)).slice(0, mostMatches - state.matches.length);
  return [
    ...(fresh.length > 0 ? [{ kind: "people-marked" as const, marks: fresh }] : []),
    ...matched(state, others, context, { asked: true, told }),
  ];
};

/** The other half: once, however often it comes. */
export const noticedBack = (state: Case, other: NamedCase, context: Context): readonly Event[] =>
  isPlaced(state) && isNew(state, other.id) && state.matches.length < mostMatches
    ? matched(state, [other], context, { asked: false, told: true })
    : [];

const isNew = (state: Case, id: Case["id"]): boolean => id !== state.id && !state.matches.includes(id);

interface How {
  readonly asked: boolean;
  readonly told: boolean;
}

const matched = (state: Case, others: readonly NamedCase[], context: Context, { asked, told }: How): readonly Event[] => {
  const wakes = state.onHold === true && others.length > 0;
  return [
    ...others.map((other): Event => matchWith(state, other, asked)),
    ...(wakes ? [{ kind: "report-released" as const, why: "repeated" as const, told }] : []),
    ...askedOf(state, others, context),
  ];
};

/** Whoever the other report names must not learn from a colleague's case whom it concerns. */
const matchWith = ({ circle }: Case, { id, codeName, keptOut = [] }: NamedCase, asked: boolean): Event => ({
  ...{ kind: "matched", case: id, codeName, asked },
  told: circle.filter((member) => !keptOut.includes(member)),
});

/** Who is kept out of this case is not asked about it, nor who was asked before; and nobody can join a closed one. */
const askedOf = (state: Case, others: readonly NamedCase[], { desk }: Context): readonly Event[] => {
  if (state.stage !== "reported" && state.stage !== "acknowledged") return [];
  const theirs = new Set(others.flatMap(({ circle }) => circle));
  const members = confirmedMembers(desk)
    .map(({ id }) => id)
    .filter((id) => theirs.has(id) && mayComeIn(state, id) && !isAsked(state, id));
  return members.length === 0 ? [] : [{ kind: "conflict-asked", members, why: "matched" }];
};
