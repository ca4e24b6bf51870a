/** The invariants of the desk as far as they live in the core, each named with its number, over many made-up lives. */
import { describe, expect, test } from "vitest";
import { addressOf, cannotAct } from "../../functions/core/case/authority.ts";
import type { Case, Work } from "../../functions/core/case/case.ts";
import { outcomeCodes, refusalCodes } from "../../functions/core/case/codes.ts";
import { decide } from "../../functions/core/case/decide.ts";
import type { EventOf } from "../../functions/core/case/events.ts";
import { commandNames } from "../../functions/core/case/rules.ts";
import { correspondentPerson, memberOf, memberPerson, type Owner } from "../../functions/core/case/vocabulary.ts";
import { stillWanted } from "../../functions/core/case/work.ts";
import { outcomes } from "../../templates/outcomes.ts";
import { refusals } from "../../templates/words.ts";
import { always } from "./always.ts";
import { reply } from "./builders.ts";
import { type Moment, mailFrom } from "./histories.ts";
import { type Forgery, ids } from "./history-steps.ts";
import { written } from "./history-words.ts";

/** What a mail that does not act may still touch: that it came, and that somebody is told, also that a mailbox answers by itself. */
const intake = [
  "takenIn",
  "told",
  "challenges",
  "lines",
  "journal",
  "journalLength",
  "work",
  "away",
  "rungHurried",
  "remindAt",
  "followUpAt",
];

const withoutIntake = ({ times: { wrote: _, ...times }, ...state }: Case) => ({
  ...Object.fromEntries(Object.entries(state).filter(([name]) => !intake.includes(name))),
  times,
});

const changesOnlyIntake = (after: Case, before: Case): void => expect(withoutIntake(after)).toEqual(withoutIntake(before));

const newWork = (after: Case, before: Case): readonly Work[] =>
  after.work.filter(({ id }) => !before.work.some((work) => work.id === id));

/** By the case alone, and not by the code under test: who may write to it as a member now. */
const hasPlace = ({ state, desk }: Moment, id: string): boolean => {
  const pair = state.stage === "unplaced" ? [state.primary, state.secondary] : [];
  const keepers = state.erasure?.keepers ?? [];
  const places: readonly (string | undefined)[] = [
    ...state.circle,
    ...state.asked.map(({ member }) => member),
    ...pair,
    ...keepers,
  ];
  return desk.members.some((member) => member.id === id) && places.includes(id) && !isKeptOut(state, id);
};

const isKeptOut = (state: Case, id: string): boolean => state.keptOut.some(({ member }) => member === id);

const forgeries: readonly Forgery[] = ["dmarc", "sender", "two-senders", "machine"];

/** Told from the journal alone. */
const contacts = ({ journal }: Case): readonly EventOf<"contact-opened">[] =>
  journal.flatMap(({ event }) => (event.kind === "contact-opened" ? [event] : []));

const tellsOwner: Readonly<Record<string, (line: string) => object>> = {
  challenged: (line) => ({ message: "challenge", to: `challenged:${line}` }),
  "mail-not-acted": (line) => ({ message: "not-acted", to: line }),
};

describe("I2: whoever is not proven or not entitled changes nothing", () => {
  test("I2: a mail that does not act leaves all of the case as it was, and only its line's owner hears of it", () => {
    always(({ state, command, events }, before) => {
      if (command?.do !== "take-in-unacted" || events.length === 0 || !before) return;
      changesOnlyIntake(state, before.state);
      if (events.some(({ kind }) => kind === "away-noticed")) return;
      const [event] = events;
      expect(events.map(({ kind }) => kind)).toEqual([event?.kind === "challenged" ? "challenged" : "mail-not-acted"]);
      const told = tellsOwner[event?.kind ?? ""]?.(command.line);
      for (const work of newWork(state, before.state)) expect(work).toMatchObject(told ?? {});
      expect(newWork(state, before.state).length).toBeLessThanOrEqual(1);
    });
  });

  test("I2: an automatic answer of one of the pair is told to the other, once, while nobody has acknowledged", () => {
    always(({ state, events }, before) => {
      const noticed = events.find((event) => event.kind === "away-noticed");
      if (noticed?.kind !== "away-noticed" || !before) return;
      expect([before.state.stage, state.stage]).toEqual(["reported", "reported"]);
      expect(before.state.away).not.toContain(noticed.member);
      const others = [state.primary, state.secondary].filter((id) => id !== undefined && id !== noticed.member);
      expect(newWork(state, before.state).map(({ message, to }) => `${message} ${to}`)).toEqual(
        others.map((id) => `case-news member:${id}`),
      );
    });
  });

  test("I2: an unproven mail on the reporter's line is shown and does nothing", () => {
    always(({ state, command, events }, before) => {
      if (command?.do !== "take-in-reporter-mail" || command.proven || events.length === 0 || !before) return;
      expect([["reporter-wrote"], ["reporter-wrote", "challenged"]]).toContainEqual(events.map(({ kind }) => kind));
      changesOnlyIntake(state, before.state);
      for (const { message, to } of newWork(state, before.state))
        expect(message).toBe(to === "challenged:reporter" ? "challenge" : "reporter-wrote");
    });
  });

  test("I2: a member may act while they are on the roster and on the case, and at no other time", () => {
    always((moment) => {
      for (const id of ids) {
        const { mail, receipt } = mailFrom(`${id}@members.test`, "nothing");
        const why = cannotAct(moment.state, memberPerson(id), moment.desk, mail, receipt);
        expect([id, why === undefined]).toEqual([id, hasPlace(moment, id)]);
      }
    });
  });

  test("I2: no forged mail acts as anybody", () => {
    always(({ state, desk, ...moment }) => {
      const forged = forgeries[moment.everyWork.length % forgeries.length] ?? "dmarc";
      const others = state.correspondents.map(({ number }) => correspondentPerson(number));
      for (const who of ["reporter", "author", "new-address", "outside-contact", ...others, ...ids.map(memberPerson)] as const) {
        const { mail, receipt } = mailFrom(addressOf(state, who, desk), forged);
        expect(cannotAct(state, who, desk, mail, receipt)).toBeDefined();
      }
    });
  });

  test("I2: whoever lost their place while their mail was on its way is only answered", () => {
    always((moment) => {
      const outside = ids.filter((id) => !hasPlace({ ...moment, left: [] }, id) && isKeptOut(moment.state, id));
      const name = commandNames[moment.state.journalLength % commandNames.length] ?? "help";
      for (const id of outside) {
        const decision = decide(moment.state, reply(memberPerson(id), written(name, 0), 9_999), moment);
        expect(decision).toMatchObject({ events: [{ kind: "commands-answered" }] });
      }
    });
  });
});

/** Those who are only asked learn no more than that there is something to answer. */
const forAsked: readonly string[] = ["conflict-question", "transcript", "not-acted", "status-board"];
/** Goes to whoever holds the line that a mail came in on, and tells nothing of the case. */
const answersOnly: readonly string[] = ["transcript", "not-acted", "status-board"];

/** Say that a mail waits, and nothing of it. */
const forPlacing: readonly string[] = ["mail-waits", "reminder"];

const mayGet = (state: Case, id: string, message: string): boolean => {
  if (answersOnly.includes(message)) return true;
  if (isKeptOut(state, id)) return false;
  if (state.circle.some((member) => member === id)) return true;
  if (state.asked.some(({ member }) => member === id)) return forAsked.includes(message);
  return state.stage === "unplaced" && (state.primary === id || state.secondary === id) && forPlacing.includes(message);
};

/** As the sending of mail asks it. */
const goesOut = ({ state, desk }: Moment, work: Work): boolean =>
  stillWanted(state, work, state.journal[work.entry]?.event) && addressOf(state, work.to, desk) !== undefined;

describe("I3: what names a case more than by its code name stays in its circle", () => {
  test("I3: nobody recused, excluded, kept out, off the roster or only asked gets what anybody wrote", () => {
    always((moment) => {
      const { state, desk } = moment;
      const roster: readonly string[] = desk.members.map(({ id }) => id);
      const leaks = state.work.filter((work) => {
        const id = memberOf(work.to);
        return id !== undefined && goesOut(moment, work) && !(roster.includes(id) && mayGet(state, id, work.message));
      });
      expect(leaks).toEqual([]);
    });
  });

  test("I3: work is never even made for a member who may not have it at that moment", () => {
    always(({ state }, before) => {
      const known = new Set(before?.everyWork.map(({ id }) => id));
      const leaks = state.work.filter((work) => {
        const id = memberOf(work.to);
        return id !== undefined && !known.has(work.id) && !mayGet(state, id, work.message);
      });
      expect(leaks).toEqual([]);
    });
  });
});

/** Who is outside the committee, and what may go there. */
const outsiders: Readonly<Record<Exclude<Owner, `member:${string}` | `correspondent:${number}`>, readonly string[]>> = {
  reporter: ["receipt", "acknowledgement", "letter", "desk-letter", "not-acted", "question", "relayed"],
  "new-address": ["desk-letter", "not-acted"],
  author: ["what-is-this", "transcript", "not-acted"],
  organisers: ["organisers-asked"],
  // What they commanded themselves is answered.
  "outside-contact": ["nobody-left", "outside-asked", "not-acted", "transcript"],
};

/** Told from the journal alone: what the report came with, and what was confirmed since. */
const reporterAddress = ({ journal }: Case): string | undefined => {
  let address: string | undefined;
  let named: string | undefined;
  for (const { event } of journal) {
    if ("reporter" in event) address = event.reporter.address;
    if (event.kind === "new-address-named") named = event.address;
    if (event.kind === "new-address-confirmed") [address, named] = [named ?? address, undefined];
  }
  return address;
};

const lastNamed = ({ journal }: Case): string | undefined =>
  journal.flatMap(({ event }) => (event.kind === "new-address-named" ? [event.address] : [])).at(-1);

const authorOf = ({ journal }: Case): string | undefined =>
  journal.flatMap(({ event }) => (event.kind === "mail-unplaced" && event.reporter.address ? [event.reporter.address] : []))[0];

describe("I4: mail goes to those whom the case knows and to no other address", () => {
  test("I4: every mail has one of these readers, at the address that the desk has for them", () => {
    always(({ state, desk }) => {
      const known: Readonly<Record<string, string | undefined>> = {
        reporter: reporterAddress(state),
        "new-address": lastNamed(state),
        author: authorOf(state) ?? reporterAddress(state),
        "outside-contact": desk.outsideContact.email,
        organisers: desk.organisers.email,
        ...Object.fromEntries(contacts(state).map(({ number, address }) => [correspondentPerson(number), address])),
        ...Object.fromEntries(desk.members.map(({ id, email }) => [memberPerson(id), email])),
      };
      const wrong = state.work.filter(({ to }) => {
        const address = addressOf(state, to, desk);
        return address !== undefined && address !== known[to.replace(/^challenged:/, "")];
      });
      expect(wrong).toEqual([]);
    });
  });
});

describe("I11: a reporter never gets what would show a member's address", () => {
  test("I11: outside the committee only letters and notices are read", () => {
    always(({ everyWork }) => {
      const shown = Object.entries(outsiders).flatMap(([who, may]) =>
        everyWork.filter(({ to, message }) => to === who && !may.includes(message)),
      );
      expect(shown).toEqual([]);
    });
  });

  test("I11: an answer to a reporter lists nobody", () => {
    always(({ events }) => {
      for (const event of events)
        if (event.kind === "commands-answered" && event.to === "reporter")
          expect(JSON.stringify(event.outcomes)).not.toMatch(/@|ada|dee/i);
    });
  });
});

const answerIn = ({ events }: Moment): EventOf<"commands-answered"> | undefined =>
  events.find((event) => event.kind === "commands-answered");

describe("I12: a refused command is answered in words and does nothing", () => {
  test("I12: one refused line and the answer is all that comes of the mail", () => {
    always((moment, before) => {
      const answer = answerIn(moment);
      if (!before || !answer?.outcomes.some((outcome) => "refused" in outcome)) return;
      const kinds = moment.events.map(({ kind }) => kind);
      // What somebody outside writes below a command is content, whatever becomes of the command.
      const isContent = (kind: string): boolean =>
        kind === "correspondent-wrote" ||
        kind === "challenge-answered" ||
        (kind === "reporter-wrote" && answer.to === "reporter");
      expect(kinds.filter((kind) => !isContent(kind))).toEqual(["commands-answered"]);
      changesOnlyIntake(moment.state, before.state);
      for (const outcome of answer.outcomes) if ("done" in outcome) expect(outcome.done).toBe("not-run");
    });
  });

  test("I12: every command of a mail is answered", () => {
    always((moment) => {
      const [answer, { command }] = [answerIn(moment), moment];
      if (command?.do !== "take-in-reply" || !answer || command.reply.commands.length === 0) return;
      expect(answer.outcomes).toHaveLength(command.reply.commands.length);
      expect(answer.to).toBe(command.by);
    });
  });

  test("I12: who is told of an answer is owed a mail, about the mail that they sent", () => {
    always((moment, before) => {
      const answer = answerIn(moment);
      if (!before || !answer) return;
      const about = newWork(moment.state, before.state).filter(({ message, to }) => to === answer.to && isAnswer(message));
      expect(about.some((work) => work.about?.mail === answer.mail.mail)).toBe(answer.told);
    });
  });

  test.each(refusalCodes)("I12: %s has words", (code) => {
    expect(refusals[code].what).toMatch(/\w{2}.*[.:]$/);
    expect(refusals[code].next).toMatch(/\w{2}.*\.$/);
  });

  test.each(outcomeCodes)("I12: %s has words", (code) => expect(outcomes[code]).toMatch(/\w{2}.*[.:]$/));
});

const isAnswer = (message: string): boolean => message === "transcript" || message === "desk-letter";
