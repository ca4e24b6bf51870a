/**
 * A member who wants notices only reads that something happened, and what they can do. Whatever mail of a case is written to
 * them goes through here, and a new kind of mail is a notice until somebody says that it holds nothing of a case.
 */
import { toColleagues } from "../../../templates/happenings.ts";
import type { Button, MessageName, Messages } from "../../../templates/messages.ts";
import { noticeHeadlines, noticeSays, readFile, somethingNew } from "../../../templates/notice-words.ts";
import { possibleNow } from "../../core/case/rules.ts";
import { buttonsOf } from "./buttons.ts";
import { nameOfPerson } from "./names.ts";
import type { Telling } from "./told.ts";

/** Words of ours alone; but for the file and what came with the report, for which they have asked. */
const asItIs: readonly MessageName[] = [
  ...(["not-acted", "what-is-this", "mail-waits", "nobody-left", "organisers-asked", "outside-asked"] as const),
  ...(["status-board", "journal", "case-file", "originals"] as const),
];

type Noticed = { readonly name: "case-news"; readonly data: Messages["case-news"] };
type Answered = { readonly name: "transcript"; readonly data: Messages["transcript"] };

type AnyData = Messages[MessageName];

/** Undefined where the mail goes out as it is. `data`: what it would have told. */
export const noticeOf = (name: MessageName, telling: Telling, data: AnyData): Noticed | Answered | undefined => {
  if (asItIs.includes(name)) return undefined;
  const buttons = bareButtons(telling, "buttons" in data ? data.buttons : []);
  if (name === "transcript") return { name: "transcript", data: bareTranscript(data as Messages["transcript"], buttons) };
  const { state, desk, to } = telling;
  const isReadable = possibleNow(state, to).includes("file");
  return {
    name: "case-news",
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      headline: noticeHeadlines[name] ?? ("headline" in data ? data.headline : somethingNew),
      sentences: [...saidBeside(data), noticeSays.chosen, ...(isReadable ? [noticeSays.file] : [])],
      words: "",
      answers: "answers" in data ? data.answers : toColleagues,
      buttons: [...(isReadable ? buttonsOf([readFile], state, telling.line) : []), ...buttons],
    },
  };
};

/** What they need to act: the hour that counts, and who asks. */
const saidBeside = (data: AnyData): readonly string[] => [
  ...("acknowledgeBy" in data && data.onHold === "" ? [noticeSays.answerBy(data.acknowledgeBy)] : []),
  ...("askedBy" in data ? [noticeSays.ask(data.askedBy)] : []),
];

/**
 * A button may hold an address, or open a mail with a letter in it. And nobody sends a colleague's letter with one tap that they
 * have not read.
 */
const bareButtons = ({ state, line }: Telling, buttons: readonly Button[]): readonly Button[] =>
  buttonsOf(
    buttons.filter(({ command }) => !notInNotices.test(command)).map(({ label, command }) => ({ label, command })),
    state,
    line,
  );

const notInNotices = /^\/(?:contact\b|send (?!anyway$))/;

/** They sent the words themselves; they need not come back. */
export const bareLines = (lines: Messages["transcript"]["lines"]): Messages["transcript"]["lines"] =>
  lines.map(({ wrote, outcome }) => ({ wrote: /^\S*\/[a-z-]+/i.exec(wrote)?.[0] ?? "/", outcome }));

const bareTranscript = (data: Messages["transcript"], buttons: readonly Button[]): Messages["transcript"] => ({
  ...data,
  lines: bareLines(data.lines),
  prepared: "",
  preparedUnder: "",
  buttons,
});
