/**
 * Whether a mail on somebody's line may act. A line names a thread; it never proves who writes. All must hold, now:
 * one sender, an address that the desk knows as theirs, SES's DMARC PASS, no machine, and still a place on this case.
 */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { entitledMember, memberWithId } from "../duty/duty.ts";
import { addressKey, destinationOf } from "../mail/address.ts";
import type { IncomingMail, Receipt } from "../mail/incoming-mail.ts";
import { machineKind } from "../mail/machine.ts";
import { isAmong, notProven } from "../mail/proof.ts";
import { isForged, isVouchedFor, memberWriting, soleSender, writesFrom } from "../mail/sender.ts";
import type { Case } from "./case.ts";
import type { MayChallenge } from "./challenges.ts";
import type { RefusalCode } from "./codes.ts";
import { canBeAsked } from "./questions.ts";
import { isAsked, isKeeper, isKeptOut, isOnIt } from "./roles.ts";
import { correspondentOf, isChallenged, memberOf, ownerOf, type Person } from "./vocabulary.ts";

export const addressOf = (state: Case, person: Person, desk: DeskSettings): string | undefined => {
  const who = ownerOf(person);
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

/** A member may write from more addresses than the one that mail goes to. */
const knownAs = (state: Case, who: Person, desk: DeskSettings): readonly (string | undefined)[] => {
  const id = memberOf(ownerOf(who));
  const member = id === undefined ? undefined : memberWithId(desk, id);
  return member ? writesFrom(member) : [addressOf(state, who, desk)];
};

const isOneTime = (who: Person): boolean => isChallenged(who) || who === "new-address";

/** Undefined where the mail may act as `who`. */
export const cannotAct = (
  state: Case,
  who: Person,
  desk: DeskSettings,
  mail: IncomingMail,
  receipt: Receipt,
): RefusalCode | undefined =>
  notProven(mail, receipt, { known: knownAs(state, who, desk), oneTime: isOneTime(who) }) ??
  (hasPlace(state, who) ? undefined : "no-longer-in-circle");

/**
 * Not proof enough to act, and enough to ask the owner at the address that the desk knows. What is proven to be forged is not
 * asked about, nor what comes from somebody whom the desk knows as another.
 */
export const mayChallenge = (
  state: Case,
  who: Person,
  desk: DeskSettings,
  mail: IncomingMail,
  { verdicts }: Receipt,
  why: RefusalCode | undefined,
): Omit<MayChallenge, "verbs"> | undefined => {
  const sender = soleSender(mail);
  if (!sender || isOneTime(who) || !hasPlace(state, who) || (who === "reporter" && !canBeAsked(state))) return undefined;
  if (why === "unproven-sender") return isForged(verdicts) ? undefined : { why };
  const mayMove = memberOf(who) !== undefined || who === "outside-contact";
  if (why !== "wrong-sender" || !mayMove || !isVouchedFor(verdicts) || isSomebodyElse(state, desk, sender.address))
    return undefined;
  return { why, from: addressKey(sender.address) };
};

const isSomebodyElse = (state: Case, desk: DeskSettings, address: string): boolean =>
  memberWriting(desk, { name: "", address }) !== undefined ||
  destinationOf(address, desk.alias) !== undefined ||
  isAmong(
    [
      ...[desk.outsideContact.email, desk.organisers.email, authorAddress(state), state.newAddress, state.firstWriter],
      ...[state.reporter.address, ...(state.reporter.earlier ?? []), ...state.correspondents.map((row) => row.address)],
    ],
    address,
  );

/** Not proof enough to act, and more than a stranger's word: it is only passed on. */
export const isOwnAwayAnswer = (state: Case, who: Person, desk: DeskSettings, mail: IncomingMail, receipt: Receipt): boolean => {
  const sender = soleSender(mail);
  const isOwn = sender !== undefined && isAmong(knownAs(state, who, desk), sender.address);
  return isOwn && !isForged(receipt.verdicts) && machineKind(mail, receipt) === "auto-reply";
};

const hasPlace = (state: Case, who: Person): boolean => {
  const id = memberOf(ownerOf(who));
  if (id === undefined) return true;
  return !isKeptOut(state, id) && (isOnIt(state, id) || isAsked(state, id) || isKeeper(state, id));
};

/** A line lives while its epoch is the newest of its owner and its owner has a place. */
export const lineLives = (state: Case, who: Person, epoch: number, desk: DeskSettings): boolean => {
  const line = state.lines.find((row) => row.person === who && row.epoch === epoch);
  const id = memberOf(ownerOf(who));
  return line?.live === true && (id === undefined || (entitledMember(desk, id) !== undefined && hasPlace(state, who)));
};
