/** What the mail service says comes late, twice and in any order. What it comes to must not depend on that. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { decide } from "../../functions/core/case/decide.ts";
import { notReached } from "../../functions/core/case/not-reached.ts";
import type { MailFate, Person } from "../../functions/core/case/vocabulary.ts";
import { leased, resultEvents, type SendResult, stillWanted, withResult } from "../../functions/core/case/work.ts";
import { written } from "../../functions/core/case/written.ts";
import { after as later, minutes } from "../../functions/core/instant.ts";
import { acknowledgedCase, andThen, inMarch, march10, must, reply, reportedCase } from "./builders.ts";

/** Every mail that is due, with what came of sending it. */
const worked = (state: Case, result: SendResult, now = march10): Case => {
  const { state: held, mine } = leased(state, now);
  const done = mine.map((work) => ({
    work,
    result: stillWanted(held, work, held.journal.find(({ seq }) => seq === work.entry)?.event) ? result : ("dissolved" as const),
  }));
  const events = done.flatMap((row) => resultEvents(held, row.work, row.result));
  return done.reduce((current, row) => withResult(current, row.work.id, row.result, now), written(held, events, now));
};

const saying = (state: Case, work: string, fate: MailFate): Case => {
  const command = { do: "take-feedback", said: [{ work: work as Case["work"][number]["id"], fate }] } as const;
  const decision = decide(state, command, inMarch());
  return "refused" in decision ? state : written(state, decision.events, march10);
};

/** All but the journal, whose order may differ, and the ids of work, which are made from it. */
const known = ({ journal: _, journalLength: __, work, ...facts }: Case) => ({
  ...facts,
  work: work.map(({ message, to, textOnly }) => [message, to, textOnly]),
});

/** What can be said of one mail: at most one end, and what leads there. */
const lives: readonly (readonly MailFate[])[] = [
  ["sent"],
  ["sent", "delivered"],
  ["sent", "delayed", "delivered"],
  ["sent", "delivered", "complained"],
  ["sent", "delivered", "bounced"],
  ["sent", "delayed", "bounced"],
  ["sent", "suppressed"],
  ["sent", "rejected"],
];

/** All of a life at least once, in any order, some of it again. */
const tellings = fc.constantFrom(...lives).chain((life) =>
  fc
    .array(fc.constantFrom(...life), { maxLength: 4 })
    .chain((again) => fc.shuffledSubarray([...life, ...again], { minLength: life.length + again.length }))
    .map((told) => ({ life, told })),
);

const starts: readonly (readonly [string, Case])[] = [
  ["sent", worked(reportedCase(), "sent")],
  ["still on its way", leased(reportedCase(), march10).state],
  ["perhaps sent", worked(reportedCase(), "unsure")],
];

describe("what is said of a mail", () => {
  test.each(starts)("comes to the same state and the same mails in any order and number: %s", (_, start) => {
    fc.assert(
      fc.property(tellings, fc.constantFrom<Person>("member:cy", "reporter"), ({ life, told }, who) => {
        const mails = leased(reportedCase(), march10).mine;
        const { id } = must(mails.find(({ to }) => to === who));
        const inTurn = life.reduce((state, fate) => saying(state, id, fate), start);
        const asTold = told.reduce((state, fate) => saying(state, id, fate), start);
        expect(known(asTold)).toEqual(known(inTurn));
      }),
      { numRuns: 150 },
    );
  });

  test("once more, after all of it, is refused as nothing new, so that it costs no write", () => {
    fc.assert(
      fc.property(tellings, ({ told }) => {
        const { id } = must(leased(reportedCase(), march10).mine[0]);
        const state = told.reduce((current, fate) => saying(current, id, fate), worked(reportedCase(), "sent"));
        for (const fate of told) expect(saying(state, id, fate)).toBe(state);
      }),
      { numRuns: 100 },
    );
  });

  test("before anything of it was sent changes nothing", () => {
    const state = reportedCase();
    for (const fate of ["sent", "delivered", "bounced"] as const) expect(saying(state, must(state.work[0]).id, fate)).toBe(state);
  });

  test("settles a mail that may have been sent, so that nobody tries it again", () => {
    const unsure = worked(reportedCase(), "unsure");
    const settled = unsure.work.reduce((state, { id }) => saying(state, id, "sent"), unsure);
    expect(settled.work).toEqual([]);
    expect(settled.awaiting.map(({ to }) => to)).toEqual(["member:cy", "member:dee"]);
    expect(leased(settled, later(march10, minutes(60))).mine).toEqual([]);
  });
});

describe("no word in time", () => {
  const waiting = worked(reportedCase(), "sent");
  const row = must(waiting.awaiting[0]);
  const silent = written(waiting, notReached(waiting, row, "no-word"), march10);

  test("is like a bounce, and known once", () => {
    expect(silent.unreached).toMatchObject([{ to: "member:cy", why: "no-word" }]);
    expect(silent.awaiting.map(({ to }) => to)).toEqual(["member:dee"]);
    expect(notReached(silent, row, "bounced")).toEqual([]);
  });

  test("is taken back by word of that very mail", () => {
    expect(saying(silent, row.work, "delivered").unreached).toEqual([]);
  });
});

test("the mails that are waited for are bounded, because a case is one item", () => {
  let state: Case = acknowledgedCase();
  for (let turn = 0; turn < 60; turn += 1)
    state = written(state, [{ kind: "mail-sent", work: `${turn}-9` as never, message: "new-report", to: "member:cy" }], march10);
  expect(state.awaiting).toHaveLength(20);
});

test("a mail that was thrown away as harmful does not come again, as text, to a member who has left since", () => {
  const sent = worked(reportedCase(), "sent");
  const work = must(sent.journal.find(({ event }) => event.kind === "mail-sent" && event.to === "member:dee")).event;
  const without = andThen(sent, reply("member:dee", "/recuse", 7));
  const said = saying(without, work.kind === "mail-sent" ? work.work : "", "rejected");
  expect(said.work.filter(({ to, message }) => to === "member:dee" && message !== "transcript")).toEqual([]);
});
