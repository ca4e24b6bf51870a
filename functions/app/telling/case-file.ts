/** The case file, filled: which of our words stand beside which entry of a case. */
import { type CaseFile, caseFilePage, caseFileText } from "../../../templates/case-file.ts";
import { fileSays, partWords } from "../../../templates/case-file-words.ts";
import { messageNamed } from "../../../templates/message-names.ts";
import type { Messages } from "../../../templates/messages.ts";
import type { JournalEntry } from "../../core/case/case.ts";
import type { KeptOut } from "../../core/case/vocabulary.ts";
import { memberWithId } from "../../core/duty/duty.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { shadedFor } from "../../core/mail/shaded.ts";
import { type Access, accessIn } from "../../core/record/access.ts";
import { composeCaseFile, type FileItem, type FilePartName, reportInFile } from "../../core/record/case-file.ts";
import { dateAndTime, dateWithYear, placeOf } from "../../core/record/dates.ts";
import { listed } from "./carried.ts";
import { proposalFacts, reportFacts, summary } from "./case-file-facts.ts";
import { sentencesIn, wordsIn } from "./case-file-items.ts";
import { sentenceCase } from "./casework.ts";
import { happened } from "./happened.ts";
import { nameOf, nameOfPerson } from "./names.ts";
import type { Telling } from "./told.ts";

type Part = CaseFile["parts"][number];
type Item = Part["items"][number];

/** What a part says with its items: all that differs from part to part. */
interface Seen {
  readonly telling: Telling;
  readonly shade: (text: string) => string;
}

const cutSays = { whole: "", shortened: fileSays.shortened, "left-out": fileSays.leftOut } as const;

const itemOf = ({ telling: { state, desk } }: Seen, part: FilePartName, { entry, words, cut }: FileItem): Item => ({
  when: dateWithYear(entry.at, desk.zone),
  what: sentenceCase(happened(state, entry.event, desk).headline),
  sentences: part === "in-order" ? [] : sentencesIn(state, desk, entry.event, words === "" && cut === "whole"),
  words,
  cut: cutSays[cut],
});

const partOf = (seen: Seen, name: FilePartName, items: readonly FileItem[], leftOut: number): Part => {
  const { heading, empty } = partWords[name];
  const { state, desk } = seen.telling;
  return {
    heading,
    facts: name === "proposals" ? proposalFacts(state, desk) : [],
    sentences: [
      ...(items.length === 0 && empty !== "" ? [empty] : []),
      ...(leftOut === 0 ? [] : [fileSays.moreEntries(leftOut)]),
    ],
    items: items.map((item) => itemOf(seen, name, item)),
  };
};

const reportPart = ({ telling, shade }: Seen): Part => {
  const text = telling.about?.mail?.text.trim() ?? "";
  const { words, cut } = reportInFile(shade(text));
  return {
    heading: partWords.report.heading,
    facts: reportFacts(telling, shade),
    sentences: text === "" ? [fileSays.noText] : [],
    items: text === "" ? [] : [{ when: "", what: fileSays.text, sentences: [], words, cut: cutSays[cut] }],
  };
};

/** Why somebody is kept out is nobody's business. */
const accessItem = ({ telling: { desk } }: Seen, { member, stays, sent }: Access, isOut: boolean): Item => {
  const isGone = stays.length > 0 && memberWithId(desk, member) === undefined;
  const day = (at: JournalEntry["at"]): string => dateWithYear(at, desk.zone);
  return {
    when: "",
    what: sentenceCase(nameOf(desk, member)),
    sentences: [
      ...stays.map(({ from, until }) =>
        until === undefined ? fileSays.onIt(day(from)) : fileSays.wasOnIt(day(from), day(until)),
      ),
      ...(isOut ? [fileSays.keptOut] : []),
      ...(isGone ? [fileSays.gone] : []),
      ...sent.map(({ message, times, first, last }) => fileSays.wasSent(messageNamed(message), times, day(first), day(last))),
    ],
    words: "",
    cut: "",
  };
};

const accessPart = (seen: Seen): Part => {
  const { state, gathered } = seen.telling;
  const known = accessIn(gathered.journal);
  const others = state.keptOut
    .filter(({ member }) => !known.some((row) => row.member === member))
    .map(({ member }: KeptOut): Access => ({ member, stays: [], sent: [] }));
  const rows = [...known, ...others];
  const isOut = ({ member }: Access): boolean => state.keptOut.some((row) => row.member === member);
  return {
    heading: partWords.access.heading,
    facts: [],
    sentences: rows.length === 0 ? [partWords.access.empty] : [],
    items: rows.map((row) => accessItem(seen, row, isOut(row))),
  };
};

const fileOf = (telling: Telling): CaseFile => {
  const { state, desk, to, gathered } = telling;
  const seen: Seen = { telling, shade: shadedFor(desk) };
  const parts = composeCaseFile(gathered.journal, (entry, part) => wordsIn(seen.shade, gathered.texts, entry, part));
  return {
    title: `${state.codeName}: the case file`,
    opening: [
      fileSays.madeFor(nameOfPerson(desk, to), dateWithYear(gathered.now, desk.zone), placeOf(desk.zone)),
      fileSays.readers,
    ],
    facts: summary(telling, seen.shade),
    notes: [fileSays.erasing, fileSays.theirWords, fileSays.shaded],
    parts: [reportPart(seen), ...parts.map(({ name, items, leftOut }) => partOf(seen, name, items, leftOut)), accessPart(seen)],
  };
};

const attached = (telling: Telling): readonly Attachment[] => {
  const file = fileOf(telling);
  const name = `${telling.state.codeName.toLowerCase().replaceAll(" ", "-")}-case-file`;
  return [
    { filename: `${name}.html`, contentType: "text/html; charset=utf-8", bytes: Buffer.from(caseFilePage(file)) },
    { filename: `${name}.txt`, contentType: "text/plain; charset=utf-8", bytes: Buffer.from(caseFileText(file)) },
  ];
};

export const caseFile = (
  telling: Telling,
): { readonly data: Messages["case-file"]; readonly attachments: readonly Attachment[] } => {
  const { state, desk, to, gathered, work } = telling;
  const attachments = work.textOnly === true ? [] : attached(telling);
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      asOf: dateAndTime(gathered.now, desk.zone),
      files: attachments.map(listed),
    },
  };
};
