/**
 * Before a report is forwarded it is matched against the committee: who is named in it does not get it, nor whom the
 * reporter asked to be kept out. Names, addresses and ids are matched exactly; being wrong here costs one member a mail.
 */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { organisersId, outsideContactId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { folded, standsIn, withoutTail } from "./plain-text.ts";

export const membersNamed = (desk: DeskSettings, mail: IncomingMail): readonly MemberId[] => {
  const boxes = [...mail.from, ...mail.mentioned].map((box) => `${box.name} ${box.address}`);
  return membersNamedIn(desk, [mail.subject, mail.text, ...boxes].join("\n"));
};

export const membersNamedIn = (desk: DeskSettings, text: string): readonly MemberId[] => {
  const hay = folded(text);
  return screened(desk)
    .filter(({ named }) => named.some((name) => standsIn(hay, folded(name))))
    .map(({ id }) => id);
};

interface Screened {
  readonly id: MemberId;
  /** What names them anywhere in a report. */
  readonly named: readonly string[];
  /** What means them where somebody is to be kept out; there a word is no accident. */
  readonly meant: readonly string[];
}

/** Whoever may ever be told of a case: the members, and those outside who are asked where no member is left. */
const screened = ({ members, outsideContact, organisers }: DeskSettings): readonly Screened[] => [
  ...members.map(({ id, name, email }) => ({ id, named: [name, email, id], meant: [name, email, id] })),
  {
    id: outsideContactId,
    named: [outsideContact.name, outsideContact.email],
    meant: [outsideContact.name, outsideContact.email, "outside contact", "the outside contact"],
  },
  { id: organisersId, named: [organisers.email], meant: [organisers.email, "organisers", "the organisers"] },
];

const keepFromLine = /^[ \t]*keep[ \t]+from[ \t]*:(.*)$/gim;

/** Every name after `Keep from:` at the start of a line, anywhere in the report. */
export const keepFromRequests = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.matchAll(keepFromLine)]
        .flatMap(([, names]) => (names ?? "").split(/[,;]|\band\b/i))
        .map((name) => withoutTail(folded(name), ".!").slice(0, longestName))
        .filter((name) => name !== ""),
    ),
  ].slice(0, 50);

/** A request is kept in the case and shown to its readers, so nobody may fill the case with one. */
const longestName = 100;

/** By id, address, full name, or a beginning of one. Where several members fit, all are kept out: a doubt costs little. */
export const membersMeant = (desk: DeskSettings, name: string): readonly MemberId[] => {
  const wanted = folded(name);
  const spaced = wanted.replace(/[-_.]+/g, " ");
  const known = screened(desk).map(({ id, meant }) => ({ id, names: meant.map(folded) }));
  const exact = known.filter(({ names }) => names.some((one) => one === wanted || one === spaced));
  const chosen = exact.length > 0 ? exact : known.filter(({ names }) => names.some((one) => one.startsWith(spaced)));
  return wanted === "" ? [] : chosen.map(({ id }) => id);
};
