/**
 * Before a report is forwarded it is matched against the committee: who is named in it does not get it, nor whom the
 * reporter asked to be kept out. A miss hands a report to the person that it is about; being wrong costs one member a mail.
 */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { organisersId, outsideContactId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import { namesOfFiles, textsOfFiles } from "./file-texts.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { handleIn, handlesOf } from "./leaked-handles.ts";
import { wordsIn } from "./letter-words.ts";
import { isPersonHere } from "./member-places.ts";
import { type MemberBook, memberBookOf } from "./members-book.ts";
import { membersIn } from "./members-in-text.ts";
import { keysOf, partsOf } from "./name-parts.ts";
import { folded, plainly, standsIn, withoutPhraseSigns, withoutTail } from "./plain-text.ts";
import { writesFrom } from "./sender.ts";
import { addressFinder } from "./spelled-address.ts";
import { isUsual } from "./usual-words.ts";

export const membersNamed = (desk: DeskSettings, mail: IncomingMail): readonly MemberId[] => {
  const said = (boxes: readonly { readonly name: string; readonly address: string }[]): string =>
    boxes.map(({ name, address }) => `${name} ${address}`).join("\n");
  // What a sender is called is their own name: a part of it that a member shares names nobody.
  const written = [mail.subject, mail.text, said(mail.mentioned), ...namesOfFiles(mail), ...textsOfFiles(mail)].join("\n\n");
  return namedIn(desk, { written, listed: said(mail.from) });
};

/** In a text that somebody wrote. */
export const membersNamedIn = (desk: DeskSettings, written: string): readonly MemberId[] =>
  namedIn(desk, { written, listed: "" });

/** Among names that somebody listed: a word there is no accident. */
export const membersAmong = (desk: DeskSettings, names: readonly string[]): readonly MemberId[] =>
  namedIn(desk, { written: names.join("\n\n"), listed: names.join("\n") });

/** Of a later mail: not in what it quotes of our own letters, and not to whom it was sent. */
export const membersNamedLater = (desk: DeskSettings, ownText: string, mail: IncomingMail): readonly MemberId[] =>
  namedIn(desk, { written: [mail.subject, ownText, ...namesOfFiles(mail), ...textsOfFiles(mail)].join("\n\n"), listed: "" });

/** Names, addresses and ids as they stand on the roster are found anywhere; other forms in what a person may read through. */
const mostLooked = 100_000;

interface Said {
  readonly written: string;
  readonly listed: string;
}

const namedIn = (desk: DeskSettings, { written, listed }: Said): readonly MemberId[] => {
  const all = screened(desk);
  const [hay, list] = [folded(withoutPhraseSigns(written)), folded(listed)];
  const looked = written.slice(0, mostLooked);
  const find = addressFinder(plainly(`${looked}\n${listed}`));
  const read = membersIn(looked, bookOf(all));
  const isPerson = personFinder(looked);
  return all
    .filter(
      ({ id, named, handles }) =>
        read.has(id) ||
        named.some((name) => standsIn(list, folded(name)) || (standsIn(hay, folded(name)) && isPerson(name))) ||
        find(named.filter((name) => name.includes("@"))).length > 0 ||
        handles.some((handle) => handleIn(find, handle).length > 0),
    )
    .map(({ id }) => id);
};

/** A whole name that is a usual word counts where it stands as a name. The text is gone through only where one is found. */
const personFinder = (text: string): ((name: string) => boolean) => {
  let words: ReturnType<typeof wordsIn> | undefined;
  return (name) => {
    const keys = keysOf(name);
    const [key] = keys;
    if (key === undefined || keys.length > 1 || name.includes("@") || !isUsual(key)) return true;
    words ??= wordsIn(text);
    const all = words;
    return all.some((word, at) => word.key === key && isPersonHere(all, at));
  };
};

interface Screened {
  readonly id: MemberId;
  /** What names them anywhere in a report. */
  readonly named: readonly string[];
  /** Of which a part or another form may name them. */
  readonly names: readonly string[];
  readonly handles: readonly string[];
  /** What means them where somebody is to be kept out; there a word is no accident. */
  readonly meant: readonly string[];
}

const bookOf = (all: readonly Screened[]): MemberBook => memberBookOf(all.filter(({ names }) => names.length > 0));

/** Whoever may ever be told of a case: the members, and those outside who are asked where no member is left. */
const screened = ({ members, outsideContact, organisers }: DeskSettings): readonly Screened[] => [
  ...members.map(screenedMember),
  {
    id: outsideContactId,
    named: [outsideContact.name, outsideContact.email],
    names: isOfAPerson(outsideContact.name) ? [outsideContact.name] : [],
    handles: handlesOf(outsideContact.email),
    meant: [outsideContact.name, outsideContact.email, "outside contact", "the outside contact"],
  },
  {
    id: organisersId,
    named: [organisers.email],
    names: [],
    handles: [],
    meant: [organisers.email, "organisers", "the organisers"],
  },
];

const screenedMember = ({ alsoCalled = [], handles = [], ...member }: DeskSettings["members"][number]): Screened => {
  const { id, name } = member;
  const addresses = writesFrom(member);
  const names = [name, ...alsoCalled];
  const parts = partsOf(name);
  // An id that is only a part of the name is looked for as that part, which others may share.
  const isOwnWord = parts.length < 2 || !parts.includes(id);
  return {
    id,
    names,
    named: [...names, ...addresses, ...(isOwnWord ? [id] : [])],
    handles: [...handles, ...addresses.flatMap(handlesOf)],
    meant: [...names, ...addresses, id, ...handles.map((handle) => handle.replace(/^@/, ""))],
  };
};

/** A board or a foundation is made of words that every report has. */
const isOfAPerson = (name: string): boolean => !keysOf(name).some(isUsual);

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
