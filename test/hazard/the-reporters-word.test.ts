/** What could tell on the reporter around the question that the desk asks them, and around the words that it passes on. */
import { beforeAll, describe, expect, test } from "vitest";
import { answer, newestFor } from "../app/casework.ts";
import { deciding, evil, headersOf, reporter, respondent } from "./stories.ts";

const canary = "CANARY hissed at the banister";

/** The reporter has been asked whether they may be named, and whether they want to read something; they have said yes to both. */
const asked = async () => {
  const { desk } = await deciding({ joins: [] });
  const from = desk.sent.length;
  const envelopes: string[] = [];
  const { send } = desk.deps.sender;
  desk.deps.sender.send = (raw, envelope) => {
    envelopes.push(`${envelope.from} ${envelope.to}`);
    return send(raw, envelope);
  };
  await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\n${canary}. Ask ${reporter}.`, {
    headers: ["User-Agent: CANARY", "X-Originating-IP: CANARY", "Cc: canary@elsewhere.example"],
  });
  await answer(desk, "dee", "/send anyway respondent v1");
  await answer(desk, "cy", "/relay\nI am sorry.\n\n> CANARY said among us\n\n-- \nCy CANARY, +1 555 0100");
  const questions = desk.to(reporter).slice(-2);
  await answer(desk, reporter, "/yes 1");
  await answer(desk, reporter, "/yes 2");
  await answer(desk, "dee", "/send anyway respondent v1");
  return {
    desk,
    questions,
    envelopes,
    sent: desk.sent.slice(from),
    toReporter: desk.sent.slice(from).filter(({ to }) => to === reporter),
  };
};

const unbroken = (raw: string): string => raw.replace(/=\r\n/g, "");

describe("what the reporter is asked, and what is passed on to them", () => {
  let story: Awaited<ReturnType<typeof asked>>;
  beforeAll(async () => {
    story = await asked();
  });

  test("LK01, LK19: a question says nothing of the case that an employer who reads it could use, but the words that it asks about", () => {
    const { questions } = story;
    expect(questions.map(({ subject }) => subject.split(": ")[1])).toEqual(["a question for you", "a question for you"]);
    for (const { raw } of questions) expect(unbroken(raw)).not.toMatch(/canary|hissed|banister|sorry/i);
    expect(questions[0]?.text).toContain(`> ${reporter}`);
  });

  test("LK04, LK05: what is passed on is built from its words: no header, quotation or signature of the shepherd goes along", () => {
    const { toReporter } = story;
    const relayed = toReporter.filter(({ subject }) => subject.endsWith("what you wanted to read"));
    expect(relayed).toHaveLength(1);
    for (const { text, raw } of relayed) {
      expect(text).toContain("> I am sorry.");
      expect(unbroken(raw)).not.toMatch(/canary|555 0100/i);
    }
  });

  test("LK03: every mail has the desk as its envelope sender, so that a bounce goes to nobody else", () => {
    const { envelopes, sent } = story;
    expect(envelopes.length).toBe(sent.length);
    for (const envelope of envelopes) expect(envelope).toMatch(/^conduct@desk\.test \S+$/);
  });

  test("LK06, LK14, LK15: each mail has one recipient, and to the reporter none names a member or where one can be reached", () => {
    const { sent, toReporter } = story;
    for (const { raw, to } of sent) {
      const named = headersOf(raw).filter(([name]) => ["to", "cc", "bcc"].includes(name));
      expect(named.map(([name, value]) => `${name}: ${value}`)).toEqual([`to: ${to}`]);
    }
    for (const { raw, subject } of toReporter)
      expect(unbroken(raw).replaceAll(subject.split(":")[0] ?? "", "")).not.toMatch(
        /@members\.test|\b(?:ada|bo|cy|dee|eli|fay)\b/i,
      );
  });

  test("LK11, LK21: nothing in it loads from elsewhere, and nothing happens when a scanner opens each link: an answer is a mail", () => {
    const { toReporter, sent } = story;
    for (const { html } of [...toReporter, ...sent.filter(({ to }) => to === respondent)]) {
      expect(html).not.toMatch(/<(?:img|link|script|iframe)\b|url\(|\bsrc=|background=/i);
      for (const [, target] of html.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^mailto:conduct\+/);
    }
  });

  test("LK02, LK20: no plain answer lets a letter out, nor a yes that is not the reporter's, and whoever tries gets no answer", async () => {
    const { desk } = await deciding({ joins: [] });
    await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\nAsk ${reporter}.`);
    await answer(desk, "dee", "/send anyway respondent v1");
    await answer(desk, reporter, "Yes, I agree. Please send it.");
    await answer(desk, reporter, "/yes 1", { from: evil });
    await answer(desk, reporter, "/yes 1", { verdicts: { dmarc: "FAIL" } });
    await answer(desk, "cy", "/yes 1");
    await answer(desk, "dee", "/send anyway respondent v1");
    expect([desk.to(respondent).length, desk.to(evil).length]).toEqual([0, 0]);
    expect(newestFor(desk, "dee").text).toContain("No answer is a no");
  });

  test("a copy of an old yes, sent once more by whoever has it, does not undo the no that came after it", async () => {
    const { desk } = await deciding({ joins: [] });
    await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\nAsk ${reporter}.`);
    await answer(desk, "dee", "/send anyway respondent v1");
    const yes = { headers: ["Message-ID: <yes@example.org>"] };
    await answer(desk, reporter, "/yes 1", yes);
    await answer(desk, reporter, "/no 1", { headers: ["Message-ID: <no@example.org>"] });
    await answer(desk, reporter, "/yes 1", yes);
    await answer(desk, "dee", "/send anyway respondent v1");
    expect(desk.to(respondent)).toEqual([]);
  });
});

describe("somebody outside who writes and writes", () => {
  test("is shown to the circle twenty times a day, and strangers on their line five times, apart from each other", async () => {
    const { desk } = await deciding({ joins: [] });
    await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\nPlease stay away.`);
    await answer(desk, "dee", "/send respondent v1");
    const line = newestFor(desk, respondent).replyTo;
    const shown = () => desk.to("dee").filter(({ subject }) => subject.endsWith("an answer from outside")).length;
    for (let at = 0; at < 8; at += 1) await desk.receive({ from: evil, to: [line], text: `${at}` });
    expect(shown()).toBe(5);
    for (let at = 0; at < 22; at += 1) await desk.receive({ from: respondent, to: [line], text: `${at}` });
    expect(shown()).toBe(25);
    expect(newestFor(desk, respondent).text).toContain("twenty mails about this within a day");
    expect([desk.to(respondent).length, desk.to(evil).length]).toEqual([3, 0]);
  });
});

describe("a reporter whose address does not name them", () => {
  test.each([
    ["says who they are", "My name is Robin Quill. He hissed at me."],
    ["signs by hand", "He hissed at me.\n\nBest regards,\nRobin Quill"],
  ])("and who %s is asked before a letter tells that name", async (_, text) => {
    const { desk } = await deciding({ joins: [], report: { from: "k9@example.org", text } });
    await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\nRobin Quill says that you were rude.`);
    await answer(desk, "dee", "/send anyway respondent v1");
    expect(desk.to(respondent)).toEqual([]);
    expect(newestFor(desk, "k9@example.org").subject).toContain("a question for you");
    expect(newestFor(desk, "k9@example.org").text).toContain("> Robin Quill");
  });
});
