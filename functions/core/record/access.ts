/** Who could read a case, from when to when, and what they had been sent: told from its journal alone. */
import type { JournalEntry } from "../case/case.ts";
import type { Event } from "../case/events.ts";
import { memberOf, type Person } from "../case/vocabulary.ts";
import { organisersId, outsideContactId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import type { Instant } from "../instant.ts";

interface Stay {
  readonly from: Instant;
  readonly until?: Instant;
}

interface Sent {
  readonly message: string;
  readonly times: number;
  readonly first: Instant;
  readonly last: Instant;
}

export interface Access {
  readonly member: MemberId;
  /** On the case, more than once where somebody left and came back. */
  readonly stays: readonly Stay[];
  /** By the kind of mail, in the order in which each first went out. */
  readonly sent: readonly Sent[];
}

/** In the order in which they first had to do with it. */
export const accessIn = (journal: readonly JournalEntry[]): readonly Access[] => {
  const people = new Map<MemberId, Access>();
  const change = (id: MemberId, by: (access: Access) => Access): void => {
    people.set(id, by(people.get(id) ?? { member: id, stays: [], sent: [] }));
  };
  for (const { at, event } of journal) {
    const { comes, goes } = moves(event);
    for (const id of goes) change(id, (access) => ({ ...access, stays: ended(access.stays, at) }));
    for (const id of comes) change(id, (access) => ({ ...access, stays: begun(access.stays, at) }));
    const reader = event.kind === "mail-sent" ? insider(event.to) : undefined;
    if (event.kind === "mail-sent" && reader !== undefined)
      change(reader, (access) => ({ ...access, sent: counted(access.sent, event.message, at) }));
  }
  // Who was only asked, never came in and was sent nothing has nothing to be told of.
  return [...people.values()].filter(({ stays, sent }) => stays.length + sent.length > 0);
};

/** Mails that carry nothing of a case but its code name, if that. */
const withoutContent: readonly string[] = ["status-board", "not-acted", "mail-waits", "what-is-this"];

/** Whether a mailbox may still hold something of the case, by the case's own record of what was sent. */
export const holdsContent = (journal: readonly JournalEntry[], id: MemberId): boolean =>
  journal.some(({ event }) => event.kind === "mail-sent" && memberOf(event.to) === id && !withoutContent.includes(event.message));

/** Those outside who are asked to help have names, as members have. */
const insider = (who: Person): MemberId | undefined => {
  if (who === "outside-contact") return outsideContactId;
  return who === "organisers" ? organisersId : memberOf(who);
};

interface Moves {
  readonly comes: readonly MemberId[];
  readonly goes: readonly MemberId[];
}

const present = (ids: readonly (MemberId | undefined)[]): readonly MemberId[] => ids.filter((id) => id !== undefined);

const moves = (event: Event): Moves => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
      return { comes: present([event.primary, event.secondary]), goes: [] };
    case "joined":
      return { comes: [event.member], goes: [] };
    case "left":
      return { comes: present([event.next]), goes: [event.member] };
    default:
      return { comes: [], goes: [] };
  }
};

const isOpen = ({ until }: Stay): boolean => until === undefined;

const begun = (stays: readonly Stay[], from: Instant): readonly Stay[] => (stays.some(isOpen) ? stays : [...stays, { from }]);

const ended = (stays: readonly Stay[], until: Instant): readonly Stay[] =>
  stays.map((stay) => (isOpen(stay) ? { ...stay, until } : stay));

const counted = (sent: readonly Sent[], message: string, at: Instant): readonly Sent[] =>
  sent.some((row) => row.message === message)
    ? sent.map((row) => (row.message === message ? { ...row, times: row.times + 1, last: at } : row))
    : [...sent, { message, times: 1, first: at, last: at }];
