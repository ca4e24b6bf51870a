/** Whose mail to the desk itself it may be, where nothing proves it: enough to ask that member, and never enough to act. */
import { memberPerson } from "../core/case/vocabulary.ts";
import { isDeskCommand } from "../core/duty/desk-commands.ts";
import type { Member } from "../core/duty/desk-settings.ts";
import { addressKey, destinationOf } from "../core/mail/address.ts";
import type { PerhapsMember } from "../core/mail/belongs.ts";
import type { IncomingMail, Mailbox, Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { isAmong } from "../core/mail/proof.ts";
import { readReply } from "../core/mail/reply.ts";
import { isForged, isProven, isVouchedFor, memberWriting, soleSender } from "../core/mail/sender.ts";
import { threadId } from "./lines.ts";
import type { OpenDesk } from "./open-desk.ts";

/** Only commands that the desk knows: the member is shown their names, and a stranger must not choose what they read. */
export const perhapsOf = (desk: OpenDesk, mail: IncomingMail, receipt: Receipt): PerhapsMember | undefined => {
  const sender = soleSender(mail);
  const verbs = readReply(mail.text).commands.map(({ name }) => name);
  if (!sender || mail.formsDiffer || verbs.length === 0 || !verbs.every(isDeskCommand)) return undefined;
  if (isForged(receipt.verdicts) || isMachine(mail, receipt)) return undefined;
  const claim = claimOf(desk, mail, receipt, sender);
  return claim && { ...claim, verbs: [...new Set(verbs)] };
};

type Claim = Omit<PerhapsMember, "verbs">;

const claimOf = (desk: OpenDesk, mail: IncomingMail, { verdicts }: Receipt, sender: Mailbox): Claim | undefined => {
  const member = memberWriting(desk.settings, sender);
  if (member) return isProven(verdicts) ? undefined : { member: member.id, why: "unproven-sender" };
  const cited = memberCited(desk, mail);
  if (!cited || !isVouchedFor(verdicts) || isSomebodyElse(desk, sender.address)) return undefined;
  return { member: cited.id, why: "wrong-sender", from: addressKey(sender.address) };
};

/** Each member has a thread with the desk that nobody else was ever sent. */
const memberCited = ({ settings, key }: OpenDesk, { cites }: IncomingMail): Member | undefined =>
  settings.members.find(({ id }) => cites.includes(threadId(key, settings.alias, settings.id, memberPerson(id))));

const isSomebodyElse = ({ settings }: OpenDesk, address: string): boolean =>
  destinationOf(address, settings.alias) !== undefined ||
  isAmong([settings.outsideContact.email, settings.organisers.email], address);
