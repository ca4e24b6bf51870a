/**
 * Finds cases that may concern the same person, over hashes that only the desk's key can make. A hint says where to look; the
 * case item decides whether it is true. A match is two writes, each idempotent: the second is work of the first.
 */
import { type Case, isPlaced, type Work } from "../core/case/case.ts";
import type { Named, NamedCase } from "../core/case/commands.ts";
import { namesSaid } from "../core/case/run-circle.ts";
import type { Reporter } from "../core/case/vocabulary.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { addressKey } from "../core/mail/address.ts";
import { namedBut, type PersonNamed, peopleIn, personSaid } from "../core/mail/people-named.ts";
import type { Reply } from "../core/mail/reply.ts";
import { writesFrom } from "../core/mail/sender.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { type ChangedCase, changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import type { OpenDesk } from "./open-desk.ts";

/** `said`: by a member, who means a person. `read`: in the text of a report, where it may be no person at all. */
type How = "said" | "read";

const markOf = (desk: OpenDesk, how: How, { key }: PersonNamed): string => desk.key.mark(`involved|${how}|${key}`);

/** Each is looked up, and whoever writes a hundred names must not make a mail dearer for ever. */
const mostLookedUp = 60;
const mostLoaded = 10;

/** Two reports of one reporter are no two voices, and each keeps to what they wish for it. */
const casesWith = async (deps: Deps, desk: OpenDesk, marks: readonly string[], reporter: Reporter): Promise<readonly Case[]> => {
  const looked = marks.slice(0, mostLookedUp);
  const found = await Promise.all(looked.map((mark) => deps.hints.casesInvolving(mark)));
  const ids = [...new Set(found.flat())].slice(-mostLoaded);
  const loaded = await Promise.all(ids.map((id) => deps.cases.load(id)));
  return loaded.flatMap((one) =>
    one === undefined || one === "erased"
      ? []
      : isTrue(one.state, desk, looked) && !isSameReporter(one.state.reporter, reporter)
        ? [one.state]
        : [],
  );
};

const isSameReporter = (one: Reporter, other: Reporter): boolean =>
  addressesOf(one).some((known) => addressesOf(other).includes(known));

const addressesOf = ({ address, earlier = [] }: Reporter): readonly string[] =>
  [...earlier, ...(address === undefined ? [] : [address])].map(addressKey);

const isTrue = (state: Case, desk: OpenDesk, marks: readonly string[]): boolean =>
  state.desk === desk.settings.id && isPlaced(state) && state.marks.some((mark) => marks.includes(mark));

const named = ({ id, codeName, circle, keptOut }: Case): NamedCase => ({
  ...{ id, codeName, circle },
  keptOut: keptOut.map(({ member }) => member),
});

/** Whom a report is by, not about. */
type Told = Pick<Case, "reporter" | "firstWriter">;

/** Neither whoever wrote it nor anybody of the committee. */
const about = (people: readonly PersonNamed[], { settings }: OpenDesk, { reporter, firstWriter }: Told): readonly PersonNamed[] =>
  namedBut(people, [
    ...[
      reporter.address,
      reporter.name,
      firstWriter,
      settings.alias,
      settings.outsideContact.email,
      settings.outsideContact.name,
    ],
    ...[settings.organisers.email, ...settings.members.flatMap((member) => [member.name, ...writesFrom(member)])],
  ]);

/** What members name is kept, and meets what other members named and what a kept report says. */
export const peopleInvolved = async (deps: Deps, desk: OpenDesk, told: Told, reply: Reply): Promise<Named> => {
  const lines = reply.commands.filter(({ name }) => name === "involves");
  const people = about(lines.flatMap(namesSaid).flatMap(personSaid), desk, told);
  if (people.length === 0) return { marks: [], cases: [] };
  const marks = people.map((person) => markOf(desk, "said", person));
  const cases = await casesWith(deps, desk, [...marks, ...people.map((person) => markOf(desk, "read", person))], told.reporter);
  return { marks, cases: cases.map(named) };
};

/** What a kept report says is kept too. What any other says is only looked for among kept ones: else a place would join cases. */
export const peopleInReport = async (
  deps: Deps,
  desk: OpenDesk,
  told: Told,
  texts: readonly string[],
  onHold: boolean,
): Promise<Named> => {
  const people = about(texts.flatMap(peopleIn), desk, told);
  const read = people.map((person) => markOf(desk, "read", person));
  const looked = people.flatMap((person) => [
    markOf(desk, "said", person),
    ...(person.sure ? [markOf(desk, "read", person)] : []),
  ]);
  const cases = await casesWith(deps, desk, looked, told.reporter);
  return { marks: onHold ? read : [], cases: cases.filter((state) => onHold || state.onHold === true).map(named) };
};

/** What this mail did on the one case, done on the other. It changes nothing where that has happened already. */
export const matchBack = async (
  deps: Deps,
  desk: DeskSettings,
  { state, key }: { readonly state: Case; readonly key: CaseKey },
  work: Work,
): Promise<ChangedCase | undefined> => {
  const event = (await deps.cases.entry(state, work.entry, key))?.event;
  if (event?.kind !== "matched" || !(await deps.keys.find(event.case))) return undefined;
  const changed = await changeCase(deps, desk, event.case, () => ({ do: "match-back", mail: state.report, other: named(state) }));
  return typeof changed === "string" ? undefined : changed;
};
