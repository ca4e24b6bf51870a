/**
 * Whether a mail on somebody's line may act. A line names a thread; it never proves who writes. All must hold, now:
 * one sender, the address that the desk knows, SES's DMARC PASS, no machine, and still a place on this case.
 */

import type { DeskSettings } from "../duty/desk-settings.ts";
import { entitledMember, memberWithId } from "../duty/duty.ts";
import { addressKey } from "../mail/address.ts";
import type { IncomingMail, Receipt } from "../mail/incoming-mail.ts";
import { isMachine, machineKind } from "../mail/machine.ts";
import { isProven, soleSender } from "../mail/sender.ts";
import type { Case } from "./case.ts";
import type { RefusalCode } from "./codes.ts";
import { isAsked, isKeeper, isKeptOut, isOnIt } from "./roles.ts";
import { correspondentOf, memberOf, type Person } from "./vocabulary.ts";

export const addressOf = (state: Case, who: Person, desk: DeskSettings): string | undefined => {
  const id = memberOf(who);
  if (id !== undefined) return memberWithId(desk, id)?.email;
  const number = correspondentOf(who);
  if (number !== undefined) return state.correspondents.find((row) => row.number === number)?.address;
  if (who === "outside-contact") return desk.outsideContact.email;
  if (who === "organisers") return desk.organisers.email;
  if (who === "new-address") return state.newAddress;
  return who === "author" ? authorAddress(state) : state.reporter.address;
};

/** Who filed a report for somebody else is not its reporter, and still the author of the mail it began with. */
const authorAddress = ({ unplaced, reporter }: Case): string | undefined => unplaced?.author ?? reporter.address;

/** Undefined where the mail may act as `who`. */
export const cannotAct = (
  state: Case,
  who: Person,
  desk: DeskSettings,
  mail: IncomingMail,
  receipt: Receipt,
): RefusalCode | undefined => {
  const known = addressOf(state, who, desk);
  const sender = soleSender(mail);
  if (isMachine(mail, receipt)) return "machine-mail";
  if (!sender) return "several-senders";
  if (known === undefined || addressKey(sender.address) !== addressKey(known)) return "wrong-sender";
  if (!isProven(receipt.verdicts)) return "unproven-sender";
  return hasPlace(state, who) ? undefined : "no-longer-in-circle";
};

/** Not proof enough to act, and more than a stranger's word: it is only passed on. */
export const isOwnAwayAnswer = (state: Case, who: Person, desk: DeskSettings, mail: IncomingMail, receipt: Receipt): boolean => {
  const known = addressOf(state, who, desk);
  const sender = soleSender(mail);
  const isOwn = sender !== undefined && known !== undefined && addressKey(sender.address) === addressKey(known);
  return isOwn && receipt.verdicts.dmarc !== "FAIL" && machineKind(mail, receipt) === "auto-reply";
};

const hasPlace = (state: Case, who: Person): boolean => {
  const id = memberOf(who);
  if (id === undefined) return true;
  return !isKeptOut(state, id) && (isOnIt(state, id) || isAsked(state, id) || isKeeper(state, id));
};

/** A line lives while its epoch is the newest of its owner and its owner has a place. */
export const lineLives = (state: Case, who: Person, epoch: number, desk: DeskSettings): boolean => {
  const line = state.lines.find((row) => row.person === who && row.epoch === epoch);
  const id = memberOf(who);
  return line?.live === true && (id === undefined || (entitledMember(desk, id) !== undefined && hasPlace(state, who)));
};
