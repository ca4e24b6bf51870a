/** Word of mails that were kept back, to one who may read them. */
import {
  headingOf,
  headlines,
  manySenders,
  moreShown,
  notSaid,
  openings,
  openLabels,
  unreadYet,
  untilShown,
  whyShown,
} from "../../../templates/kept-back.ts";
import type { Messages } from "../../../templates/messages.ts";
import { memberPerson, type Person } from "../../core/case/vocabulary.ts";
import type { DeskEventOf } from "../../core/duty/desk-events.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { KeptBack } from "../../core/duty/kept-back.ts";
import { type Alike, groupsOf } from "../../core/duty/kept-back-groups.ts";
import { withTag } from "../../core/mail/address.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dateAndTime, duration } from "../../core/record/dates.ts";
import { mailto } from "./buttons.ts";
import { nameOfPerson } from "./names.ts";

/** More would be read by nobody, and would make a mail that is spam itself. */
const mostShown = 20;

interface KeptBackTelling {
  readonly desk: DeskSettings;
  readonly to: Person;
  readonly tell: DeskEventOf<"kept-back-told">["tell"];
  /** What the reader may read, and nobody has opened since. */
  readonly rows: readonly KeptBack[];
}

export const keptBackTold = ({ desk, to, tell, rows }: KeptBackTelling): Messages["kept-back"] => {
  const groups = groupsOf(rows);
  const shown = groups.slice(0, mostShown);
  const left = groups.slice(mostShown).reduce((sum, { count }) => sum + count, 0);
  return {
    deskName: desk.name,
    memberName: nameOfPerson(desk, to),
    headline: headlines[tell],
    opening: openings[tell](rows.length),
    items: shown.map((group) => itemFor(desk, group, readsNotices(desk, to))),
    more: moreShown(left),
    until: untilShown(duration(policyOf(desk, desk.policy).keptBackFor)),
  };
};

/** Whoever wants no content in their mailbox opens it as a report, or leaves it to the other of the pair. */
const readsNotices = ({ noticeOnly = [] }: DeskSettings, to: Person): boolean => noticeOnly.some((id) => memberPerson(id) === to);

const itemFor = (
  desk: DeskSettings,
  { first, count, senders }: Alike,
  withoutContent: boolean,
): Messages["kept-back"]["items"][number] => {
  const command = `/report ${first.code}`;
  const isHidden = first.what === "ask-author";
  return {
    heading: headingOf(count),
    why: `Came in on ${dateAndTime(first.receipt.receivedAt, desk.zone)}. ${whyOf(first, senders.size)}${isHidden ? ` ${unreadYet}` : ""}`,
    senderLine: withoutContent ? notSaid : senderLine(first),
    mailSubject: withoutContent ? "" : first.subject,
    firstLines: withoutContent ? "" : first.firstLines,
    label: openLabels[first.what],
    command,
    href: mailto(withTag(desk.alias, "desk"), desk.name, command),
  };
};

/** Of many senders, the first alone is named below. */
const whyOf = ({ why }: KeptBack, senders: number): string =>
  senders === 1 ? whyShown[why] : `${whyShown[why === "sender" ? "alike" : why]} ${manySenders(senders)}`;

const senderLine = ({ from, vouched }: KeptBack): string => {
  if (from === "") return "nobody that the mail names plainly";
  return vouched ? from : `${from}, and nothing vouches for it`;
};
