import { describe, expect, test } from "vitest";
import { factNames, fileSays, partWords } from "../../templates/case-file-words.ts";
import { fileFates, fileRemarks, mailNotes } from "../../templates/file-words.ts";
import { defaultLetters } from "../../templates/letters.ts";
import { consequences, plans } from "../../templates/menus.ts";
import { noticeSays } from "../../templates/notice-words.ts";
import { outcomes } from "../../templates/outcomes.ts";
import { afterUnanswered, rosterHappenings, rosterLetters } from "../../templates/roster-words.ts";
import { dangerNote, type RemarkCode, readersNote, refusals, remarks } from "../../templates/words.ts";
import { messageNames, rendered } from "./rendered.ts";

/** Vowel groups, less a silent e: rough, but it errs on the high side. */
const syllables = (word: string): number =>
  Math.max(1, (word.replace(/(?:[^laeiouy]es|[^laeiouy]ed|[^laeiouy]e)$/, "").match(/[aeiouy]+/g) ?? []).length);

/** Flesch-Kincaid: the school year that a reader needs. */
const grade = (text: string): number => {
  const sentences = text.split(/[.?:]\s|\n/).filter((sentence) => /[a-z]/i.test(sentence));
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59;
};

/** What we say ourselves: without quotations and the lines that only carry data. */
const ours = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !/^(?:>|-|From: |Came in: |It came from: )/.test(line))
    .join("\n");

const shownRemarks: Record<RemarkCode, string> = {
  "kept-out-named": remarks["kept-out-named"]("Cy"),
  "kept-out-asked": remarks["kept-out-asked"]("Cy"),
  "kept-out-outside": remarks["kept-out-outside"]("The board"),
  "kept-out-earlier": remarks["kept-out-earlier"]("Cy"),
  "unknown-line": remarks["unknown-line"]("x"),
  "unknown-not": remarks["unknown-not"]("x"),
  "closed-line": remarks["closed-line"](),
  unreadable: remarks.unreadable(),
  unvouched: remarks.unvouched(),
  machine: remarks.machine(),
  muted: remarks.muted(),
  "several-from": remarks["several-from"](),
  "no-address": remarks["no-address"](),
  "answers-elsewhere": remarks["answers-elsewhere"](),
  "earlier-case": remarks["earlier-case"]("x"),
  alone: remarks.alone(),
  "filed-by": remarks["filed-by"]("Cy"),
  "passed-on": remarks["passed-on"](""),
  "hold-unproven": remarks["hold-unproven"](),
};

const caseFileSays: readonly string[] = [
  ...Object.values(partWords).flatMap(({ heading, empty }) => [`${heading}.`, empty]),
  ...Object.values(factNames).map((name) => `${name}.`),
  ...Object.values(fileSays).filter((said) => typeof said === "string"),
  ...Object.values(fileSays.results),
  fileSays.madeFor("Ada", "Tuesday", "Chicago time"),
  fileSays.moreEntries(1),
  fileSays.moreEntries(7),
  fileSays.onIt("Tuesday"),
  fileSays.wasOnIt("Tuesday", "Friday"),
  fileSays.wasSent("a note", 1, "Tuesday", "Tuesday"),
  fileSays.wasSent("a note", 2, "Tuesday", "Friday"),
];

/** To whom, about whom, and in whose name: all that these sentences take. */
const rosterSays: readonly string[] = [
  ...Object.values(afterUnanswered),
  ...Object.values(rosterLetters).flatMap(
    (say) =>
      (say as (...given: readonly unknown[]) => { readonly sentences: readonly string[] })("Ada", ["Bo", "Cy"], "Dee").sentences,
  ),
  ...rosterHappenings["left-desk"]("Ada", "Bo", "Cy").sentences,
  ...[noticeSays.chosen, noticeSays.file, noticeSays.answerBy("noon"), noticeSays.ask("Ada")],
];

const sentences: Record<string, string> = {
  roster: rosterSays.join("\n"),
  dangerNote,
  "readersNote 2": readersNote(2),
  "readersNote 1": readersNote(1),
  "readersNote 0": readersNote(0),
  ...defaultLetters,
  plans: plans.join("\n"),
  consequences: consequences.join("\n"),
  outcomes: Object.values(outcomes).join("\n"),
  "refusals, what": Object.values(refusals)
    .map((refusal) => refusal.what)
    .join("\n"),
  "refusals, next": Object.values(refusals)
    .map((refusal) => refusal.next)
    .join("\n"),
  remarks: Object.values(shownRemarks).join("\n"),
  "case file": caseFileSays.join("\n"),
  "files of a mail": [...Object.values(fileRemarks), ...Object.values(fileFates)].map((said) => `${said}.`).join("\n"),
  "mails that are not shown whole": Object.values(mailNotes).join("\n"),
};

test("the measure of reading ease tells a plain text from a hard one", () => {
  expect(grade("The cat sat on the mat. It was warm. She had a nap.")).toBeLessThan(1);
  expect(
    grade("Notwithstanding aforementioned considerations, organisational determinations necessitate deliberation."),
  ).toBeGreaterThan(15);
});

test.each(messageNames)("%s can be read by a twelve-year-old", (name) => {
  expect(grade(ours(rendered(name).text))).toBeLessThanOrEqual(7);
});

describe.each(Object.entries(sentences))("%s", (_, text) => {
  test("can be read by a twelve-year-old", () => {
    expect(grade(text)).toBeLessThanOrEqual(7);
  });
});

test("nothing is shouted, and nobody is called he or she", () => {
  const all = [...messageNames.map((name) => ours(rendered(name).text)), ...Object.values(sentences)];
  for (const text of all) {
    expect(text).not.toContain("!");
    expect(text).not.toMatch(/\b(?:he|she|his|her|him|guys|incident|alleged|pursuant|hereby)\b/i);
  }
});

test("the receipt says who reads, by when a person answers, that nobody watches, and where to turn in danger", () => {
  const { text } = rendered("receipt");
  expect(text).toContain("two members of the committee");
  expect(text).toContain("within 12 hours");
  expect(text).toContain("Nobody watches this address day and night");
  expect(text).toContain("local emergency number");
  expect(text).toContain("Keep from: NAME");
});

test("the receipt and the letters promise no outcome", () => {
  for (const text of [rendered("receipt").text, ...Object.values(defaultLetters)]) {
    expect(text).not.toMatch(/\b(?:will (?:act|punish|ban|remove|resolve)|guarantee|we promise|make sure it)\b/i);
  }
});

test("the letters at the end of a case say that an answer is still read", () => {
  expect(defaultLetters.recorded).toContain("if you want more from us, answer this mail");
  expect(defaultLetters.closed).toContain("New information opens the case again");
});

test("the menus of a proposal hold short lines, each a whole one and none twice", () => {
  expect([plans.length, consequences.length]).toEqual([8, 6]);
  for (const line of [...plans, ...consequences]) expect(line).toMatch(/^[A-Z].{5,55}\.$/);
  expect(new Set([...plans, ...consequences]).size).toBe(14);
});

test("every refusal says what happened and what to do, in whole sentences", () => {
  for (const { what, next } of Object.values(refusals)) {
    // A colon is followed by a list.
    expect(what).toMatch(/^[A-Z].*[.:]$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
  }
});

test("a remark shows the name, address or code that it is about", () => {
  expect(remarks["kept-out-named"]("Cy")).toContain("Cy is named in this report");
  expect(remarks["earlier-case"]("amber-canoe")).toContain("amber-canoe");
});
