/**
 * The line that a mail program sets above a quotation: "On Tue, 10 Mar 2026 at 16:02, Ada <ada@members.test> wrote:". Its words
 * and their order differ by language, but all begin with a day or a mailbox, and all say more than a sentence of a letter does.
 */
import { isMarked } from "./marked.ts";
import { withoutInvisible } from "./plain-text.ts";

/** How many lines the introduction at `at` takes; 0 where there is none. */
export const introductionAt = (lines: readonly string[], at: number): number => {
  const opening = openingOf(lookedAt(lines[at]));
  if (opening === undefined) return 0;
  const wrapped = wrappedFrom(lines, at);
  for (let count = 1; count <= wrapped.length; count += 1) {
    const text = wrapped.slice(0, count).join(" ");
    if (mayEnd.test(text) && introduces(text, opening, isMarked(nextFilled(lines, at + count)))) return count;
  }
  return 0;
};

/** The lines that could be one sentence. */
const wrappedFrom = (lines: readonly string[], at: number): readonly string[] => {
  const taken: string[] = [];
  for (const line of lines.slice(at, at + mostWrapped).map(lookedAt)) {
    if (line === "" || (isMarked(line) && !(taken.length > 0 && closesMailbox.test(line)))) break;
    taken.push(line);
    if (endsSentence.test(line)) break;
  }
  return taken;
};

type Opening = "day" | "mailbox";

const openingOf = (line: string): Opening | undefined =>
  beginsWithDay.test(line) ? "day" : namesMailbox.test(line) ? "mailbox" : undefined;

const mostWrapped = 4;
/** Marks stand near the beginning, and a line may be a megabyte long. */
const mostLooked = 300;

const lookedAt = (line: string | undefined): string =>
  withoutInvisible((line ?? "").slice(0, mostLooked))
    .replace(/[\u00a0\u202f]/g, " ")
    .trim()
    .replace(/^\*(?=\p{L})/u, "");

const nextFilled = (lines: readonly string[], at: number): string =>
  lines.slice(at, at + 3).find((line) => line.trim() !== "") ?? "";

/** At most three words, a weekday among them, and then the first digit. */
const beginsWithDay = /^(?:\p{L}[\p{L}-]{0,13}[.,]{0,2} ){0,3}\p{L}{0,2}\d/u;
const namesMailbox = /^[^<>@]{0,80}[<(]?[^<>@\s]{0,80}@|^[^<>]{0,80}<$/;
const mayEnd = /(?:[:：>*-]|\p{L}|\))$/u;
const endsSentence = /(?:[!?:;]|\p{L}{5}\.)$/u;

const verbs = [
  ["wrote", "writes", "sent", "a écrit", "écrit", "escribió", "ha scritto", "scritto", "escreveu", "geschreven", "skrev"],
  ["kirjoitti", "napisał", "napisała", "napisał\\(a\\)", "napsal", "napsala", "napsal\\(a\\)", "написал", "написала"],
  [
    "написал\\(а\\)",
    "пише",
    "пишет",
    "написав",
    "đã viết",
    "viết",
    "写道",
    "寫道",
    "のメール",
    "님이 작성",
    "schrieb",
    "schreef",
  ],
  ["írta", "a scris", "yazdı", "έγραψε", "כתב", "כתבה", "כתב/ה", "menulis", "napísal", "napisao", "je napisal\\(a\\)"],
]
  .flat()
  .join("|");
/** German and its neighbours put the verb second, and the name or the day behind it. */
const verbsInside = "schrieb|schreef|skrev|napsal|написал|написав";

const endsWithVerb = new RegExp(`(?:^|[\\s>,)\\d])(?:${verbs}) ?[:：]?$`, "iu");
const hasVerbInside = new RegExp(`(?:^|[\\s>,)])(?:${verbsInside}) `, "iu");
const verbBehindMailbox = new RegExp(`@[^<>\\s]{1,150}[>)]+,?\\s?(?:${verbs}|於|于)`, "iu");
/** Where the line was broken inside `<ada@members.test>`, its rest looks like a marked line. */
const closesMailbox = new RegExp(`^> ?(?:${verbs})? ?[:：]$`, "iu");
const endsWithColon = /[:：]$/;
const endsWithMailbox = /@[^<>@\s]{1,150} ?>+ ?[:：]?$/;

const timeOfDay = /\d{1,2}[:.h]\d{2}/;
const year = /(?:^|\D)(?:19|20)\d{2}(?:\D|$)/;

const introduces = (text: string, opening: Opening, marked: boolean): boolean =>
  opening === "day" ? introducesByDay(text, marked) : introducesByMailbox(text, marked);

/** A letter may say "On 3 May 2026 she wrote:". A mail program names the hour, the mailbox or a name, or a marked line follows. */
const introducesByDay = (text: string, marked: boolean): boolean => {
  const hour = timeOfDay.test(text);
  const sure = marked || text.includes("@");
  const dated = hour || year.test(text);
  if (endsWithVerb.test(text)) return endsWithColon.test(text) ? sure || hour || (dated && namesWriter(text)) : sure && dated;
  if (endsWithColon.test(text) && hasVerbInside.test(text)) return hour || sure;
  if (marked && hour && year.test(text) && endsWithColon.test(text)) return true;
  return endsWithMailbox.test(text) && dated && (marked || endsWithColon.test(text));
};

const namesWriter = (text: string): boolean => !saysWhoByPronoun.test(text) && text.split(" ").length <= mostWords;

/** A weekday, a day, two names, and the verb. A sentence that happens to begin with a day and end with the verb is longer. */
const mostWords = 9;

const saysWhoByPronoun = /\b(?:he|she|they|you|we|i|it|who|er|sie|wir|elle|il|on|nous) (?:a |ont |avons )?\S{1,20} ?:$/i;

const introducesByMailbox = (text: string, marked: boolean): boolean => {
  const behind = text.slice(0, 200);
  if (!verbBehindMailbox.test(behind) || !endsWithColon.test(text)) return false;
  return marked || endsWithVerb.test(text) || timeOfDay.test(text);
};
