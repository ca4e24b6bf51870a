/**
 * Which lines of a mail its writer wrote now. Whatever was quoted, forwarded or signed was not, and may not be by this person.
 * Where that cannot be told, a line is a quotation for commands and letters, and the writer's own for a note.
 */
import { introductionAt } from "./introduction.ts";
import { isMarked } from "./marked.ts";
import { isHeaderLine, isOldHeader } from "./old-header.ts";
import { aboveDeviceLine, isSignatureMark, withoutDeviceLines } from "./signature.ts";

export interface OwnLines {
  /** Above everything that the writer did not write. Only here do commands count. */
  readonly first: readonly string[];
  /** The first block, and what was written between and below marked quotations. */
  readonly all: readonly string[];
}

export const ownLines = (lines: readonly string[]): OwnLines => {
  const passages: (readonly string[])[] = [];
  let at = 0;
  let passedOver = false;
  for (;;) {
    const end = endFrom(lines, at);
    passages.push(trimmed(lines.slice(at, end.at), end.kind));
    const onlyOld = !passedOver && passages.every(isBlank) && end.kind !== "signature";
    if (end.kind === "text") break;
    if (end.kind !== "marked" && !onlyOld) break;
    passedOver ||= end.kind !== "marked";
    at = end.goesOn;
  }
  return { first: aboveDeviceLine(passages[0] ?? []), all: passages.flat() };
};

const isBlank = (lines: readonly string[]): boolean => lines.every((line) => line.trim() === "");

interface End {
  readonly kind: "text" | "marked" | "signature" | "old";
  readonly at: number;
  /** Where the next words may be the writer's own again. */
  readonly goesOn: number;
}

const endFrom = (lines: readonly string[], start: number): End => {
  for (let at = start; at < lines.length; at += 1) {
    const end = endAt(lines, at);
    if (end) return end;
  }
  return { kind: "text", at: lines.length, goesOn: lines.length };
};

const endAt = (lines: readonly string[], at: number): End | undefined => {
  const line = lines[at] ?? "";
  if (isMarked(line)) return { kind: "marked", at, goesOn: afterMarked(lines, at) };
  if (line.trim() === "") return undefined;
  const looked = line.slice(0, mostLooked);
  if (isSignatureMark(looked)) return { kind: "signature", at, goesOn: lines.length };
  if (isForwardMark(looked) || isOldHeader(lines, at)) return { kind: "old", at, goesOn: afterHeader(lines, at) };
  const introduction = introductionAt(lines, at);
  if (introduction === 0) return undefined;
  const below = firstFilled(lines, at + introduction);
  if (isMarked(lines[below] ?? "")) return { kind: "marked", at, goesOn: afterMarked(lines, below) };
  return { kind: "old", at, goesOn: at + introduction };
};

const mostLooked = 500;

const firstFilled = (lines: readonly string[], start: number): number => {
  const found = lines.slice(start, start + 4).findIndex((line) => line.trim() !== "");
  return found < 0 ? start : start + found;
};

const afterMarked = (lines: readonly string[], start: number): number => {
  let at = start;
  while (at < lines.length && (isMarked(lines[at] ?? "") || isWrappedRest(lines, at))) at += 1;
  return at;
};

/** A program that breaks a long quoted line in two forgets to mark the second half. */
const isWrappedRest = (lines: readonly string[], at: number): boolean =>
  (lines[at] ?? "").trim() !== "" &&
  (lines[at - 1] ?? "").length >= longLine &&
  isMarked(lines[at - 1] ?? "") &&
  isMarked(lines[at + 1] ?? "");

const longLine = 70;

/** What a forward says of the mail that it carries, to the first line that says something else. */
const afterHeader = (lines: readonly string[], start: number): number => {
  let at = start + 1;
  while (at < lines.length && (lines[at]?.trim() !== "" || isHeaderLine(lines[firstFilled(lines, at)] ?? "")) && at < start + 20)
    at += 1;
  return at;
};

/** A rule of dashes above an old mail belongs to it. */
const trimmed = (lines: readonly string[], kind: End["kind"]): readonly string[] => {
  let end = lines.length;
  if (kind === "old") while (end > 0 && (isRule(lines[end - 1] ?? "") || lines[end - 1]?.trim() === "")) end -= 1;
  return withoutDeviceLines(lines.slice(0, end));
};

const isRule = (line: string): boolean => line.length <= 200 && /^[ \t]*[-_=*]{5,}[ \t]*$/.test(line);

/** "Original message" and "forwarded message". The dashes on both sides tell them from an item of a list. */
const forwardWords = [
  ["original", "originale", "ursprüngliche", "ursprungligt", "oorspronkelijk", "d['’]origine", "alkuperäinen", "oryginalna"],
  [
    "původní",
    "исходное",
    "原始邮件",
    "原始郵件",
    "元のメッセージ",
    "원본 메일",
    "forwarded",
    "weitergeleitete",
    "transféré",
    "reenviado",
  ],
  ["inoltrato", "doorgestuurd", "videresendt", "vidarebefordrat", "encaminhada", "przekazana", "přeposlaná", "пересылаемое"],
  ["转发邮件", "转发的邮件", "転送", "reply message"],
]
  .flat()
  .join("|");
const dashedForward = new RegExp(`^[ \\t]*-{3,40} ?.{0,40}(?:${forwardWords}).{0,40}-{3,40}[ \\t]*$`, "iu");
const appleForward =
  /^[ \t]*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|inizio messaggio inoltrato|inicio del mensaje reenviado|begin doorgestuurd bericht) ?:/i;
/** A line of dashes that says who wrote, and when. */
const dashedIntroduction = /^[ \t]*-{3,40} ?on .{0,120}\d.{0,120} wrote ?-{3,40}[ \t]*$/i;

export const isForwardMark = (line: string): boolean =>
  dashedForward.test(line) || appleForward.test(line) || dashedIntroduction.test(line);
