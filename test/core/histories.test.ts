/** What holds at every moment of every life of a case, and what the lives come to: a rule over lives in which nothing happens holds nothing. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseSchema, type Stage } from "../../functions/core/case/case.ts";
import { outcomeCodes, refusalCodes } from "../../functions/core/case/codes.ts";
import { event } from "../../functions/core/case/events.ts";
import { commandNames } from "../../functions/core/case/rules.ts";
import { memberOf } from "../../functions/core/case/vocabulary.ts";
import { nextDueAt } from "../../functions/core/case/work.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { always } from "./always.ts";
import { type Lived, lived } from "./histories.ts";
import { begun, histories } from "./history-steps.ts";

const beforePlacing = [
  "what-is-this",
  "challenge",
  "mail-waits",
  "reminder",
  "outside-asked",
  "organisers-asked",
  "nobody-left",
  "not-acted",
  "transcript",
  "desk-letter",
];

/** Which stage an event may come upon, and which it leads to. What is not here changes no stage. */
const leadsFrom: Readonly<Record<string, Readonly<Record<string, Stage>>>> = {
  "report-received": { "": "reported" },
  "mail-unplaced": { "": "unplaced" },
  "placed-as-report": { unplaced: "reported", "set-aside": "reported" },
  "set-aside": { unplaced: "set-aside" },
  acknowledged: { reported: "acknowledged" },
  recorded: { reported: "closed", acknowledged: "closed" },
  closed: { acknowledged: "closed" },
  reopened: { closed: "acknowledged" },
};

describe("at every moment of every history", () => {
  test("no mail has been taken in twice", () => {
    always(({ state }) => expect(new Set(state.takenIn).size).toBe(state.takenIn.length));
  });

  test("a mail that comes again is refused and changes nothing", () => {
    always(({ state, refused }, before, _, again) => {
      if (before === undefined || again === undefined) return;
      const known = before.state.takenIn.includes(again);
      expect(refused).toBe(known ? "already-taken-in" : undefined);
      if (known) expect(state).toBe(before.state);
    });
  });

  test("the journal has every number once, in order", () => {
    always(({ state }) => {
      expect(state.journal.map(({ seq }) => seq)).toEqual(state.journal.map((_, index) => index));
      expect(state.journalLength).toBe(state.journal.length);
    });
  });

  test("no journal entry is ever taken back or changed", () => {
    always(({ state }, before) => {
      if (before) expect(state.journal.slice(0, before.state.journal.length)).toEqual(before.state.journal);
    });
  });

  test("no two pieces of work ever had one id, and all name an entry that is there", () => {
    always(({ state, everyWork }) => {
      expect(new Set(everyWork.map(({ id }) => id)).size).toBe(everyWork.length);
      for (const work of state.work) expect(state.journal[work.entry]).toBeDefined();
    });
  });

  test("nobody who is kept out is in the circle", () => {
    always(({ state }) => {
      for (const { member } of state.keptOut) expect(state.circle).not.toContain(member);
    });
  });

  test("whom the reporter asked to keep out stays out, whatever the committee asks", () => {
    always(({ state }, _, { opening }) => {
      for (const { member, why } of opening.keptOut)
        if (why === "asked") {
          expect(state.circle).not.toContain(member);
          expect(state.asked).not.toContainEqual(expect.objectContaining({ member }));
        }
    });
  });

  test("a member's own report never has them in its circle", () => {
    always(({ state }) => {
      if (state.reporter.member !== undefined && state.journal.some(({ event }) => event.kind === "mail-unplaced"))
        expect(state.circle).not.toContain(state.reporter.member);
    });
  });

  test("nothing that was written goes out before the mail has been placed", () => {
    always(({ state }) => {
      if (state.stage !== "unplaced") return;
      expect(state.circle).toEqual([]);
      for (const { message } of state.work) expect(beforePlacing).toContain(message);
    });
  });

  test("stages follow each other as the design has it, and no other way", () => {
    always(({ state }) => {
      let stage = "";
      for (const { event } of state.journal) {
        const leads = leadsFrom[event.kind];
        if (leads === undefined) continue;
        expect(Object.keys(leads)).toContain(stage);
        stage = leads[stage] ?? "nowhere";
      }
      expect(state.stage).toBe(stage);
    });
  });

  test("the reporter gets one receipt and one acknowledgement at most, and one that was sent back once more as text alone", () => {
    always(({ state, everyWork }) => {
      for (const message of ["receipt", "acknowledgement"]) {
        const made = everyWork.filter((work) => work.message === message);
        const sentBack = state.journal.filter(({ event }) => event.kind === "mail-rejected" && event.message === message);
        expect(made.filter(({ textOnly }) => !textOnly).length).toBeLessThanOrEqual(1);
        expect(made.filter(({ textOnly }) => textOnly).length).toBeLessThanOrEqual(Math.min(1, sentBack.length));
      }
    });
  });

  test("an open case has a circle, or somebody outside the committee is told that it has none", () => {
    always(({ state, everyWork }) => {
      if (state.stage !== "reported" && state.stage !== "acknowledged") return;
      if (state.circle.length > 0) return;
      expect(everyWork.some(({ message }) => message === "nobody-left")).toBe(true);
      expect(state.lines).toContainEqual(expect.objectContaining({ person: "outside-contact", live: true }));
    });
  });

  test("a circle of members always has a first responder, whoever leaves", () => {
    always(({ state, left }) => {
      if (state.circle.some((id) => !left.includes(id)) && left.length === 0) expect(state.primary).toBeDefined();
    });
  });

  test("whoever has a duty on a case is in its circle", () => {
    always(({ state }) => {
      if (state.stage === "unplaced" || state.stage === "set-aside") return;
      const duties = [state.primary, state.secondary, state.shepherd, state.secondOwner].filter((id) => id !== undefined);
      const writers = state.held.map(({ by }) => by);
      expect([...duties, ...writers, ...state.adviseOnly].filter((id) => !state.circle.includes(id))).toEqual([]);
    });
  });

  test("nobody is both of a pair", () => {
    always(({ state }) => {
      if (state.primary !== undefined) expect(state.secondary).not.toBe(state.primary);
      if (state.shepherd !== undefined) expect(state.secondOwner).not.toBe(state.shepherd);
    });
  });

  test("nobody is in the circle, asked and kept out at once, or any of it twice", () => {
    always(({ state }) => {
      const places = [...state.circle, ...state.asked.map(({ member }) => member), ...state.keptOut.map(({ member }) => member)];
      expect(new Set(places).size).toBe(places.length);
    });
  });

  test("a member whose line lives has a place on the case", () => {
    always(({ state }) => {
      const pair = state.stage === "unplaced" ? [state.primary, state.secondary] : [];
      const places = new Set<string | undefined>([...state.circle, ...state.asked.map(({ member }) => member), ...pair]);
      for (const { person, live } of state.lines) if (live && memberOf(person)) expect([...places]).toContain(memberOf(person));
    });
  });

  test("whoever has a place on the case has a line to it", () => {
    always(({ state }) => {
      const live = state.lines.filter((line) => line.live).map(({ person }) => memberOf(person));
      for (const id of [...state.circle, ...state.asked.map(({ member }) => member)]) expect(live).toContain(id);
    });
  });

  test("nobody has two lines that live", () => {
    always(({ state }) => {
      const owners = state.lines.filter(({ live }) => live).map(({ person }) => person);
      expect(new Set(owners).size).toBe(owners.length);
    });
  });

  test("a case with work has a time at which somebody looks at it", () => {
    always(({ state }) => expect(nextDueAt(state) === undefined).toBe(state.work.length === 0 && state.followUpAt === undefined));
  });

  test("what is written down reads back as it was", () => {
    always(({ state }) => {
      const stored: unknown = JSON.parse(JSON.stringify(state));
      const read = caseSchema.parse(stored);
      // To compare is dear, and to show a difference dearer: that is done where there is one.
      if (!isDeepStrictEqual(read, stored)) expect(read).toEqual(stored);
    });
  });
});

const doneIn = ({ moment: { command, events } }: Lived): readonly string[] => {
  const answered = events.find((one) => one.kind === "commands-answered");
  if (!command || !("reply" in command) || answered?.outcomes.some((outcome) => "refused" in outcome)) return [];
  return command.reply?.commands.map(({ name }) => name) ?? [];
};

/** Said of mails that no command was read from, or by the desk beyond a case; or no two members share a name. */
const notByCommand: readonly string[] = [
  ...["unproven-sender", "wrong-sender", "several-senders", "no-longer-in-circle", "machine-mail", "several-lines"],
  ...["line-closed", "several-members", "forms-differ"],
  // Over more than one case, or over more mails or commands than a life has room for.
  ...["linked", "too-many-commands", "too-many-notes", "too-many-from-outside"],
  // Only who has just asked for another address can go back to theirs.
  "address-kept",
  // Nobody keeps the organisers or the outside contact out of them.
  ...["severe-no-line", "contact-kept-out"],
  // Of the desk itself and its list of members, about no one case.
  ...["members-sent", "notice-only", "notice-full", "left-desk", "removal-asked", "removal-agreed", "removal-stopped"],
  ...["address-confirmed", "address-declined", "deletion-noted", "nobody-of-that-name", "last-member", "address-unconfirmed"],
  // Of copies of a mail, which the made-up lives do not have.
  "seen-before",
  // Only the desk itself answers so.
  "no-such-mail",
  ...["mail-released", "own-mail-lapsed", "no-removal", "press-button"],
  // About a mail that waits for its line's owner: told of the mail, and of no command in it.
  ...["put-since", "challenge-waits", "challenge-unclear", "challenge-lapsed"],
];

/** Beside every event, answer and command there is: what takes several of them, one after the other. */
const further = ["a letter on the reporter's word", ...policyNames.map((policy) => `a decision under ${policy}`)];

const comesTo = (one: Lived): readonly string[] => {
  const { events, state, desk } = one.moment;
  const outcomes = events.flatMap((each) => (each.kind === "commands-answered" ? each.outcomes : []));
  const saidYes = state.questions.some(({ answer, over }) => answer === "yes" && over === true);
  return [
    ...events.map(({ kind }) => `event ${kind}`),
    ...outcomes.map((outcome) => `answer ${"done" in outcome ? outcome.done : outcome.refused}`),
    ...doneIn(one).map((name) => `command /${name}`),
    ...(saidYes && events.some(({ kind }) => kind === "draft-sent") ? ["a letter on the reporter's word"] : []),
    ...(events.some((each) => each.kind === "vote-settled" && each.result === "carried")
      ? [`a decision under ${desk.policy}`]
      : []),
  ];
};

/** Over two cases, or so seldom that chance may miss it. */
const seldom: readonly string[] = ["linked", "new-address-dropped"];

const all: readonly string[] = [
  ...event.options.map((option) => option.shape.kind.value).flatMap((kind) => (seldom.includes(kind) ? [] : [`event ${kind}`])),
  ...[...outcomeCodes, ...refusalCodes].flatMap((code) => (notByCommand.includes(code) ? [] : [`answer ${code}`])),
  ...commandNames.flatMap((name) => (name === "link" ? [] : [`command /${name}`])),
  ...further,
];

describe("the made-up lives", () => {
  test("come to every event, answer and command there is, to letters on the reporter's word, and to decisions under every policy", () => {
    const missing = new Set(all);
    // Only as many as it takes: what never comes costs them all.
    for (const life of [...fc.sample(histories, { numRuns: 1_000, seed: 99 }), ...begun]) {
      if (missing.size === 0) break;
      for (const shown of lived(life).flatMap(comesTo)) missing.delete(shown);
    }
    expect([...missing]).toEqual([]);
  });
});
