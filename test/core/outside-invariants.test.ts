/** What holds of people outside, to whom a case writes, over many made-up lives. */
import { describe, expect, test } from "vitest";
import { approvalOf } from "../../functions/core/case/approval.ts";
import type { Case } from "../../functions/core/case/case.ts";
import type { Command } from "../../functions/core/case/commands.ts";
import type { Event, EventOf } from "../../functions/core/case/events.ts";
import { correspondentOf, memberOf, type Person } from "../../functions/core/case/vocabulary.ts";
import { always } from "./always.ts";
import type { Moment } from "./histories.ts";

const facts = ({ takenIn: _, journal: __, journalLength: ___, work: ____, unreached: _____, told: ______, ...rest }: Case) =>
  rest;
/** What moderators say moves what is due next, and nothing else. */
const unmoved = ({ approval: _, acted: __, remindAt: ___, followUpAt: ____, ...rest }: ReturnType<typeof facts>) => rest;

const mayAnswer = (state: Case, number: number): boolean =>
  state.stage === "acknowledged" &&
  state.policy === "psf" &&
  state.approval?.of.some((row) => row.number === number) === true &&
  state.correspondents.some((row) => row.number === number && row.role === "moderator");

/** Every mail that came of it. */
const fresh = (state: Case, before: Case): readonly string[] =>
  state.work.filter(({ id }) => !before.work.some((work) => work.id === id)).map(({ message, to }) => `${message} ${to}`);

type FromOutside = Extract<Command, { do: "take-in-correspondent-mail" }>;

const onLinesOutside = (holds: (moment: Moment, before: Case, command: FromOutside, kinds: readonly string[]) => void): void =>
  always((moment, before) => {
    const { command, events } = moment;
    if (command?.do !== "take-in-correspondent-mail" || events.length === 0 || !before) return;
    const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== "reached-again");
    holds(moment, before.state, command, kinds);
  });

const shownTo = ({ circle }: Case): readonly string[] => circle.map((id) => `correspondent-wrote member:${id}`);

describe("what people outside write", () => {
  test("I2, I11: is shown and does nothing, proven or not, closed case or open", () => {
    onLinesOutside(({ state }, before, { number, proven }, [first, ...more]) => {
      // Past so many a day they are kept and not shown.
      if (first === "approval-said" || first === "mail-not-acted") return;
      expect(first).toBe("correspondent-wrote");
      const [event, message] = proven ? ["commands-answered", "desk-letter"] : ["mail-not-acted", "not-acted"];
      if (more[0] === "challenged") return;
      expect([[], [event]]).toContainEqual(more);
      expect(facts(state)).toEqual(facts(before));
      const mails = fresh(state, before);
      expect(mails.slice(0, state.circle.length)).toEqual(shownTo(state));
      expect([[], [`${message} correspondent:${number}`]]).toContainEqual(mails.slice(state.circle.length));
    });
  });

  test("I11: is kept as their answer where a moderator who was asked says yes or no, and is proven", () => {
    onLinesOutside(({ state }, before, { number, proven }, kinds) => {
      if (!kinds.includes("approval-said")) return;
      expect(kinds).toEqual(["approval-said", "commands-answered"]);
      expect([proven, mayAnswer(before, number)]).toEqual([true, true]);
      expect(unmoved(facts(state))).toEqual(unmoved(facts(before)));
      const [answer = "", ...none] = fresh(state, before).slice(state.circle.length);
      expect([fresh(state, before).slice(0, state.circle.length), none]).toEqual([shownTo(state), []]);
      expect(["", `desk-letter correspondent:${number}`]).toContain(answer);
    });
  });
});

describe("what moderators have to approve", () => {
  test("is approved by nobody's silence, and by nothing that came before it was decided", () => {
    always(({ state }) => {
      if (approvalOf(state) !== "approved") return;
      const last = state.journal.findLast(
        ({ event }) => event.kind === "approval-said" || (event.kind === "vote-settled" && event.result === "carried"),
      );
      expect(last?.event).toMatchObject({ kind: "approval-said", what: "approved" });
    });
  });

  test("is told to nobody before them, unless a member says anyway", () => {
    always(({ command, events }, before) => {
      const sent = events.find((event) => event.kind === "draft-sent");
      const role = before?.state.correspondents.find(({ number }) => number === sent?.to)?.role;
      if (!sent || !before || role !== "respondent" || command?.do !== "take-in-reply") return;
      if (["unasked", "asked", "objected"].includes(approvalOf(before.state) ?? ""))
        expect(command.reply.commands.some(({ argument }) => argument.startsWith("anyway"))).toBe(true);
    });
  });
});

describe("what people outside get", () => {
  /** By the message, the event that it may come from. */
  const comesFrom = (asked: Event | undefined, to: Person, number: number): Readonly<Record<string, boolean>> => ({
    "to-other": asked?.kind === "draft-sent" && asked.to === number,
    "not-acted": asked?.kind === "mail-not-acted" && asked.line === to,
    "desk-letter":
      (asked?.kind === "moderators-reminded" && asked.numbers.includes(number)) ||
      (asked?.kind === "commands-answered" && asked.to === to),
  });

  test("I11: a correspondent gets the letters that are for them, and word of what their own mail did, and nothing else", () => {
    always(({ state, everyWork }) => {
      for (const { to, message, entry } of everyWork) {
        const number = correspondentOf(to);
        if (number !== undefined) expect(comesFrom(state.journal[entry]?.event, to, number)).toHaveProperty(message, true);
      }
    });
  });

  test("I11: a letter leaves for a correspondent once, in its newest version, by a member who did not write it", () => {
    always(({ state, events }, before) => {
      for (const sent of events.filter((event) => event.kind === "draft-sent")) {
        const written = state.journal.findLast(({ event }) => event.kind === "drafted" && event.to === sent.to)?.event;
        expect(written).toMatchObject({ version: sent.version, by: sent.writer, mail: sent.mail, line: sent.line });
        expect(sent.by).not.toBe(sent.writer);
        expect(before?.state.drafts.some(({ to, version }) => to === sent.to && version === sent.version)).toBe(true);
        expect(state.drafts.some(({ to }) => to === sent.to)).toBe(false);
      }
    });
  });
});

const shownOf = (leaks: readonly { readonly what: string; readonly shown: string }[]): readonly string[] =>
  leaks.filter(({ what }) => what === "reporter").map(({ shown }) => shown);

/** Newest last: what the letter to `to` was found to tell about the reporter, as the journal has it. */
const toldIn = (events: readonly Event[], to: number): readonly string[] =>
  events.reduce<readonly string[]>(
    (told, event) => ((event.kind === "drafted" || event.kind === "draft-held") && event.to === to ? shownOf(event.leaks) : told),
    [],
  );

/** What the reporter's own answers let out to `to`: nothing from before a letter to them was sent or dropped. */
const agreedIn = (events: readonly Event[], to: number): ReadonlySet<string> => {
  const asked = new Map<number, readonly string[]>();
  const yes = new Set<number>();
  for (const event of events) {
    if (event.kind === "reporter-asked" && event.question.about === "identity" && event.question.to === to)
      asked.set(event.question.number, event.question.shown);
    if (event.kind === "reporter-answered" && event.answer === "yes") yes.add(event.number);
    if (event.kind === "reporter-answered" && event.answer === "no") yes.delete(event.number);
    if ((event.kind === "draft-sent" || event.kind === "draft-dropped") && event.to === to) yes.clear();
  }
  return new Set([...asked].flatMap(([number, shown]) => (yes.has(number) ? shown : [])));
};

describe("the reporter's word", () => {
  test("no letter to anybody but the reporter leaves with words that tell who they are, unless they have said yes to those words", () => {
    always(({ events }, before) => {
      for (const event of events.filter(({ kind }) => kind === "draft-sent") as EventOf<"draft-sent">[]) {
        const past = before?.state.journal.map((entry) => entry.event) ?? [];
        const told = toldIn(past, event.to);
        const agreed = agreedIn(past, event.to);
        expect(told.filter((words) => !agreed.has(words))).toEqual([]);
      }
    });
  });

  test("only the proven reporter answers, and what was written for them leaves only after their yes", () => {
    always(({ command, events, everyWork, state }) => {
      if (events.some(({ kind }) => kind === "reporter-answered" || kind === "relayed"))
        expect(command).toMatchObject({ do: "take-in-reporter-mail", proven: true });
      for (const { message, to, entry } of everyWork.filter(
        (work) => work.message === "relayed" || work.message === "question",
      )) {
        expect(to).toBe("reporter");
        if (message === "relayed") expect(state.journal[entry]?.event.kind).toBe("relayed");
      }
    });
  });

  test("nobody who wants no mail, or whom none reaches, is asked; and nobody is asked the same more than twice", () => {
    always(({ state, events }, before) => {
      for (const event of events) {
        if (event.kind !== "reporter-asked") continue;
        expect(before?.state).toMatchObject({ reporter: { vouched: true, machine: false } });
        expect([before?.state.quiet, before?.state.reporter.unreachable, before?.state.reporter.muted]).not.toContain(true);
        expect(before?.state.quiet).toBeUndefined();
        const same = state.journal.filter(
          (entry) => entry.event.kind === "reporter-asked" && entry.event.question.number === event.question.number,
        );
        expect(same.length).toBeLessThanOrEqual(2);
      }
    });
  });
});

describe("a report that is only kept", () => {
  const answersOnly = ["not-acted", "challenge", "transcript", "status-board"];

  /** Where nobody in the committee may have it, somebody outside is asked to help. */
  const mayGet = ({ circle, primary }: Case, to: Person): boolean => {
    const id = memberOf(to);
    if (id !== undefined) return circle.includes(id);
    return to === "reporter" || to === "new-address" || (correspondentOf(to) === undefined && primary === undefined);
  };

  test("sends nothing to anybody but its reporter and its circle", () => {
    always(({ state, command, events }, before) => {
      // The mail service may say only now that a mail has left which was sent before.
      if (!before?.state.onHold || !state.onHold || command?.do === "take-feedback") return;
      for (const event of events)
        if (event.kind === "mail-sent" && !answersOnly.includes(event.message)) expect(mayGet(before.state, event.to)).toBe(true);
    });
  });

  test("goes no further than it stood: no letter to others, no proposal, no vote but on a measure, nobody asked, no end", () => {
    const further = ["drafted", "draft-sent", "contact-opened", "proposed", "conflict-asked", "closed", "recorded"];
    always(({ state, events }, before) => {
      if (!before?.state.onHold || !state.onHold) return;
      expect(events.map(({ kind }) => kind).filter((kind) => further.includes(kind))).toEqual([]);
      for (const event of events)
        if (event.kind === "voted" || event.kind === "vote-settled") {
          const put = before.state.proposals.find(({ number }) => number === event.number);
          expect(put?.what === "measure" || (event.kind === "vote-settled" && event.result !== "carried")).toBe(true);
        }
    });
  });
});
