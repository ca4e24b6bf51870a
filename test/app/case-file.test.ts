/** The case file as it is filled: how large it can grow, and what does not get into it. */
import { describe, expect, test } from "vitest";
import { textsOf } from "../../functions/app/mail-texts.ts";
import { caseFile } from "../../functions/app/telling/case-file.ts";
import type { Case, JournalEntry, Work } from "../../functions/core/case/case.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { memberId, workId } from "../../functions/core/ids.ts";
import { after, minutes } from "../../functions/core/instant.ts";
import { aMail, andThen, mailNumber, march10, must, reply, shepherdedCase } from "../core/builders.ts";
import { createMemoryDesk, demoSettings, memberRows } from "../support/memory-desk.ts";
import { answer, caseOf, filesIn, newestFor } from "./casework.ts";

const cy = memberId("cy");

const filesOf = (
  state: Case,
  journal: readonly JournalEntry[],
  text: string,
  change: Partial<Work> = {},
  members = memberRows,
) => {
  const work: Work = {
    id: workId("1-0"),
    message: "case-file",
    to: "member:cy",
    dueAt: march10,
    entry: 1,
    attempts: 1,
    ...change,
  };
  const blobs = journal.flatMap(({ event }) => ("mail" in event ? [event.mail.blob] : []));
  return caseFile({
    state,
    work,
    to: work.to,
    desk: demoSettings({ members }),
    event: { kind: "read-back", by: cy, what: "file" },
    about: { raw: new Uint8Array(), mail: aMail({ text, subject: text }), files: [], harmful: false },
    gathered: {
      journal,
      texts: new Map(blobs.map((blob) => [blob, text])),
      internal: [],
      originals: [],
      board: [],
      now: march10,
    },
    line: undefined,
  });
};

const entry = (event: Event, seq: number): JournalEntry => ({ seq, at: after(march10, minutes(seq)), event });

/** Of every kind that brings words, and of those that can come in any number. */
const kinds: readonly ((number: number) => Event)[] = [
  (number) => ({ kind: "note-added", by: cy, mail: mailNumber(number) }),
  (number) => ({ kind: "reporter-wrote", mail: mailNumber(number), proven: number % 2 === 0 }),
  (number) => ({ kind: "letter-sent", by: cy, mail: mailNumber(number), line: -1 }),
  (number) => ({ kind: "people-named", by: cy, names: ['"'.repeat(20_000), String(number)], members: [] }),
  (number) => ({ kind: "mail-sent", work: workId(`${number}-0`), message: "letter", to: "reporter" }),
  (number) => ({ kind: "voted", number, by: cy, vote: "agree" }),
  (number) => ({
    kind: "closed",
    by: cy,
    mail: mailNumber(number),
    line: 0,
    closing: { outcome: "&".repeat(20_000), actions: "<".repeat(20_000), review: "2027-01-10" },
  }),
];

const mostBytes = 5_000_000;

describe("the size of the file", () => {
  test.each([
    ["signs that are escaped", '"'],
    ["empty lines", "\n"],
  ])("of a case with ten thousand entries and megabytes of %s, stays under 5 MB and says what is missing", (_, sign) => {
    const state = { ...shepherdedCase(), involves: Array.from({ length: 500 }, () => sign.repeat(200)) };
    const journal = Array.from({ length: 10_000 }, (_, seq) => entry(must(kinds[seq % kinds.length])(seq), seq));
    const { attachments } = filesOf(state, journal, `${sign.repeat(21_000)}.`);
    for (const { bytes } of attachments) {
      expect(bytes.length).toBeLessThan(mostBytes);
      const said = Buffer.from(bytes).toString("utf8");
      expect(said).toContain("entries are left out here, because there are too many.");
      expect(said).toContain("This text is cut here");
      expect(said).toContain("This text is left out");
    }
  });

  test("of an ordinary case is small, and nothing in it is cut", () => {
    const state = andThen(shepherdedCase(), reply("member:cy", "/propose action\nTalk to them.", 9));
    for (const { bytes } of filesOf(state, state.journal, "It happened.").attachments) {
      expect(bytes.length).toBeLessThan(20_000);
      expect(Buffer.from(bytes).toString("utf8")).not.toMatch(/is cut here|left out here|is left out,|undefined/);
    }
  });

  test("is nothing where the mail service did not take it, and the mail says so", () => {
    const state = shepherdedCase();
    const { attachments, data } = filesOf(state, state.journal, "It happened.", { textOnly: true });
    expect([attachments, data.files]).toEqual([[], []]);
  });
});

describe("who gets it", () => {
  test("nobody who left between asking and sending", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({});
    desk.answers.push("not-sent", "not-sent");
    await answer(desk, "cy", "/file");
    await desk.receive({ from: "dee@members.test", to: [newestFor(desk, "dee").replyTo], text: "/exclude cy" });
    await desk.advance(minutes(30));
    expect(desk.to("cy").filter(({ subject }) => subject.endsWith("the case file"))).toEqual([]);
    const { journal } = await caseOf(desk, receipt);
    expect(journal.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: "work-dissolved", message: "case-file", to: "member:cy" }),
    );
  });

  test("nobody twice by asking twice in one mail", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    await answer(desk, "cy", "/file\n/file");
    expect(newestFor(desk, "cy").text).toContain("goes against another command");
  });
});

test("who is no member any more is named as such, and is not counted as on the case", () => {
  const state = shepherdedCase();
  const [, text] = filesOf(
    state,
    state.journal,
    "It happened.",
    {},
    memberRows.filter(({ id }) => id !== "bo"),
  ).attachments;
  const said = Buffer.from(must(text).bytes).toString("utf8");
  expect(said).toContain("On the case now: Cy, Dee, Ada\n");
  expect(said).toMatch(/Bo\nOn the case since .*\nNo member of the committee any more/);
});

test("reading for it ends after so many bytes, and what was read is kept", async () => {
  const { deps } = await createMemoryDesk();
  let gets = 0;
  const content = {
    ...deps.content,
    get: async () => {
      gets += 1;
      return Buffer.from(`From: a@example.org\r\n\r\n${"x".repeat(1_000)}\r\n`);
    },
  };
  const state = shepherdedCase();
  const key = await deps.keys.make(state.id);
  const texts = await textsOf({ ...deps, content }, state, key, [1, 2, 3, 4].map(mailNumber), 1_500);
  expect([gets, texts.size]).toEqual([2, 2]);
});

describe("what is not in it", () => {
  test("the other case of a link, which the reader may not be on", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "one@example.org" });
    const line = newestFor(desk, "cy").replyTo;
    await desk.receive({ from: "two@example.org", text: "It was bad.\nKeep from: Dee" });
    const other = newestFor(desk, "cy").subject.split(":")[0] ?? "";
    await desk.receive({ from: "cy@members.test", to: [line], text: `/link ${other}` });
    await desk.receive({ from: "dee@members.test", to: [line], text: "/log" });
    await answer(desk, "dee", "/file");
    const mail = must(desk.to("dee").findLast(({ subject }) => subject.endsWith("the case file")));
    const files = filesIn(mail);
    expect(files.map((file) => file.includes("linked it with another case"))).toEqual([true, true]);
    for (const file of [mail.subject, ...files]) expect(file).not.toContain(other);
  });
});
