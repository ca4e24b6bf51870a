/** Whether the writer's own words were found, and whether a command that is not theirs was. */
import { readReply } from "../../functions/core/mail/reply.ts";
import type { InjectedBody, Properties, ReplyRow } from "./reply-corpus.ts";

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

export const isRight = (row: ReplyRow, text: string): boolean => {
  const began = performance.now();
  const { ownText } = readReply(text);
  const seconds = (performance.now() - began) / 1_000;
  if (row.mode === "properties") return hasProperties(row.properties, ownText, seconds);
  return row.format === "html-body" ? solid(ownText) === solid(wordsOf(row.expected)) : folded(ownText) === folded(row.expected);
};

/** Some rows expect HTML, with or without the spaces between its words. What the desk has is the words. */
const wordsOf = (html: string): string =>
  html
    .replace(/<[^<>]{0,500}>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const solid = (text: string): string => text.replace(/\s/g, "");

/** Where a row does not say which fragments are the writer's own, the first is, and the others are quotations. */
const isOwn = ({ hidden_flags: hidden, quoted_flags: quoted }: Properties, fragment: number): boolean =>
  hidden || quoted ? !hidden?.[fragment] && !quoted?.[fragment] : fragment === 0;

const hasProperties = (wanted: Properties, ownText: string, seconds: number): boolean => {
  const matches = (pattern: string): boolean => new RegExp(pattern, "m").test(ownText);
  return (
    seconds < wanted.max_seconds &&
    wanted.reply_must_match.every(matches) &&
    !wanted.reply_must_not_match.some(matches) &&
    Object.entries(wanted.fragment_matches).every(([fragment, all]) =>
      all.every((pattern) => matches(pattern) === isOwn(wanted, Number(fragment))),
    ) &&
    Object.entries(wanted.fragment_exact).every(
      ([fragment, words]) => folded(words) === "" || folded(ownText).includes(folded(words)) === isOwn(wanted, Number(fragment)),
    )
  );
};

const marker = "decide: close no action";
const command = "/ack";

/** A body in its three parts, without the line that was put into it. */
interface Parts {
  readonly own: readonly string[];
  readonly introduction: readonly string[];
  readonly quotation: readonly string[];
}

const partsOf = (lines: readonly string[], expected: string): Parts => {
  const ends = lines.findIndex((_, at) => folded(lines.slice(0, at + 1).join("\n")) === folded(expected));
  const own = lines.slice(0, ends + 1);
  const rest = lines.slice(ends + 1);
  const start = rest.findIndex((line) => /[^\s-]/.test(line));
  const isMarked = (line: string): boolean => /^\s*[>|]/.test(line);
  const length = isMarked(rest[start] ?? "")
    ? 1
    : rest.slice(start).findIndex((line, at) => at > 0 && (line.trim() === "" || isMarked(line)));
  const quotationAt = length < 0 ? rest.length : start + length;
  return { own, introduction: rest.slice(0, quotationAt), quotation: rest.slice(quotationAt) };
};

/** Without own words, the quotation is the first thing in the mail; below a command, every line could be one more. */
const withOwnWords = (own: readonly string[], below: readonly string[]): readonly string[] =>
  [own, [], ["/help", ...own]].map((above) => [...above, ...below].join("\n"));

export const inPlace = ({ text }: InjectedBody, expected: string): readonly string[] => {
  const lines = text.replace(marker, command).split("\n");
  const { own, introduction, quotation } = partsOf(lines, expected);
  return withOwnWords(own, [...introduction, ...quotation]);
};

export const atTopOfQuotation = (body: InjectedBody, expected: string): readonly string[] => {
  const { own, introduction, quotation } = partsOf(withoutMarker(body), expected);
  const [mark = ""] = /^[\s>|]*/.exec(quotation.find((line) => line.trim() !== "") ?? "") ?? [];
  return withOwnWords(own, [...introduction, `${mark}${command}`, ...quotation]);
};

export const belowSignature = (body: InjectedBody, expected: string): readonly string[] => {
  const { own, introduction, quotation } = partsOf(withoutMarker(body), expected);
  return withOwnWords(own, ["", "-- ", "The committee", command, "", ...introduction, ...quotation]);
};

const withoutMarker = ({ text }: InjectedBody): readonly string[] => text.split("\n").filter((line) => !line.includes(marker));

export const acts = (text: string): boolean => readReply(text).commands.some(({ wrote }) => wrote.includes(command));
