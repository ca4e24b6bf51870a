/** Lives of a case, made up: mails of all sorts by all sorts, redelivered, sent, refused, over days, while people leave. */

import { addressOf, cannotAct, isOwnAwayAnswer, mayChallenge } from "../../functions/core/case/authority.ts";
import type { Case, Work } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import type { Command, Content, DraftLeaks, WaitingLeaks } from "../../functions/core/case/commands.ts";
import type { Context } from "../../functions/core/case/context.ts";
import { decide } from "../../functions/core/case/decide.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { forbids, isCommandName, possibleNow } from "../../functions/core/case/rules.ts";
import { unopened } from "../../functions/core/case/unopened.ts";
import { correspondentOf, memberPerson, type Person } from "../../functions/core/case/vocabulary.ts";
import { leased, resultEvents, type SendResult, stillWanted, withResult } from "../../functions/core/case/work.ts";
import { caseId, memberId, type SesId } from "../../functions/core/ids.ts";
import { type Instant, after as later, minutes } from "../../functions/core/instant.ts";
import type { IncomingMail, Receipt } from "../../functions/core/mail/incoming-mail.ts";
import { type Reply, readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { aMail, aReceipt, box, mailNumber, march10, noSigns } from "./builders.ts";
import type { Forgery, History, Step } from "./history-steps.ts";
import { written } from "./history-words.ts";

/** A case and the world around it as a history goes on. */
export interface Moment {
  readonly state: Case;
  readonly now: Instant;
  readonly desk: Context["desk"];
  readonly left: readonly string[];
  /** Every piece of work that there ever was. */
  readonly everyWork: readonly Work[];
  /** What the last step asked of the case, if it asked anything. */
  readonly command: Command | undefined;
  /** What came of it. */
  readonly events: readonly Event[];
  /** What the last step was refused with, if it was. */
  readonly refused: string | undefined;
}

const desks = new Map<string, Context["desk"]>();

/** A desk is read once for each roster that it has, because reading it takes longer than all the rest. */
const deskOf = (policy: string, left: readonly string[]): Context["desk"] => {
  const staying = memberRows.filter(({ id }) => !left.includes(id));
  const members = staying.length > 0 ? staying : memberRows.slice(0, 1);
  const name = [policy, ...members.map(({ id }) => id)].join(" ");
  const known = desks.get(name) ?? demoSettings({ policy, members });
  desks.set(name, known);
  return known;
};

/** A mail that comes from `address` and is sound but for what was forged. */
export const mailFrom = (address: string | undefined, forged: Forgery): { mail: IncomingMail; receipt: Receipt } => {
  const own = box(address ?? "gone@example.org");
  const froms = {
    moved: [box("elsewhere@example.org")],
    sender: [box("mallory@example.org")],
    "two-senders": [own, box("mallory@example.org")],
  };
  return {
    mail: aMail({
      from: forged in froms ? froms[forged as keyof typeof froms] : [own],
      signs: { ...noSigns, autoResponse: forged === "machine" },
    }),
    receipt: aReceipt({ verdicts: { dmarc: { dmarc: "FAIL", gray: "GRAY" }[forged as string] ?? "PASS" } }),
  };
};

type Answer = Pick<Extract<Step, { do: "answer" }>, "by" | "text" | "leaks" | "forged">;

const letters: readonly string[] = ["ack", "record", "reply", "close", "due"];

const leaksIn = (reply: Reply): number[] => reply.commands.flatMap(({ name }, at) => (letters.includes(name) ? [at] : []));

const repeatsIn = ({ commands }: Reply): number[] => commands.flatMap(({ body }, at) => (body.endsWith("again.") ? [at] : []));

/** What is for the committee alone, in a short letter; and who reported, in a longer one. */
const draftLeaksIn = ({ commands }: Reply): readonly DraftLeaks[] =>
  commands.map(({ body }, at) => ({ at, found: [{ what: body.includes("keep") ? "reporter" : "committee", shown: "it" }] }));

/** What came to light after the letter was written. */
const lateLeaksIn = ({ drafts }: Case): readonly WaitingLeaks[] =>
  drafts.map(({ to, version, leaks }) => ({ to, version, found: [...leaks, { what: "reporter", shown: "late" }] }));

/** As the use case does it: what is not proven or has no place does not act, and the reporter's line is content. */
const commandFor = ({ state, desk }: Moment, { by, text, leaks, forged }: Answer, number: number): Command => {
  const mail = mailNumber(number);
  const arrived = mailFrom(addressOf(state, by, desk), forged);
  const why = cannotAct(state, by, desk, arrived.mail, arrived.receipt);
  const reply = readReply(text);
  const asks = mayChallenge(state, by, desk, arrived.mail, arrived.receipt, why);
  const verbs = reply.commands.map(({ name }) => name);
  const challenge = asks && verbs.length > 0 && verbs.every(isCommandName) && { challenge: { ...asks, verbs } };
  if (by === "reporter") return { do: "take-in-reporter-mail", mail, proven: why === undefined, reply, ...challenge };
  const outside = correspondentOf(by);
  if (outside !== undefined && why !== "machine-mail")
    return {
      ...{ do: "take-in-correspondent-mail", number: outside, mail, proven: why === undefined, reply },
      ...(why && { why }),
      ...challenge,
    };
  const away = isOwnAwayAnswer(state, by, desk, arrived.mail, arrived.receipt);
  if (why !== undefined) return { do: "take-in-unacted", line: by, mail, why, ...(away && { away }), ...challenge };
  if (by === "outside-contact") return { do: "take-in-unacted", line: by, mail, why: "line-closed" };
  if (by === "new-address") return { do: "confirm-address", mail };
  const people = { marks: reply.commands.flatMap(({ name, argument }) => (name === "involves" ? [argument] : [])), cases: [] };
  const found = leaks && {
    leaks: leaksIn(reply),
    repeats: repeatsIn(reply),
    draftLeaks: draftLeaksIn(reply),
    waitingLeaks: lateLeaksIn(state),
  };
  return { do: "take-in-reply", by, mail, reply, people, ...found };
};

/** What waits is decided as if it had come in proven. Its words are those of the mail in which they stand. */
const owning = (moment: Moment, { which, answer }: Extract<Step, { do: "own" }>, number: number): Moment => {
  const asked = moment.state.challenges[which % Math.max(1, moment.state.challenges.length)];
  if (!asked) return having(moment, {});
  const text = asked.verbs.map((name) => (isCommandName(name) ? written(name, which) : "")).join("\n");
  const waiting = commandFor(moment, { by: asked.person, text, leaks: false, forged: "nothing" }, number);
  return taking(moment, {
    ...{ do: "answer-challenge", owner: asked.person, mail: mailNumber(number), answer },
    ...(isContent(waiting) && { waiting: { ...waiting, mail: asked.mail } }),
  });
};

const isContent = (command: Command): command is Content =>
  ["take-in-reply", "take-in-reporter-mail", "take-in-correspondent-mail"].includes(command.do);

/** Whoever is on the case now, in some order. */
const present = (state: Case): readonly Person[] => [
  ...state.circle.map(memberPerson),
  ...state.asked.map(({ member }) => memberPerson(member)),
  ...(state.newAddress === undefined ? [] : (["new-address"] as const)),
  state.stage === "unplaced" || state.stage === "set-aside" ? "author" : "reporter",
];

type Sensible = Extract<Step, { do: "sensible" }>;

const sensible = ({ state }: Moment, { who, what, way, leaks, rather }: Sensible): Answer => {
  const people = present(state);
  const able = people.filter((person) => rather !== undefined && forbids(state, person, rather) === undefined);
  const by = (able.length > 0 ? able[who % able.length] : people[who % people.length]) ?? "reporter";
  const names = possibleNow(state, by);
  // Past the last command stands a note.
  const name = able.length > 0 ? rather : names[what % (names.length + 4)];
  return { by, text: name ? written(name, way) : "It goes on.", leaks, forged: "nothing" };
};

const having = (moment: Moment, change: Partial<Moment>): Moment => {
  const state = change.state ?? moment.state;
  const known = new Set(moment.everyWork.map(({ id }) => id));
  const fresh = state.work.filter(({ id }) => !known.has(id));
  const quiet = { command: undefined, events: [], refused: undefined };
  return { ...moment, ...quiet, ...change, everyWork: [...moment.everyWork, ...fresh] };
};

const taking = (moment: Moment, command: Command): Moment => {
  const decision = decide(moment.state, command, moment);
  if ("refused" in decision) return having(moment, { command, refused: decision.refused });
  return having(moment, { command, events: decision.events, state: applied(moment.state, decision.events, moment) });
};

const working = (moment: Moment, results: readonly SendResult[]): Moment => {
  const { state, mine } = leased(moment.state, moment.now);
  const done = mine.map((work, index): readonly [Work, SendResult] => [
    work,
    stillWanted(state, work, state.journal[work.entry]?.event) ? (results[index % results.length] ?? "sent") : "dissolved",
  ]);
  const events = done.flatMap(([work, result]) => resultEvents(state, work, result));
  const next = done.reduce(
    (current, [work, result]) => withResult(current, work.id, result, moment.now),
    applied(state, events, moment),
  );
  return having(moment, { state: next, events });
};

/** What the clock's handler does: what time alone has brought, then the mails that are due. */
const ticked = (moment: Moment, results: readonly SendResult[]): Moment => {
  const passed = taking(moment, { do: "pass-time" });
  const worked = working(passed, results);
  return { ...worked, events: [...passed.events, ...worked.events] };
};

const stepped = (moment: Moment, step: Step, number: number, policy: string): Moment => {
  const roster = (left: readonly string[]): Moment => having(moment, { left, desk: deskOf(policy, left) });
  switch (step.do) {
    case "answer":
      return taking(moment, commandFor(moment, step, number));
    case "sensible":
      return taking(moment, commandFor(moment, sensible(moment, step), number));
    case "unacted":
      return taking(moment, { do: "take-in-unacted", line: step.line, mail: mailNumber(number), why: step.why });
    case "own":
      return owning(moment, step, number);
    case "redeliver":
      return taking(moment, { do: "take-in-reporter-mail", mail: mailNumber(step.which % number), proven: true });
    case "match": {
      const other = { id: caseId(step.other), codeName: "Amber Canoe", circle: step.circle.map(memberId) };
      return taking(moment, { do: "match-back", mail: mailNumber(number), other });
    }
    case "work":
      return ticked(moment, step.results);
    case "feedback": {
      const work = moment.everyWork.at(-1 - (step.which % moment.everyWork.length));
      return work ? taking(moment, { do: "take-feedback", said: [{ work: work.id, fate: step.fate }] }) : moment;
    }
    case "wait":
      return having(moment, { now: later(moment.now, minutes(step.minutes)) });
    case "leave":
      return roster([...moment.left, step.who]);
    case "come-back":
      return roster(moment.left.filter((id) => id !== step.who));
  }
};

export interface Lived {
  readonly moment: Moment;
  /** The mail that came once more in this step, if one did. */
  readonly again: SesId | undefined;
}

const begun = ({ what, opening, policy }: History): Moment => {
  const context = { now: march10, desk: deskOf(policy, []) };
  const command: Command = { do: what, opening };
  const decision = decide(undefined, command, context);
  const events = "events" in decision ? decision.events : [];
  const state = applied(unopened(opening, context.desk, march10), events, context);
  return { ...context, left: [], state, command, events, everyWork: state.work, refused: undefined };
};

/** Every moment of a history, from the case's opening on. */
export const lived = (history: History): readonly Lived[] => {
  let moment = begun(history);
  const moments: Lived[] = [{ moment, again: undefined }];
  for (const [index, step] of history.steps.entries()) {
    const number = index + 1;
    moment = stepped(moment, step, number, history.policy);
    moments.push({ moment, again: step.do === "redeliver" ? mailNumber(step.which % number).mail : undefined });
  }
  return moments;
};
