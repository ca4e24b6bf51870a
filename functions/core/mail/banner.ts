/**
 * The warning that a gateway sets above a mail from elsewhere. It is not the writer's, so it must not hide a command below it.
 * Only the known forms are passed over: any other text above a command means that the command was not the first thing written.
 */
import { withoutInvisible } from "./plain-text.ts";

const mostLines = 6;
const mostLength = 600;

/** The same lines, not a copy, where no banner stands above them. */
export const withoutBanner = (lines: readonly string[]): readonly string[] => {
  let end = 0;
  let at = filledFrom(lines, 0);
  for (let taken = opening(lines, at); taken > 0; taken = opening(lines, at) || closing(lines, at)) {
    end = at + taken;
    at = filledFrom(lines, end);
  }
  return end === 0 ? lines : lines.slice(at);
};

/** Past empty lines and the rules that frame a banner. */
const filledFrom = (lines: readonly string[], start: number): number => {
  let at = start;
  while (at < lines.length && at < start + mostEmpty && isEmptyOrRule(plain(lines[at] ?? ""))) at += 1;
  return at;
};

const mostEmpty = 20;

/** How many lines a banner takes that begins at `at`. */
const opening = (lines: readonly string[], at: number): number => {
  const [line, next] = [plain(lines[at] ?? ""), plain(lines[at + 1] ?? "")];
  if (bare.test(line) || namesItself.test(line)) return 1;
  const wraps = warns.test(line) && !saysOutside.test(line) && saysOutside.test(`${line} ${next}`);
  if (!wraps && !tells.test(line) && !(warns.test(line) && saysOutside.test(line))) return 0;
  let taken = wraps ? 2 : 1;
  while (taken < mostLines && goesOn(plain(lines[at + taken] ?? ""))) taken += 1;
  return taken;
};

/** What stands in a paragraph of its own below a banner. */
const closing = (lines: readonly string[], at: number): number => (closes.test(plain(lines[at] ?? "")) ? 1 : 0);

/** Never a line that may be the command itself. */
const goesOn = (line: string): boolean => continues.test(line) && !line.slice(0, 5).includes("/");

const plain = (line: string): string =>
  line.length > mostLength
    ? "too long"
    : withoutInvisible(line)
        .replace(/[\u00a0*_!⚠]/g, " ")
        .trim();

const isEmptyOrRule = (line: string): boolean => /^[-=~#]{0,200}$/.test(line);

/** "[EXTERNAL]" and its like, alone on a line. */
const bare =
  /^\[?(?:(?:caution|warning|notice|attention)[:! -]{1,4})?(?:external|ext|extern|externe)(?: (?:e-?mail|mail|sender|message))?\]?[:.! -]{0,5}$/i;

const namesItself = /^\[?external (?:e-?mail|mail|sender|message)\]?[:.! -]{1,5}(?:please )?(?:do not|don['’]t) (?:click|open) /i;

const warns =
  /^\[?(?:caution|warning|attention|achtung|vorsicht|external(?: (?:e-?mail|mail|sender|message))?|this (?:e-?mail|message|mail))\b/i;

const saysOutside =
  /\b(?:e-?mail|message|mail|sender|courriel|nachricht)\b.{0,40} (?:originat\w{1,5}|sent|received|is|stammt|kommt|provient) .{0,40}(?:outside|external|extern|ext[ée]rieur)/i;

const tells =
  /^\[?(?:you don['’]t often get e-?mail from|some people who received this message don['’]t often get e-?mail from) /i;

/** What the sentences after the first are about. */
const continues =
  /\b(?:do not|don['’]t|never|links?|attachments?|unless|recogni[sz]e|sender|content is safe|suspicious|phish\w{0,4}|outside|external|organi[sz]ation|klicken|anh[äa]nge|absender|pi[èe]ces jointes|exp[ée]diteur|learn why)\b/i;

const closes =
  /^(?:please )?(?:do not|don['’]t|never) (?:click|open|reply|trust)\b.{0,200}\b(?:links?|attachments?|sender|safe)\b/i;
