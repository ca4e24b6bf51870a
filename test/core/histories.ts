/** Lives of a case, made up: mails of all sorts by all sorts, redelivered, sent, refused, over days, while people leave. */
import fc from "fast-check";
import { addressOf, cannotAct } from "../../functions/core/case/authority.ts";
import type { Case, Work } from "../../functions/core/case/case.ts";
import { applied, unopened } from "../../functions/core/case/change.ts";
import type { Command, Opening } from "../../functions/core/case/commands.ts";
import type { Context } from "../../functions/core/case/context.ts";
import { decide } from "../../functions/core/case/decide.ts";
import { type KeptOut, type Person, refusalCodes } from "../../functions/core/case/vocabulary.ts";
import { leased, resultEvent, type SendResult, stillWanted, withResult } from "../../functions/core/case/work.ts";
import { memberId, type SesId } from "../../functions/core/ids.ts";
import { type Instant, after as later, minutes } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { aMail, anOpening, aReceipt, aReporter, box, keptOut, mailNumber, march10, nobodyToWriteTo } from "./builders.ts";

type Step =
  | { readonly do: "answer"; readonly by: Person; readonly text: string; readonly dmarc: string }
  | { readonly do: "reporter-writes"; readonly proven: boolean }
  | { readonly do: "unacted"; readonly line: Person; readonly why: (typeof refusalCodes)[number] }
  | { readonly do: "redeliver"; readonly which: number }
  | { readonly do: "work"; readonly results: readonly SendResult[] }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "leave"; readonly who: string };

export interface History {
  readonly what: "open-report" | "ask-author";
  readonly opening: Opening;
  readonly steps: readonly Step[];
}

const ids = memberRows.map(({ id }) => id);
const members = ids.map((id): Person => `member:${id}`);
/** The author more often than others: only they can set a mail aside and take it up again. */
const people = fc.constantFrom<Person>("reporter", "author", "author", "author", "outside-contact", ...members);
const texts = fc
  .array(
    fc.constantFrom(
      "/ack",
      "/help",
      "/report",
      "/report mine",
      "/report other",
      "/discard",
      "/nonsense",
      "Dear you,",
      "a note",
      "",
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((lines) => lines.join("\n"));

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      by: people,
      text: texts,
      dmarc: fc.constantFrom("PASS", "PASS", "PASS", "FAIL"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reporter-writes" as const), proven: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("unacted" as const), line: people, why: fc.constantFrom(...refusalCodes) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("redeliver" as const), which: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("work" as const),
      results: fc.array(fc.constantFrom<SendResult>("sent", "sent", "refused", "not-sent", "unsure"), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 3, 60, 1_440) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), who: fc.constantFrom(...ids) }) },
);

const reporters = fc.constantFrom(
  aReporter(),
  aReporter({ vouched: false }),
  aReporter({ machine: true }),
  nobodyToWriteTo,
  ...ids.map((id) => aReporter({ address: `${id}@members.test`, member: memberId(id) })),
);

const exclusions: fc.Arbitrary<readonly KeptOut[]> = fc
  .subarray(ids)
  .chain((out) =>
    fc.tuple(...out.map((id) => fc.constantFrom("named", "asked", "earlier").map((why) => keptOut(id, why as KeptOut["why"])))),
  );

export const histories: fc.Arbitrary<History> = fc
  .record({
    what: fc.constantFrom("open-report" as const, "ask-author" as const),
    reporter: reporters,
    keptOut: exclusions,
    steps: fc.array(steps, { maxLength: 25 }),
  })
  .map(({ what, reporter, keptOut, steps }) => ({ what, steps, opening: anOpening({ reporter, keptOut }) }));

/** A case and the world around it as a history goes on. */
export interface Moment {
  readonly state: Case;
  readonly now: Instant;
  readonly left: readonly string[];
  /** Every piece of work that there ever was. */
  readonly everyWork: readonly Work[];
  /** What the last step was refused with, if it was. */
  readonly refused: string | undefined;
}

const contextOf = ({ now, left }: Pick<Moment, "now" | "left">): Context => {
  const staying = memberRows.filter(({ id }) => !left.includes(id));
  return { now, desk: demoSettings({ members: staying.length > 0 ? staying : memberRows.slice(0, 1) }) };
};

/** As the use case does it: what is not proven or has no place does not act, and the reporter's line is content. */
const commandFor = (moment: Moment, { by, text, dmarc }: Extract<Step, { do: "answer" }>, number: number): Command => {
  const { desk } = contextOf(moment);
  const mail = mailNumber(number);
  const address = addressOf(moment.state, by, desk);
  const why = cannotAct(
    moment.state,
    by,
    desk,
    aMail({ from: [box(address ?? "gone@example.org")] }),
    aReceipt({ verdicts: { dmarc } }),
  );
  if (by === "reporter") return { do: "take-in-reporter-mail", mail, proven: why === undefined };
  if (why !== undefined) return { do: "take-in-unacted", line: by, mail, why };
  if (by === "outside-contact") return { do: "take-in-unacted", line: by, mail, why: "not-available-yet" };
  return { do: "take-in-reply", by, mail, reply: readReply(text) };
};

const having = (moment: Moment, state: Case, refused?: string): Moment => ({
  ...moment,
  state,
  refused,
  everyWork: [...moment.everyWork, ...state.work.filter(({ id }) => !moment.everyWork.some((old) => old.id === id))],
});

const taking = (moment: Moment, command: Command): Moment => {
  const decision = decide(moment.state, command, contextOf(moment));
  if ("refused" in decision) return having(moment, moment.state, decision.refused);
  return having(moment, applied(moment.state, decision.events, moment.now));
};

const working = (moment: Moment, results: readonly SendResult[]): Moment => {
  const { state, mine } = leased(moment.state, moment.now);
  const done = mine.map((work, index): readonly [Work, SendResult] => [
    work,
    stillWanted(state, work) ? (results[index % results.length] ?? "sent") : "dissolved",
  ]);
  const events = done.flatMap(([work, result]) => resultEvent(work, result) ?? []);
  const written = done.reduce(
    (current, [work, result]) => withResult(current, work.id, result, moment.now),
    applied(state, events, moment.now),
  );
  return having(moment, written);
};

const stepped = (moment: Moment, step: Step, number: number): Moment => {
  switch (step.do) {
    case "answer":
      return taking(moment, commandFor(moment, step, number));
    case "reporter-writes":
      return taking(moment, { do: "take-in-reporter-mail", mail: mailNumber(number), proven: step.proven });
    case "unacted":
      return taking(moment, { do: "take-in-unacted", line: step.line, mail: mailNumber(number), why: step.why });
    case "redeliver":
      return taking(moment, { do: "take-in-reporter-mail", mail: mailNumber(step.which % number), proven: true });
    case "work":
      return working(moment, step.results);
    case "wait":
      return { ...moment, now: later(moment.now, minutes(step.minutes)), refused: undefined };
    case "leave":
      return { ...moment, left: [...moment.left, step.who], refused: undefined };
  }
};

interface Lived {
  readonly moment: Moment;
  /** The mail that came once more in this step, if one did. */
  readonly again: SesId | undefined;
}

/** Every moment of a history, from the case's opening on. */
export const lived = ({ what, opening, steps }: History): readonly Lived[] => {
  const start: Pick<Moment, "now" | "left"> = { now: march10, left: [] };
  const context = contextOf(start);
  const decision = decide(undefined, { do: what, opening }, context);
  const state = applied(unopened(opening, context.desk, march10), "events" in decision ? decision.events : [], march10);
  let moment: Moment = { ...start, state, everyWork: state.work, refused: undefined };
  const moments: Lived[] = [{ moment, again: undefined }];
  for (const [index, step] of steps.entries()) {
    const number = index + 1;
    moment = stepped(moment, step, number);
    moments.push({ moment, again: step.do === "redeliver" ? mailNumber(step.which % number).mail : undefined });
  }
  return moments;
};
