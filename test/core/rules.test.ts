/** Every command, at every stage, by everybody: who may is written down here a second time, by hand. */
import { describe, expect, test } from "vitest";
import { type Case, type Stage, stages } from "../../functions/core/case/case.ts";
import { meanings } from "../../functions/core/case/meanings.ts";
import { type CommandName, commandNames, forbids, possibleNow, rules } from "../../functions/core/case/rules.ts";
import { memberPerson, type Person } from "../../functions/core/case/vocabulary.ts";
import { memberId } from "../../functions/core/ids.ts";
import {
  andThen,
  aReporter,
  closedCase,
  eventsAfter,
  keptOut,
  reply,
  reportedCase,
  setAsideCase,
  shepherdedCase,
  unplacedCase,
} from "./builders.ts";

/**
 * Cy and dee are the pair; from the acknowledgement on cy is the shepherd, ada is in the circle, bo in it to advise, and
 * eli has been asked. Fay is kept out. Eli wrote the mail that waits.
 */
const people = {
  primary: "member:cy",
  secondary: "member:dee",
  colleague: "member:ada",
  adviser: "member:bo",
  asked: "member:eli",
  "kept out": "member:fay",
  author: "author",
  reporter: "reporter",
  outside: "outside-contact",
  "new address": "new-address",
} as const satisfies Record<string, Person>;

type Who = keyof typeof people;

const fayOut = { keptOut: [keptOut("fay")] };
const adviser = (state: Case): Case => ({
  ...state,
  adviseOnly: [memberId("bo")],
  asked: state.asked.filter(({ member }) => member !== "fay"),
});

const caseAt: Readonly<Record<Stage, () => Case>> = {
  unplaced: () => unplacedCase({ reporter: aReporter({ address: "eli@members.test", member: memberId("eli") }), ...fayOut }),
  reported: () => andThen(reportedCase(fayOut), reply("member:cy", "/circle")),
  acknowledged: () => ({ ...adviser(shepherdedCase()), ...fayOut }),
  closed: () => ({ ...closedCase(), ...fayOut }),
  "set-aside": () => ({ ...setAsideCase(), ...fayOut }),
};

const pair: readonly Who[] = ["primary", "secondary"];
const circle: readonly Who[] = [...pair, "colleague", "adviser"];
const voters: readonly Who[] = [...pair, "colleague"];
const wishes = {
  quiet: ["reporter"],
  "write-to": ["reporter"],
  withdraw: ["reporter"],
  hold: ["reporter"],
  release: ["reporter"],
} as const;

/** In the reported case ada, bo and eli are asked; in the closed one nobody is but the pair, and nobody is the shepherd. */
const may: Readonly<Record<Stage, Readonly<Partial<Record<CommandName, readonly Who[]>>>>> = {
  unplaced: { report: [...pair, "author"], discard: ["author"], help: [...pair, "author"] },
  reported: {
    ...wishes,
    yes: ["outside"],
    no: [],
    ack: pair,
    record: pair,
    send: pair,
    shepherd: pair,
    circle: pair,
    involves: pair,
    exclude: pair,
    include: pair,
    risk: pair,
    scope: pair,
    link: pair,
    log: pair,
    file: pair,
    did: pair,
    severe: pair,
    keep: pair,
    erase: pair,
    urgent: pair,
    agree: pair,
    disagree: pair,
    abstain: pair,
    take: ["colleague", "adviser", "asked"],
    clear: ["colleague", "adviser", "asked"],
    recuse: [...circle, "asked"],
    rotate: [...circle, "asked"],
    status: [...circle, "asked"],
    help: [...circle, "asked", "reporter"],
  },
  acknowledged: {
    ...wishes,
    yes: ["outside"],
    no: [],
    reply: pair,
    record: pair,
    send: circle,
    draft: circle,
    discard: circle,
    contact: ["primary"],
    relay: ["primary"],
    circle: pair,
    shepherd: circle,
    involves: circle,
    exclude: circle,
    include: circle,
    risk: circle,
    scope: circle,
    link: circle,
    log: circle,
    file: circle,
    approve: ["primary"],
    object: ["primary"],
    propose: ["primary"],
    did: ["primary"],
    due: ["primary"],
    close: ["primary"],
    urgent: circle,
    severe: circle,
    keep: circle,
    erase: circle,
    agree: voters,
    disagree: voters,
    abstain: voters,
    clear: ["asked"],
    recuse: [...circle, "asked"],
    rotate: [...circle, "asked"],
    status: [...circle, "asked"],
    help: [...circle, "asked", "reporter"],
  },
  closed: {
    ...wishes,
    yes: ["outside"],
    no: [],
    reply: pair,
    send: pair,
    draft: pair,
    discard: pair,
    contact: [],
    relay: [],
    recuse: pair,
    rotate: pair,
    reopen: pair,
    did: pair,
    keep: pair,
    erase: pair,
    urgent: pair,
    agree: pair,
    disagree: pair,
    abstain: pair,
    link: pair,
    status: pair,
    log: pair,
    file: pair,
    help: [...pair, "reporter"],
  },
  "set-aside": { report: ["author"], help: ["author"] },
};

const every = stages.flatMap((stage) => commandNames.map((command) => [stage, command] as const));

/** Nothing that is asked of a case changes it, so one of each stage serves all. */
const cases = Object.fromEntries(stages.map((stage) => [stage, caseAt[stage]()])) as Readonly<Record<Stage, Case>>;

const wrongly = (stage: Stage, command: CommandName): string => {
  if (stage === "acknowledged" && command === "ack") return "already-acknowledged";
  return may[stage][command] === undefined ? "not-possible-now" : "not-yours-to-do";
};

describe("at each stage, each command, by each person", () => {
  test.each(every)("%s: /%s by everybody", (stage, command) => {
    for (const who of Object.keys(people) as Who[]) {
      const [state, person] = [cases[stage], people[who]];
      const allowed = may[stage][command]?.includes(who) ?? false;
      expect(forbids(state, person, command) === undefined, who).toBe(allowed);
      if (possibleNow(state, person).includes(command)) expect(allowed, who).toBe(true);
      const events = eventsAfter(state, reply(person, `/${command}`, 99));
      const answered = events.at(-1);
      expect(answered, who).toMatchObject({ kind: "commands-answered", to: person, told: true });
      if (allowed) continue;
      expect(answered, who).toHaveProperty("outcomes", [{ refused: wrongly(stage, command) }]);
      expect(events, who).toHaveLength(1);
    }
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

  test("gives everybody in a circle a way out of it, at every stage that has one", () => {
    for (const stage of ["reported", "acknowledged", "closed"] as const)
      for (const id of caseAt[stage]().circle) expect(forbids(caseAt[stage](), memberPerson(id), "recuse")).toBeUndefined();
  });
});
