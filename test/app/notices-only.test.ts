/** A member who wants notices only: their mailbox holds nothing of a case but what they asked for with /file. */
import { expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
import { messageFields } from "../../templates/messages.ts";
import { createMemoryDesk, type Incoming } from "../support/memory-desk.ts";
import { answer, caseOf, filesIn, type MemoryDesk, newestFor } from "./casework.ts";

const reporter = "reporter@example.org";
const respondent = "respondent@example.net";
const everybody = ["ada", "bo", "cy", "dee", "eli", "fay"];

const toDesk = (desk: MemoryDesk, who: string, text: string, change: Partial<Incoming> = {}) =>
  desk.receive({ from: `${who}@members.test`, to: ["conduct+desk@desk.test"], text, ...change });

/** Stands in whatever anybody writes. */
const word = "marzipan";

const closing = `/close ${word} it is\nactions: ${word} a\noutcome: ${word} o\nreview: 2027-01-01\nletter:\n${word} letter`;

/** One case from its report to its end, with every kind of mail that a member can get. */
const story = async (desk: MemoryDesk) => {
  const receipt = await desk.receive({
    from: `"Quince Example" <${reporter}>`,
    subject: `${word} subject`,
    text: `${word} text`,
  });
  await answer(desk, "dee", `${word} note`);
  await answer(desk, "cy", `/frobnicate ${word}`);
  await answer(desk, "cy", `/ack\n${word} letter`);
  await answer(desk, "cy", `/shepherd me\n/involves Robin ${word}\n/circle`);
  await answer(desk, "ada", "/clear");
  await answer(desk, "bo", "/clear");
  await answer(desk, reporter, `${word} more`);
  await answer(desk, "cy", `/reply\n${word}: write to bo@members.test.`);
  await answer(desk, "cy", `/contact respondent ${respondent}`);
  await answer(desk, "cy", `/draft respondent\n${word} draft`);
  await answer(desk, "dee", "/send anyway respondent v1");
  await answer(desk, respondent, `${word} answer`);
  await answer(desk, "cy", `/did ${word} and more\n/scope in\n${word} reason`);
  await answer(desk, "dee", `/urgent ${word} at once`);
  await answer(desk, "cy", `/propose action\n${word} action`);
  await answer(desk, "cy", "/status\n/log\n/help");
  for (const who of ["ada", "bo", "dee"]) await answer(desk, who, "/agree 2");
  await desk.advance(days(3));
  await answer(desk, "dee", `/help ${word}`, { verdicts: { dmarc: "FAIL" } });
  await answer(desk, "cy", closing);
  for (const who of ["ada", "bo"]) await answer(desk, who, "/agree 3");
  await toDesk(desk, "fay", `/help ${word}`);
  return receipt;
};

test("no mail to them but the file holds a word of the report, of a note or of a letter", async () => {
  const desk = await createMemoryDesk();
  for (const who of everybody) await toDesk(desk, who, "/notice only");
  const receipt = await story(desk);
  const mails = everybody.flatMap((who) => desk.to(who));
  for (const { subject, text, html, raw, attachments } of mails) {
    expect(`${subject}\n${text}\n${html}\n${raw}`, `${subject}\n${text}`).not.toMatch(
      /marzipan|quince|robin|respondent@example|reporter@example/i,
    );
    expect(attachments.map(({ filename }) => filename).filter((name) => !name.endsWith(".csv"))).toEqual([]);
  }
  const sent = new Set(
    (await caseOf(desk, receipt)).journal.flatMap(({ event }) => (event.kind === "mail-sent" ? [event.message] : [])),
  );
  const toMembers = Object.entries(messageFields).flatMap(([name, fields]) =>
    "codeName" in fields &&
    "memberName" in fields &&
    !["acknowledgement", "letter", "case-file", "originals", "mail-waits", "challenge"].includes(name)
      ? [name]
      : [],
  );
  expect(toMembers.filter((name) => !sent.has(name))).toEqual([]);
});

test("they read that something happened, what they can do, and with /file the report itself", async () => {
  const desk = await createMemoryDesk();
  await toDesk(desk, "cy", "/notice only");
  expect(newestFor(desk, "cy").text).toContain("To read a case, answer one of its mails with /file.");
  const receipt = await desk.receive({ subject: "s", text: "It was in the cellar." });
  const { codeName } = await caseOf(desk, receipt);
  const notice = newestFor(desk, "cy");
  expect(notice.subject).toBe(`${codeName}: a new report came in`);
  expect(notice.text).toMatch(/by Tuesday 10 March at 22:00, Chicago time/);
  expect(notice.text).toContain("Acknowledge: answer with /ack as the first line");
  expect(newestFor(desk, "dee").text).toContain("cellar");
  await answer(desk, "cy", "/file");
  expect(filesIn(desk.to("cy").find(({ attachments }) => attachments.length > 0) ?? notice).join()).toContain(
    "It was in the cellar.",
  );
  await toDesk(desk, "cy", "/notice full");
  await answer(desk, reporter, "He was there again.");
  expect(newestFor(desk, "cy").text).toContain("He was there again.");
  await toDesk(desk, "cy", "/notice");
  expect(newestFor(desk, "cy").text).toContain("It can read: /notice only, /notice full");
});

test("the case file is the first thing offered to them: nobody acknowledges what they have not read", async () => {
  const desk = await createMemoryDesk();
  await toDesk(desk, "cy", "/notice only");
  await desk.receive({ from: reporter, subject: word, text: word });
  const { text } = newestFor(desk, "cy");
  expect(text.indexOf("Send me the case file")).toBeGreaterThan(0);
  expect(text.indexOf("Send me the case file")).toBeLessThan(text.indexOf("Acknowledge"));
});
