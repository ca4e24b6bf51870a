/** Who a mail says it is from, and how far that may be believed. */
import type { DeskSettings, Member } from "../duty/desk-settings.ts";
import { addressKey, isPlainAddress } from "./address.ts";
import type { IncomingMail, Mailbox, Verdicts } from "./incoming-mail.ts";

/**
 * The one sender, if there is exactly one. Two From headers, two addresses in one, or an address that is not plain
 * are ways to show one name to a checker and another to a reader, so they name nobody.
 */
export const soleSender = (mail: IncomingMail): Mailbox | undefined => {
  const [only, ...more] = mail.from;
  if (!only || more.length > 0 || mail.fromHeaders !== 1 || !mail.fromIsPlain) return undefined;
  return isPlainAddress(only.address) ? only : undefined;
};

/** The first is where mail to them goes. They are one member, from wherever they write. */
export const writesFrom = ({ email, alsoWritesFrom = [] }: Pick<Member, "email" | "alsoWritesFrom">): readonly string[] => [
  email,
  ...alsoWritesFrom,
];

export const memberWriting = (desk: DeskSettings, sender: Mailbox | undefined): Member | undefined =>
  sender && desk.members.find((member) => writesFrom(member).some((one) => addressKey(one) === addressKey(sender.address)));

/** SES checked that the domain in From stands behind this mail. SPF or DKIM alone can belong to any domain. */
export const isProven = (verdicts: Verdicts): boolean => verdicts.dmarc === "PASS";

/** The domain in From disowns this mail. Of any other that is not proven nobody knows. */
export const isForged = (verdicts: Verdicts): boolean => verdicts.dmarc === "FAIL";

/** Enough to send one automatic answer without bothering somebody whose address was forged. Never enough to act. */
export const isVouchedFor = (verdicts: Verdicts): boolean =>
  isProven(verdicts) || (verdicts.dmarc === "GRAY" && (verdicts.spf === "PASS" || verdicts.dkim === "PASS"));
