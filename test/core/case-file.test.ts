/** What a case file is made of: which entry stands where, what it keeps where there is too much, and who had access when. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../functions/core/case/case.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { memberId, workId } from "../../functions/core/ids.ts";
import { after, hours } from "../../functions/core/instant.ts";
import { shadedFor } from "../../functions/core/mail/shaded.ts";
import { accessIn } from "../../functions/core/record/access.ts";
import { composeCaseFile, type FilePartName, mailsInFile, reportInFile } from "../../functions/core/record/case-file.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { mailNumber, march10, must } from "./builders.ts";

const [ada, cy] = [memberId("ada"), memberId("cy")];

const journalOf = (events: readonly Event[]): readonly JournalEntry[] =>
  events.map((one, seq) => ({ seq, at: after(march10, hours(seq)), event: one }));

const note = (number: number): Event => ({ kind: "note-added", by: cy, mail: mailNumber(number) });
const letter = (number: number): Event => ({ kind: "letter-sent", by: cy, mail: mailNumber(number), line: 0 });
const wrote = (number: number, proven = true): Event => ({ kind: "reporter-wrote", mail: mailNumber(number), proven });
const vote: Event = { kind: "voted", number: 1, by: ada, vote: "agree" };

const partOf = (
  name: FilePartName,
  journal: readonly JournalEntry[],
  words: (entry: JournalEntry) => string | undefined = () => "",
) =>
  must(
    composeCaseFile(journal, words).find((part) => part.name === name),
    name,
  );

describe("the parts", () => {
  test("each hold what happened in order, whatever is kept first", () => {
    const journal = journalOf([note(1), wrote(2, false), letter(3), note(4), wrote(5), letter(6)]);
    const seqs = (name: FilePartName) => partOf(name, journal).items.map(({ entry }) => entry.seq);
    expect(seqs("discussion")).toEqual([0, 3]);
    expect(seqs("letters")).toEqual([1, 2, 4, 5]);
    expect(seqs("in-order")).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("tell of mail as letters only where it went outside, to the reporter or to somebody else", () => {
    const mail = { work: workId("1-0"), message: "letter" };
    const sent: Event[] = [
      { kind: "mail-sent", ...mail, to: "reporter" },
      { kind: "mail-sent", ...mail, to: "member:cy" },
      { kind: "work-dissolved", ...mail, to: "reporter" },
      { kind: "mail-sent", ...mail, to: "correspondent:1" },
    ];
    expect(partOf("letters", journalOf(sent)).items.map(({ entry }) => entry.seq)).toEqual([0, 2]);
    expect(partOf("outside", journalOf(sent)).items.map(({ entry }) => entry.seq)).toEqual([3]);
    expect(partOf("in-order", journalOf(sent)).items).toEqual([]);
  });

  test("never take words from a mail that did nothing", () => {
    const ignored: Event = { kind: "mail-not-acted", line: "member:cy", mail: mailNumber(1), why: "unproven-sender", told: true };
    expect(mailsInFile(journalOf([ignored]))).toEqual([]);
    const asked: FilePartName[] = [];
    composeCaseFile(journalOf([ignored]), (_, part) => {
      asked.push(part);
      return "";
    });
    expect(asked).toEqual([]);
  });
});

describe("where there is too much", () => {
  test("a single long text is cut, and the others keep theirs", () => {
    const journal = journalOf([note(1), note(2)]);
    const [long, short] = partOf("discussion", journal, ({ seq }) => (seq === 0 ? "x".repeat(1_000_000) : "short")).items;
    expect([long?.words.length, long?.cut]).toEqual([20_000, "shortened"]);
    expect([short?.words, short?.cut]).toEqual(["short", "whole"]);
  });

  test("a flood on the reporter's line pushes out no letter, no vote and no note", () => {
    const flood = Array.from({ length: 5_000 }, (_, number) => wrote(number + 10, false));
    const journal = journalOf([letter(1), note(2), vote, ...flood]);
    const words = () => "w".repeat(20_000);
    const letters = partOf("letters", journal, words);
    expect(letters.items[0]).toMatchObject({ entry: { seq: 0 }, cut: "whole" });
    expect(letters.leftOut).toBeGreaterThan(4_000);
    expect(partOf("discussion", journal, words).items[0]).toMatchObject({ cut: "whole" });
    expect(partOf("proposals", journal).items).toHaveLength(1);
    expect(mailsInFile(journal).slice(0, 2)).toEqual([mailNumber(1), mailNumber(2)]);
  });

  test("the oldest notes give way to the newest", () => {
    const journal = journalOf(Array.from({ length: 700 }, (_, number) => note(number)));
    const { items, leftOut } = partOf("discussion", journal, () => "w".repeat(1_000));
    expect([items.length, leftOut, items[0]?.entry.seq]).toEqual([600, 100, 100]);
    expect([items[0]?.cut, items.at(-1)?.cut]).toEqual(["left-out", "whole"]);
  });

  test("a mail that was not read is said to be left out", () => {
    expect(partOf("discussion", journalOf([note(1)]), () => undefined).items[0]).toMatchObject({ words: "", cut: "left-out" });
  });

  test("the report keeps more than any other mail, and has an end too", () => {
    expect(reportInFile("x".repeat(50_000)).cut).toBe("whole");
    expect(reportInFile("x".repeat(5_000_000))).toMatchObject({ cut: "shortened" });
    expect(reportInFile("x".repeat(5_000_000)).words).toHaveLength(100_000);
  });

  test("the words of all never grow past their room, and every entry is in the file or counted", () => {
    const some = fc.constantFrom(
      note,
      letter,
      (number: number) => wrote(number, false),
      (): Event => vote,
    );
    const lives = fc.array(fc.tuple(some, fc.nat(60_000)), { maxLength: 120 });
    fc.assert(
      fc.property(lives, (made) => {
        const journal = journalOf(made.map(([make], number) => make(number)));
        const parts = composeCaseFile(journal, ({ seq }) => "w".repeat(made[seq]?.[1] ?? 0));
        const kept = parts.flatMap(({ items }) => items).reduce((sum, { words }) => sum + words.length, 0);
        expect(kept).toBeLessThanOrEqual(400_000);
        const inOrder = must(parts.find(({ name }) => name === "in-order"));
        expect(inOrder.items.length + inOrder.leftOut).toBe(journal.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe("who had access", () => {
  const opened: Event = {
    kind: "report-received",
    mail: mailNumber(0),
    primary: cy,
    keptOut: [],
    reporter: { vouched: true, machine: false },
    remarks: [],
  };
  const left: Event = { kind: "left", member: cy, why: "recused", by: cy, next: ada };
  const sent = (to: "member:cy" | "outside-contact", message: string): Event => ({
    kind: "mail-sent",
    work: workId("1-0"),
    message,
    to,
  });
  const at = (hour: number) => after(march10, hours(hour));

  test("is told from when to when, also of who left and came back", () => {
    const journal = journalOf([opened, left, { kind: "joined", member: cy }]);
    expect(accessIn(journal)).toEqual([
      { member: "cy", stays: [{ from: at(0), until: at(1) }, { from: at(2) }], sent: [] },
      { member: "ada", stays: [{ from: at(1) }], sent: [] },
    ]);
  });

  test("counts what each had been sent, and names somebody outside who was asked", () => {
    const journal = journalOf([opened, sent("member:cy", "note"), sent("member:cy", "note"), sent("outside-contact", "x")]);
    expect(accessIn(journal)).toEqual([
      { member: "cy", stays: [{ from: at(0) }], sent: [{ message: "note", times: 2, first: at(1), last: at(2) }] },
      { member: "outside-contact", stays: [], sent: [{ message: "x", times: 1, first: at(3), last: at(3) }] },
    ]);
  });
});

describe("what is shaded", () => {
  const shade = shadedFor(demoSettings());
  const token = `a${"b2c7".repeat(6)}de`;

  test.each([
    ["a line", `write to conduct+${token}@desk.test now`, "write to conduct+[a private line]@desk.test now"],
    ["a line out of a link", `mailto:conduct%2B${token}%40desk.test`, "mailto:conduct%2B[a private line]%40desk.test"],
    ["a line in capitals", token.toUpperCase(), "[a private line]"],
    ["a member's address", "<Ada@Members.test>, he said", "<[the address of Ada]>, he said"],
    ["one with a tag", "ada+conduct@members.test", "[the address of Ada]"],
    ["one out of a link", "mailto:ada%40members.test?x", "mailto:[the address of Ada]?x"],
    ["one between signs of emphasis", "_bo@members.test_", "_[the address of Bo]_"],
    ["those outside", "board@members.test", "[the address of The board]"],
  ])("%s", (_, text, shown) => expect(shade(text)).toBe(shown));

  test.each(["reporter@example.org", "turbo@members.test", "ada@members.tests", "about", `x${token}`])("%s is not", (text) =>
    expect(shade(text)).toBe(text),
  );

  test.each(["ada+", "a", "%2b", "ada@"])("a million times %s takes no time", (letters) => {
    const text = letters.repeat(1_000_000 / letters.length);
    expect(shade(text)).toBe(text);
  });
});
