/** A mail that belongs to no case: it opens one, or it is kept back with others of its kind. */
import { isUnheeded } from "../core/case/automatic-answers.ts";
import type { Case } from "../core/case/case.ts";
import { respondersAt } from "../core/duty/duty.ts";
import { floodedSince } from "../core/duty/kept-back.ts";
import type { MemberId } from "../core/ids.ts";
import { after, hours, type Instant } from "../core/instant.ts";
import { domainOf } from "../core/mail/address.ts";
import {
  countedPer,
  isCalm,
  isOfWave,
  keptBackAtOnce,
  type Likeness,
  receiptWaits,
  type WhyKeptBack,
} from "../core/mail/flood.ts";
import { sketchOf } from "../core/mail/likeness.ts";
import { policyOf } from "../core/policy/overrides.ts";
import type { Budgets } from "../core/policy/policy.ts";
import type { Deps } from "./deps.ts";
import { keepBack } from "./keep-back.ts";
import type { OpenDesk } from "./open-desk.ts";
import { type Arrived, openReport, type Unopened } from "./open-report.ts";
import { mailsInside } from "./passed-on.ts";
import { findWriter, keptOutOf, type Writer } from "./prepare-opening.ts";

type Judged = { readonly keptBack: WhyKeptBack } | { readonly receiptWaits: number };

export const takeInReport = async (deps: Deps, desk: OpenDesk, arrived: Arrived, unopened: Unopened): Promise<string> => {
  const [writer, [total = 0]] = await Promise.all([
    findWriter(deps, desk, arrived),
    deps.bursts.count(desk.settings.id, arrived.receipt.receivedAt, ["all"]),
  ]);
  const judged = await judge(deps, desk, arrived, unopened, writer, total);
  if ("receiptWaits" in judged) return openReport(deps, desk, arrived, unopened, writer, judged);
  const keptFrom = await whoMustNotRead(deps, desk, arrived, unopened, writer);
  if (await isForOutside(deps, desk, arrived, keptFrom)) return openReport(deps, desk, arrived, unopened, writer);
  const likenesses = likenessesOf(desk, arrived, writer)
    .filter(({ kind }) => kind === "sender" || kind === "text")
    .map(({ mark }) => mark);
  return keepBack(deps, desk, arrived, unopened, { writer, why: judged.keptBack, likenesses, keptFrom });
};

const whoMustNotRead = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  { notNames }: Unopened,
  writer: Writer,
): Promise<readonly MemberId[]> => {
  const inside = await mailsInside(deps, arrived.mail);
  return keptOutOf(desk.settings, { ...arrived, notNames }, inside, writer).map(({ member }) => member);
};

/** The outside contact hears of a report that names everybody, but not of a wave of them. */
const mostNamingAll = 3;

const isForOutside = async (
  deps: Deps,
  { settings }: OpenDesk,
  { receipt }: Arrived,
  keptFrom: readonly MemberId[],
): Promise<boolean> => {
  if (respondersAt(settings, deps.clock.now(), new Set(keptFrom)).primary) return false;
  const [named = 0] = await deps.bursts.count(settings.id, receipt.receivedAt, ["names-all"]);
  return named <= mostNamingAll;
};

/** By the hour in which SES took it: the counts only grow, so what comes again is kept back again. */
const judge = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  { what }: Unopened,
  writer: Writer,
  total: number,
): Promise<Judged> => {
  const { receipt } = arrived;
  const [now, budgets] = [deps.clock.now(), policyOf(desk.settings, desk.settings.policy)];
  // What waited so long for the desk has waited long enough, and its burst may be forgotten already.
  if (after(receipt.receivedAt, budgets.keptBackFor) <= now) return { receiptWaits: 0 };
  const isSpam = receipt.verdicts.spam === "FAIL" && what === "open-report";
  const atOnce = keptBackAtOnce(
    { isSpam, unheeded: writer.cases.filter((state) => isNewAndUnheeded(state, now)).length },
    budgets,
  );
  if (atOnce) return { keptBack: atOnce };
  const since = floodedSince(desk.state.keptBack, now);
  const isFlooded = since !== undefined;
  if (!isFlooded && total <= uncounted(budgets)) return { receiptWaits: waits(total, budgets) };
  if (!isCalm({ total, vouched: writer.vouched, isFlooded }, budgets)) {
    const likenesses = likenessesOf(desk, arrived, writer);
    if (await isCountedOfWave(deps, desk, arrived, likenesses)) return { keptBack: "alike" };
  }
  const [counted = 0] = await deps.bursts.count(desk.settings.id, receipt.receivedAt, ["opened"]);
  // An hour that began in calm has opened its first ones before any was counted.
  const opened = counted + (isFlooded && since < startOfHour(receipt.receivedAt) ? 0 : uncounted(budgets));
  return opened > budgets.mostReportsAnHour ? { keptBack: "too-many" } : { receiptWaits: waits(opened, budgets) };
};

const isCountedOfWave = async (
  { bursts }: Deps,
  { settings }: OpenDesk,
  { receipt }: Arrived,
  likenesses: readonly Likeness[],
): Promise<boolean> => {
  const seen = likenesses.map(
    async (likeness) => (await bursts.count(settings.id, receipt.receivedAt, [likeness.mark], countedPer(likeness)))[0] ?? 0,
  );
  return isOfWave(likenesses, await Promise.all(seen));
};

/** So few in an hour need no second count. */
const uncounted = ({ reportsAnHour, unvouchedAnHour }: Budgets): number => Math.min(reportsAnHour, unvouchedAnHour);

const waits = (opened: number, budgets: Budgets): number => hours(receiptWaits(opened, budgets));

const startOfHour = (at: Instant): number => at - (at % hours(1));

/** Whose reports are being answered is no flood. */
const isNewAndUnheeded = (state: Case, now: Instant): boolean => after(state.openedAt, hours(1)) > now && isUnheeded(state);

const sketches = 3;

/** Keyed with the desk's own key, so that the counts tell nobody who wrote what. */
const likenessesOf = (
  desk: OpenDesk,
  { mail, receipt }: Arrived,
  { address, vouched, senderHash }: Writer,
): readonly Likeness[] => {
  const mark = (what: string): string => desk.key.mark(`alike|${what}`);
  const seeds = Array.from({ length: sketches }, (_, number) => mark(`seed|${number}`));
  const words = mail && (mail.text.trim() === "" ? mail.subject : mail.text);
  const domain = domainOf(address ?? receipt.envelopeFrom).toLowerCase();
  return [
    ...(words === undefined
      ? [{ kind: "text" as const, mark: mark("unreadable") }]
      : sketchOf(words, seeds).map((sketch, number) => ({ kind: "text" as const, mark: mark(`text|${number}|${sketch}`) }))),
    vouched ? { kind: "domain", mark: mark(`domain|${domain}`) } : { kind: "unvouched", mark: mark("unvouched") },
    ...(senderHash === undefined ? [] : [{ kind: "sender" as const, mark: mark(`sender|${senderHash}`) }]),
  ];
};
