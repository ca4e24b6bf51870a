/** LP04: a mailbox that answers every mail, with nothing in its headers to show it. The desk must be the one that falls silent. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import { answer, type MemoryDesk, newestFor, told } from "../app/casework.ts";
import { createMemoryDesk, type Incoming, type SentMail } from "../support/memory-desk.ts";
import { cy, reported, reporter } from "./stories.ts";

type Answering = (mail: SentMail) => Incoming;

const away = "I am away from my desk.";

/** To which address a peer answers, and with which words. */
const ways: readonly (readonly [string, Answering])[] = [
  ["to Reply-To", ({ replyTo }) => ({ to: [replyTo], text: away })],
  ["to Reply-To with our own words, unquoted", ({ replyTo, text }) => ({ to: [replyTo], text })],
  ["to the alias", () => ({ text: away })],
  ["to the alias, citing us", ({ raw }) => ({ text: away, headers: [/^References:[^\n]*/m.exec(raw)?.[0].trim() ?? ""] })],
];

/** Far more than it may take; a loop would fill them all. */
const mostRounds = 12;

/** Every mail that these have had or get is answered within minutes, until nothing more comes. How many rounds that took. */
const talk = async (desk: MemoryDesk, peers: readonly string[], how: Answering): Promise<number> => {
  let [answered, round] = [0, 0];
  for (; round < mostRounds && answered < desk.sent.length; round += 1) {
    const news = desk.sent.slice(answered).filter(({ to }) => peers.includes(to));
    answered = desk.sent.length;
    for (const mail of news) await desk.receive({ from: mail.to, ...how(mail) });
    await desk.advance(minutes(3));
  }
  return round;
};

describe.each(ways)("LP04 a peer that answers every mail %s", (_, how) => {
  test("as a reporter gets three mails at most", async () => {
    const { desk } = await reported();
    await talk(desk, [reporter], how);
    expect(desk.to(reporter).length).toBeLessThanOrEqual(3);
  });

  test("as one of the pair gets three mails at most, and acknowledges nothing", async () => {
    const { desk } = await reported();
    await talk(desk, [cy], how);
    expect(desk.to("cy").length).toBeLessThanOrEqual(3);
    expect(told(desk).filter((mail) => mail.includes("acknowledged"))).toEqual([]);
  });

  test("as a member who is asked to help gets three mails at most", async () => {
    const { desk } = await reported();
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", "/circle");
    await talk(desk, ["bo@members.test"], how);
    expect(desk.to("bo").length).toBeLessThanOrEqual(3);
  });

  test("as a member who wrote to the alias gets three mails at most", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "fay@members.test" });
    await talk(desk, ["fay@members.test"], how);
    expect(desk.to("fay").length).toBeLessThanOrEqual(3);
  });

  test("as the outside contact gets three mails at most", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay were all there." });
    await talk(desk, ["board@members.test"], how);
    expect(desk.to("board").length).toBeLessThanOrEqual(3);
  });

  test("at a safer address that was named by mistake gets three mails at most", async () => {
    const { desk } = await reported();
    await answer(desk, reporter, "/write-to stranger@example.org");
    await talk(desk, ["stranger@example.org"], how);
    expect(desk.to("stranger@example.org").length).toBeLessThanOrEqual(3);
  });
});

describe("LP04 more loops", () => {
  test("a peer on the line of the desk itself is answered no more after its third mail", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: cy, text: "/help" });
    await talk(desk, [cy], ({ replyTo }) => ({ to: [replyTo], text: away }));
    expect(desk.to("cy")).toHaveLength(3);
  });

  test("both of the pair, each answering the other's notes, come to an end", async () => {
    const { desk } = await reported();
    const rounds = await talk(desk, [cy, "dee@members.test"], ({ replyTo }) => ({ to: [replyTo], text: away }));
    expect(rounds).toBeLessThan(mostRounds);
    expect(desk.to("cy").length).toBeLessThan(20);
  });

  test("a peer that answers a day late gets no more than two mails a day", async () => {
    const { desk } = await reported();
    for (let day = 1; day <= 4; day += 1) {
      await desk.advance(hours(24));
      await desk.receive({ text: away });
      await desk.receive({ text: away });
      await desk.receive({ text: away });
      // What the desk owes to whoever waits for an answer is no answer to a mail, and comes once for each that had a receipt.
      const answers = desk.to(reporter).filter(({ subject }) => !subject.endsWith("your report is still open"));
      expect(answers.length).toBeLessThanOrEqual(1 + 2 * day);
      expect(desk.to(reporter).length).toBeLessThanOrEqual(2 * (1 + 2 * day));
    }
  });

  test("the pair is told where no receipt was sent for that reason", async () => {
    const { desk } = await reported();
    for (let number = 2; number <= 3; number += 1) {
      expect(newestFor(desk, "cy").text).not.toContain("in case a machine answers there");
      await desk.receive({ text: `This happened too: ${number}.` });
    }
    expect(newestFor(desk, "cy").text).toContain("in case a machine answers there");
    expect(desk.to(reporter)).toHaveLength(2);
  });
});

/** A mail to the alias, by one of few, so that they come to have many; and how long after the one before. */
const arrivals = fc.record({
  from: fc.constantFrom("one@example.org", "two@example.org", "fay@members.test"),
  form: fc.constantFrom<Incoming>({}, {}, {}, { headers: ["Auto-Submitted: auto-replied"] }, { envelopeFrom: "" }),
  verdicts: fc.constantFrom<NonNullable<Incoming["verdicts"]>>({}, {}, { dmarc: "GRAY" }, { dmarc: "FAIL", spf: "FAIL" }),
  wait: fc.constantFrom(0, 0, 0, minutes(5), hours(7)),
  acknowledged: fc.constantFrom(false, false, true),
});

type Arrival = typeof arrivals extends fc.Arbitrary<infer Each> ? Each : never;

const mayBeAnswered = ({ from, form, verdicts }: Arrival): boolean =>
  form.headers === undefined && form.envelopeFrom !== "" && (verdicts.dmarc !== "FAIL" || from === "fay@members.test");

/** Whatever goes to a sender while their mail is taken in is an automatic answer. */
const answersTo = async (desk: MemoryDesk, { form, from, verdicts }: Arrival): Promise<readonly SentMail[]> => {
  const before = desk.sent.length;
  await desk.receive({ from, verdicts, ...form });
  return desk.sent.slice(before).filter(({ to }) => to === from);
};

describe("I8 automatic answers", () => {
  test("come once a case, and never to a machine, to a null sender or to whom nothing vouches for", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arrivals, { minLength: 8, maxLength: 24, size: "max" }), async (mails) => {
        const desk = await createMemoryDesk();
        const cases: (string | undefined)[] = [];
        for (const mail of mails) {
          await desk.advance(mail.wait);
          const answers = await answersTo(desk, mail);
          expect(answers.length).toBeLessThanOrEqual(mayBeAnswered(mail) ? 1 : 0);
          cases.push(...answers.map(({ work }) => work.split("_")[0]));
          if (mail.acknowledged && desk.to("cy").length > 0) await answer(desk, "cy", "/ack");
        }
        expect(new Set(cases).size).toBe(cases.length);
      }),
      { numRuns: 8 },
    );
  });

  test("come ten times a day at most to one address, also where somebody acts on every mail of it", async () => {
    const { desk } = await reported();
    const receipts = (): number => desk.to(reporter).filter(({ subject }) => subject.endsWith("we have your mail")).length;
    for (let number = 2; number <= 12; number += 1) {
      await answer(desk, "cy", "/ack");
      await desk.receive({ text: `This happened too: ${number}.` });
    }
    expect(receipts()).toBe(10);
    await desk.advance(hours(25));
    await desk.receive({ text: "One more." });
    expect(receipts()).toBe(11);
  });
});
