/**
 * Which mails open a case while more come in than people can read. A wave is known by likeness: one sender, one sending domain,
 * one text, or nobody who vouches for it. What is unlike the wave is given its chance, so that nobody's report waits behind it.
 */
import type { Budgets } from "../policy/policy.ts";

/** `spam`: the mail service takes it for spam. The rest are of a wave. */
export const whysKeptBack = ["spam", "sender", "alike", "too-many"] as const;
export type WhyKeptBack = (typeof whysKeptBack)[number];

/**
 * What a mail may share with others: so many are still taken for mails of their own. They are counted only while too many come
 * in; what a wave shows of itself is remembered for the day, or each hour would open a few of it again.
 */
const mostAlike = {
  sender: { most: 3, per: "day" },
  text: { most: 3, per: "day" },
  domain: { most: 20, per: "day" },
  unvouched: { most: 3, per: "hour" },
} as const;
type LikenessName = keyof typeof mostAlike;

export const countedPer = ({ kind }: Likeness): "hour" | "day" => mostAlike[kind].per;

export interface Likeness {
  readonly kind: LikenessName;
  readonly mark: string;
}

/** Decided before anything else is asked: these cost no count. */
export const keptBackAtOnce = (
  { isSpam, unheeded }: { readonly isSpam: boolean; readonly unheeded: number },
  budgets: Budgets,
): WhyKeptBack | undefined => {
  if (isSpam) return "spam";
  return unheeded >= budgets.reportsOfOneAnHour ? "sender" : undefined;
};

/** While a wave goes on, each hour begins as the last one ended: it would open as many cases again otherwise. */
export const isCalm = (
  { total, vouched, isFlooded }: { readonly total: number; readonly vouched: boolean; readonly isFlooded: boolean },
  { reportsAnHour, unvouchedAnHour }: Budgets,
): boolean => !isFlooded && total <= (vouched ? reportsAnHour : Math.min(unvouchedAnHour, reportsAnHour));

/** `seen`: how many, this one included, share each of them. */
export const isOfWave = (likenesses: readonly Likeness[], seen: readonly number[]): boolean =>
  likenesses.some(({ kind }, at) => (seen[at] ?? 0) > mostAlike[kind].most);

/** `opened`: how many cases this hour has opened with this one. Nobody is left without a receipt; some get it later. */
export const receiptWaits = (opened: number, { receiptsAnHour }: Budgets): number => Math.floor((opened - 1) / receiptsAnHour);
