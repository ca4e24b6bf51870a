/**
 * Who must not be told by a letter to somebody outside, in which words, and what its reader knows anyway: read back from the
 * mails of the case. What somebody outside chose, such as the name that their mail calls them by, never opens a name that is kept.
 */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Correspondent } from "../core/case/correspondents.ts";
import type { EventOf } from "../core/case/events.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { memberWithId } from "../core/duty/duty.ts";
import { addressKey } from "../core/mail/address.ts";
import { isSamePerson, mailboxOf } from "../core/mail/name-match.ts";
import { keysOf } from "../core/mail/name-parts.ts";
import { ownNames } from "../core/mail/own-names.ts";
import { firstWriterNamed } from "../core/mail/passed-on.ts";
import { readReply } from "../core/mail/reply.ts";
import type { SecretPerson, Secrets } from "../core/mail/secrets.ts";
import { memberWriting, soleSender } from "../core/mail/sender.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { eachOnce, mostReadBack, readEach } from "./mail-texts.ts";
import { wordsAt } from "./telling/letter-text.ts";

interface Said {
  readonly text: string;
  readonly name: string;
  readonly address: string;
}

const unread: Said = { text: "", name: "", address: "" };

/** For each reader, because what they wrote themselves, and what they were sent, is nothing new to them. */
export const secretsOfCase = async (
  deps: Deps,
  desk: DeskSettings,
  state: Case,
  key: CaseKey,
  journal: readonly JournalEntry[],
): Promise<(reader: Correspondent | undefined) => Secrets> => {
  const told = relevant(state, journal);
  const read = await readEach(deps, state, key, eachOnce([state.report, ...told.map(({ mail }) => mail)]), saidIn, mostReadBack);
  const about: About = {
    ...{ desk, state },
    report: read.get(state.report.blob) ?? unread,
    told: told.map((event) => ({ event, said: read.get(event.mail.blob) ?? unread })),
  };
  return (reader) => secretsFor(about, reader);
};

const saidIn: Parameters<typeof readEach<Said>>[4] = (mail) => {
  const sender = mail && soleSender(mail);
  return { text: mail?.text ?? "", name: sender?.name ?? "", address: sender?.address ?? "" };
};

type Told = EventOf<"reporter-wrote" | "correspondent-wrote" | "draft-sent">;

interface About {
  readonly desk: DeskSettings;
  readonly state: Case;
  readonly report: Said;
  readonly told: readonly { readonly event: Told; readonly said: Said }[];
}

/** Far more than a letter is written from; and a flood from strangers must not push out what the reporter wrote. */
const mostRead = 60;
const mostUnproven = 10;

const relevant = ({ correspondents }: Case, journal: readonly JournalEntry[]): readonly Told[] => {
  const isKnown = (number: number): boolean => correspondents.some((row) => row.number === number);
  const all = journal.flatMap(({ event }): readonly Told[] => {
    if (event.kind === "reporter-wrote" || event.kind === "draft-sent") return [event];
    return event.kind === "correspondent-wrote" && isKnown(event.number) ? [event] : [];
  });
  const isProven = (event: Told): boolean => event.kind === "draft-sent" || event.proven;
  return [...all.filter(isProven).slice(-mostRead), ...all.filter((event) => !isProven(event)).slice(-mostUnproven)];
};

const isFrom = (event: Told, { number }: Correspondent): boolean =>
  event.kind === "correspondent-wrote" && event.number === number;

const namesFrom = ({ told }: About, who: Correspondent): readonly string[] =>
  told.flatMap(({ event, said }) =>
    isFrom(event, who) && event.kind === "correspondent-wrote" && event.proven ? [said.name] : [],
  );

const secretsFor = (about: About, reader: Correspondent | undefined): Secrets => {
  const { state, desk, told, report } = about;
  const witnesses = state.correspondents.filter(({ role, number }) => role === "witness" && number !== reader?.number);
  const known = [reporterOf(about), ...firstWriterOf(about, reader), ...witnesses.map((who) => witnessOf(about, who))];
  const people = known.map((person) => ({
    ...person,
    names: [...person.names, ...state.involves.filter((name) => isSamePerson(name, person))],
  }));
  const kept = new Set(people.flatMap(({ names, addresses }) => [...names, ...addresses.map(mailboxOf)].flatMap(keysOf)));
  const isSecret = ({ event }: About["told"][number]): boolean =>
    event.kind === "reporter-wrote" || witnesses.some((who) => isFrom(event, who));
  return {
    people,
    texts: [report, ...told.filter(isSecret).map(({ said }) => said)].map(({ text }) => text),
    open: {
      names: [...openNames(about, reader), desk.name, ...desk.members.map(({ name }) => name)].map((name) => without(kept, name)),
      texts: reader ? told.flatMap((row) => knownTo(reader, row)) : [],
    },
  };
};

const without = (kept: ReadonlySet<string>, name: string): string =>
  keysOf(name)
    .filter((part) => !kept.has(part))
    .join(" ");

/** What they wrote, and what the committee has written to them. */
const knownTo = (reader: Correspondent, { event, said }: About["told"][number]): readonly string[] => {
  if (event.kind === "draft-sent") return event.to === reader.number ? [wordsAt(readReply(said.text), event.line)] : [];
  return event.proven && isFrom(event, reader) ? [said.text] : [];
};

/** The respondent's own name may stand in a letter to them, as far as it is known to be theirs. */
const openNames = (about: About, reader: Correspondent | undefined): readonly string[] => {
  if (reader === undefined) return [];
  const own = { names: namesFrom(about, reader), addresses: [reader.address] };
  return [...own.names, mailboxOf(reader.address), ...about.state.involves.filter((name) => isSamePerson(name, own))];
};

const filled = (words: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(words.filter((one) => one !== undefined && one !== ""))] as readonly string[];

/** A member who filed it for somebody else is not the reporter, though their mail is the report. */
const reporterOf = ({ state, desk, report, told }: About): SecretPerson => {
  const { reporter } = state;
  const member = reporter.member && memberWithId(desk, reporter.member);
  const wrote = [report, ...told.flatMap(({ event, said }) => (event.kind === "reporter-wrote" && event.proven ? [said] : []))];
  const own = wrote.filter(({ address }) => member !== undefined || !isOfMember(desk, address));
  return {
    role: "reporter",
    names: filled([reporter.name, member?.name, ...own.flatMap(({ name, text }) => [name, ...ownNames(text)])]),
    addresses: filled([reporter.address, state.newAddress, ...own.map(({ address }) => address)]),
    handles: [],
  };
};

const isOfMember = (desk: DeskSettings, address: string): boolean => memberWriting(desk, { name: "", address }) !== undefined;

/** Whoever passed it on can agree for themselves alone: to name who wrote it first is for no one mail to allow. */
const firstWriterOf = ({ state: { firstWriter }, report }: About, reader: Correspondent | undefined): readonly SecretPerson[] =>
  firstWriter === undefined || (reader !== undefined && addressKey(reader.address) === addressKey(firstWriter))
    ? []
    : [{ role: "witness", names: filled([firstWriterNamed(report.text, firstWriter)]), addresses: [firstWriter], handles: [] }];

const witnessOf = (about: About, who: Correspondent): SecretPerson => ({
  role: "witness",
  names: filled(namesFrom(about, who)),
  addresses: [who.address],
  handles: [],
});
