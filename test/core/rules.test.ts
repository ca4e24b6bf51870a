/** Every command, at every stage, by everybody: what it comes to is written down here a second time, by hand. */
import { describe, expect, test } from "vitest";
import type { Case, Stage } from "../../functions/core/case/case.ts";
import { stages } from "../../functions/core/case/case.ts";
import { type CommandName, commandNames, forbids, meanings, possibleNow, rules } from "../../functions/core/case/rules.ts";
import type { Person } from "../../functions/core/case/vocabulary.ts";
import { memberId } from "../../functions/core/ids.ts";
import {
  acknowledgedCase,
  aReporter,
  eventsAfter,
  keptOut,
  reply,
  reportedCase,
  setAsideCase,
  unplacedCase,
} from "./builders.ts";

/** Cy and dee are the pair, bo is kept out, fay is a member with no part in it, eli wrote the mail that waits. */
const people = {
  primary: "member:cy",
  secondary: "member:dee",
  "kept out": "member:bo",
  "another member": "member:fay",
  author: "author",
  reporter: "reporter",
  "outside contact": "outside-contact",
} as const satisfies Record<string, Person>;

type Who = keyof typeof people;

const eli = { reporter: aReporter({ address: "eli@members.test", member: memberId("eli") }), keptOut: [keptOut("bo")] };

const caseAt: Readonly<Record<Stage, () => Case>> = {
  unplaced: () => unplacedCase(eli),
  reported: () => reportedCase({ keptOut: [keptOut("bo")] }),
  acknowledged: () => ({ ...acknowledgedCase(), keptOut: [keptOut("bo")] }),
  "set-aside": () => ({ ...setAsideCase(), keptOut: [keptOut("bo")] }),
};

const nobody: Readonly<Partial<Record<Who, string>>> = {};

/** Who may, and what it comes to; everybody else hears `otherwise`. */
const cells: Readonly<
  Record<Stage, Readonly<Record<CommandName, { may: Readonly<Partial<Record<Who, string>>>; otherwise: string }>>>
> = {
  unplaced: {
    ack: { may: nobody, otherwise: "not-possible-now" },
    help: { may: { primary: "help-given", secondary: "help-given", author: "help-given" }, otherwise: "not-yours-to-do" },
    report: {
      may: { primary: "opened-as-report", secondary: "opened-as-report", author: "opened-as-report" },
      otherwise: "not-yours-to-do",
    },
    discard: { may: { author: "set-aside" }, otherwise: "not-yours-to-do" },
  },
  reported: {
    ack: { may: { primary: "acknowledged", secondary: "acknowledged" }, otherwise: "not-yours-to-do" },
    help: { may: { primary: "help-given", secondary: "help-given" }, otherwise: "not-yours-to-do" },
    report: { may: nobody, otherwise: "not-possible-now" },
    discard: { may: nobody, otherwise: "not-possible-now" },
  },
  acknowledged: {
    ack: { may: nobody, otherwise: "already-acknowledged" },
    help: { may: { primary: "help-given", secondary: "help-given" }, otherwise: "not-yours-to-do" },
    report: { may: nobody, otherwise: "not-possible-now" },
    discard: { may: nobody, otherwise: "not-possible-now" },
  },
  "set-aside": {
    ack: { may: nobody, otherwise: "not-possible-now" },
    help: { may: { author: "help-given" }, otherwise: "not-yours-to-do" },
    report: { may: { author: "opened-as-report" }, otherwise: "not-yours-to-do" },
    discard: { may: nobody, otherwise: "not-possible-now" },
  },
};

/** A mail that no case of the builders has taken in yet. */
const eventsOf = (state: Case, who: Person, text: string) => eventsAfter(state, reply(who, text, 99));

const every = stages.flatMap((stage) =>
  commandNames.flatMap((command) => (Object.keys(people) as Who[]).map((who) => [stage, command, who] as const)),
);

describe("at each stage, each command, by each person", () => {
  test.each(every)("%s: /%s by the %s", (stage, command, who) => {
    const [state, person, { may, otherwise }] = [caseAt[stage](), people[who], cells[stage][command]];
    const done = may[who];
    const events = eventsOf(state, person, `/${command}`);
    const answered = events.at(-1);
    expect(answered).toMatchObject({ kind: "commands-answered", to: person, told: true });
    expect(answered).toHaveProperty("outcomes", [done === undefined ? { refused: otherwise } : { done }]);
    if (done === undefined) expect(events).toHaveLength(1);
    expect(possibleNow(state, person).includes(command)).toBe(done !== undefined);
    expect(forbids(state, person, command) === undefined).toBe(done !== undefined);
  });
});

describe("the table", () => {
  test("has a row for every stage and a meaning for every command", () => {
    expect(Object.keys(rules).sort()).toEqual([...stages].sort());
    expect(Object.keys(meanings).sort()).toEqual([...commandNames].sort());
  });

  test.each(commandNames)("says how to write /%s so that it works when copied", (name) => {
    expect(meanings[name].write).toMatch(new RegExp(`^/${name}( |$)`));
  });
});
