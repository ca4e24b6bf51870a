/** The headers by which machines give themselves away: what stands in them is judged in core/mail/machine.ts. */
import type { MachineSigns } from "../../core/mail/incoming-mail.ts";
import { type ParsedMail, valuesOf } from "./parse.ts";

/** The loop mark that every mail of ours carries. */
export const ourMark = "x-conduct-desk";

/** Some mean it by standing there, others only with a value. */
type Row = readonly [name: string, value?: RegExp];

const autoResponse: readonly Row[] = [
  ["x-autoreply"],
  ["x-autoreply-from"],
  ["x-autorespond"],
  ["x-autoresponder"],
  ["x-mail-autoreply"],
  ["x-apple-action", /vacation/i],
  ["x-post-messageclass", /autoresponder/i],
  ["x-fc-machinegenerated", /true/i],
];

const wantsNoAnswer: readonly Row[] = [["x-auto-response-suppress", /\b(all|oof|autoreply)\b/i], ["x-loop"], ["x-no-ack"]];

/** Beside those of RFC 2369 and RFC 2919, which the parser gathers under one name. */
const list: readonly Row[] = [["mailing-list"], ["x-mailing-list"], ["x-ml-name"], ["x-mlserver"]];

const failure: readonly Row[] = [["x-failed-recipients"]];

const hasOne = (parsed: ParsedMail, rows: readonly Row[]): boolean =>
  rows.some(([name, value]) => valuesOf(parsed, name).some((found) => value === undefined || value.test(found)));

/** A header that stands there twice says the machine's word: a person's mail has no use for the second. */
export const signsOf = (parsed: ParsedMail): MachineSigns => ({
  autoSubmitted: firstWords(parsed, "auto-submitted"),
  precedence: firstWords(parsed, "precedence"),
  autoResponse: hasOne(parsed, autoResponse),
  wantsNoAnswer: hasOne(parsed, wantsNoAnswer),
  list: parsed.headers.has("list") || hasOne(parsed, list),
  report: firstWords(parsed, "content-type").includes("multipart/report"),
  failure: hasOne(parsed, failure),
  ours: hasOne(parsed, [[ourMark]]),
});

const firstWords = (parsed: ParsedMail, name: string): readonly string[] =>
  valuesOf(parsed, name).map((value) => value.trim().split(/[;\s]/)[0]?.toLowerCase() ?? "");
