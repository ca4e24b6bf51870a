/** What is settled about a report before anybody reads it: its code name, who wrote it, who must not get it. */

import { hasHadEnough } from "../core/case/automatic-answers.ts";
import { type Case, isOpen } from "../core/case/case.ts";
import { codeNameBytes, codeNameFrom } from "../core/case/code-name.ts";
import type { Opening } from "../core/case/commands.ts";
import type { KeptOut, MailRef, Remark, Reporter } from "../core/case/vocabulary.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { CaseId, MemberId } from "../core/ids.ts";
import { addressKey, destinationOf } from "../core/mail/address.ts";
import type { IncomingMail, Mailbox, Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { firstWriterOf, isPassedOn } from "../core/mail/passed-on.ts";
import { keepFromRequests, membersMeant, membersNamed, membersNamedIn } from "../core/mail/screening.ts";
import { isVouchedFor, memberWriting, soleSender } from "../core/mail/sender.ts";
import { policyOf } from "../core/policy/overrides.ts";
import type { Deps } from "./deps.ts";
import { holdAsked } from "./hold-report.ts";
import { peopleInReport } from "./match-cases.ts";
import type { OpenDesk } from "./open-desk.ts";
import { mailsInside } from "./passed-on.ts";

export interface Report {
  readonly id: CaseId;
  readonly ref: MailRef;
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
  readonly receipt: Receipt;
  readonly notNames: readonly string[];
  readonly unknown: readonly string[];
  readonly closedLine: boolean;
}

/** Who a mail says it is from, and the newest cases of theirs. */
export interface Writer {
  readonly address: string | undefined;
  readonly vouched: boolean;
  readonly senderHash: string | undefined;
  readonly cases: readonly Case[];
}

export const findWriter = async (
  deps: Deps,
  desk: OpenDesk,
  { mail, receipt }: Pick<Report, "mail" | "receipt">,
): Promise<Writer> => {
  const sender = senderOf(desk.settings, mail);
  const vouched = isVouchedFor(receipt.verdicts);
  if (!sender) return { address: undefined, vouched, senderHash: undefined, cases: [] };
  // Whichever of their addresses a member writes from, they are one sender.
  const hashes = hashesOf(desk, addressKey(memberWriting(desk.settings, sender)?.email ?? sender.address));
  const wanted = vouched ? [hashes.vouched] : [hashes.vouched, hashes.unvouched];
  return {
    address: sender.address,
    vouched,
    senderHash: vouched ? hashes.vouched : hashes.unvouched,
    cases: await newestCases(deps, desk.settings, wanted),
  };
};

/** Whom the open cases of a sender keep out by now. What was kept back may have come in before they did. */
export const lentNow = async (
  deps: Deps,
  desk: OpenDesk,
  { from, vouched }: { readonly from: string; readonly vouched: boolean },
): Promise<readonly MemberId[]> => {
  if (from === "") return [];
  const hashes = hashesOf(desk, addressKey(memberWriting(desk.settings, { name: "", address: from })?.email ?? from));
  const cases = await newestCases(deps, desk.settings, vouched ? [hashes.vouched] : [hashes.vouched, hashes.unvouched]);
  return cases.filter(isOpen).flatMap((state) => lentBy(state).keptOut.map(({ member }) => member));
};

/** Who must not read it, whatever becomes of it. */
export const keptOutOf = (
  desk: DeskSettings,
  report: Pick<Report, "mail" | "raw" | "notNames">,
  inside: readonly IncomingMail[],
  { cases }: Writer,
): readonly KeptOut[] =>
  onceEach([
    ...requests(desk, report, inside).keptOut,
    ...cases.filter(isOpen).flatMap((state) => lentBy(state).keptOut),
    ...namedIn(desk, report, inside).map((member) => ({ member, why: "named" as const })),
  ]);

export const prepareOpening = async (
  deps: Deps,
  desk: OpenDesk,
  report: Report,
  what: "open-report" | "ask-author",
  writer: Writer,
): Promise<Opening> => {
  const [inside, codeName] = await Promise.all([mailsInside(deps, report.mail), claimCodeName(deps, desk.settings, report.id)]);
  const muted = hasHadEnough(writer.cases, deps.clock.now(), policyOf(desk.settings, desk.settings.policy).answersADay);
  const reporter = { ...reporterOf(desk.settings, report), ...(muted && { muted }) };
  const passedOn = passedOnBy(desk.settings, report, inside, reporter);
  const hold = holdAsked(report.mail, report.receipt);
  return {
    id: report.id,
    codeName,
    mail: report.ref,
    reporter,
    ...(writer.senderHash !== undefined && { sender: writer.senderHash }),
    keptOut: keptOutOf(desk.settings, report, inside, writer).filter(
      (row) => row.why !== "named" || row.member !== reporter.member,
    ),
    remarks: [
      ...(hold === "unproven" ? [{ about: "hold-unproven" as const }] : []),
      ...remarksOn(desk.settings, report),
      ...passedOn.remarks,
      ...requests(desk.settings, report, inside).remarks,
      ...writer.cases.filter(isOpen).flatMap((state) => lentBy(state).remark),
    ],
    ...(passedOn.firstWriter !== undefined && { firstWriter: passedOn.firstWriter }),
    ...(what === "open-report"
      ? await wishOf(deps, desk, report, inside, { reporter, ...passedOn, onHold: hold === "proven" })
      : hold === "proven" && { onHold: true }),
  };
};

export const hashesOf = (desk: OpenDesk, address: string) => ({
  vouched: desk.key.mark(`sender|vouched|${address}`),
  unvouched: desk.key.mark(`sender|unvouched|${address}`),
});

/** Named is named, also in a mail that was passed on as a file. */
const namedIn = (
  desk: DeskSettings,
  report: Pick<Report, "mail" | "raw">,
  inside: readonly IncomingMail[],
): readonly MemberId[] =>
  report.mail
    ? [...new Set([report.mail, ...inside].flatMap((mail) => membersNamed(desk, mail)))]
    : membersNamedIn(desk, unread(report));

/** Who wrote it first is no member, not the desk itself, and not who passed it on. What came back attaches our own mail. */
const passedOnBy = (
  desk: DeskSettings,
  { mail }: Report,
  inside: readonly IncomingMail[],
  reporter: Reporter,
): Pick<Opening, "remarks" | "firstWriter"> => {
  if (!mail || reporter.machine || !isPassedOn(mail)) return { remarks: [] };
  const address = firstWriterOf(mail, inside);
  const isSomebodyElse =
    address !== undefined &&
    destinationOf(address, desk.alias) === undefined &&
    addressKey(address) !== addressKey(reporter.address ?? "") &&
    memberWriting(desk, { name: "", address }) === undefined;
  return {
    remarks: [{ about: "passed-on", ...(isSomebodyElse && { shown: address }) }],
    ...(isSomebodyElse && { firstWriter: address }),
  };
};

const wishOf = async (
  deps: Deps,
  desk: OpenDesk,
  { mail }: Report,
  inside: readonly IncomingMail[],
  { onHold, ...told }: Pick<Opening, "reporter" | "firstWriter"> & { readonly onHold: boolean },
): Promise<Pick<Opening, "onHold" | "named">> => {
  // Nobody's kept report is woken by a forged mail, or by a machine's; members who trust it name the person with /involves.
  if (!told.reporter.vouched || told.reporter.machine) return {};
  const texts = (mail ? [mail, ...inside] : []).map(({ subject, text }) => `${subject}\n${text}`);
  return { named: await peopleInReport(deps, desk, told, texts, onHold), ...(onHold && { onHold }) };
};

/** What no parser could read may name somebody in plain sight, and goes to the pair as it is. */
const unread = ({ raw }: Pick<Report, "raw">): string => Buffer.from(raw.subarray(0, mostUnread)).toString("utf8");
const mostUnread = 1024 * 1024;

/** Nobody writes from the alias or from a line: an answer there would come back as the next report. */
const senderOf = (desk: DeskSettings, mail: IncomingMail | undefined): Mailbox | undefined => {
  const sender = mail && soleSender(mail);
  return sender && destinationOf(sender.address, desk.alias) === undefined ? sender : undefined;
};

const reporterOf = (desk: DeskSettings, { mail, receipt }: Report): Reporter => {
  const sender = senderOf(desk, mail);
  const machine = mail !== undefined && isMachine(mail, receipt);
  if (!mail || !sender) return { vouched: false, machine };
  const member = memberWriting(desk, sender);
  return {
    address: member?.email ?? sender.address,
    ...(sender.name !== "" && { name: sender.name }),
    vouched: isVouchedFor(receipt.verdicts),
    machine,
    ...(member && { member: member.id }),
  };
};

/**
 * What came in somebody's name without proof stands apart: a forger could keep everybody from their next report, or crowd out
 * the exclusions of their first.
 */
const newestCases = async (deps: Deps, desk: DeskSettings, hashes: readonly string[]): Promise<readonly Case[]> => {
  const found = await Promise.all(hashes.map((hash) => deps.hints.casesOfSender(hash)));
  const ids = found.flatMap((cases) => cases.slice(-mostLoaded));
  const loaded = await Promise.all(ids.map((id) => deps.cases.load(id)));
  return loaded.flatMap((found) =>
    found === undefined || found === "erased" || found.state.desk !== desk.id ? [] : [found.state],
  );
};

/** A flood from one address must not make each further mail dearer. */
const mostLoaded = 10;

/** An open case of the same sender lends its exclusions. Its name is shown only to those who are in its circle. */
const lentBy = (state: Case): { readonly keptOut: readonly KeptOut[]; readonly remark: readonly Remark[] } => ({
  keptOut: state.keptOut.map(({ member, why }) => ({
    member,
    // What the reporter asked for once is theirs alone to undo.
    why: lentAs[why] ?? ("earlier" as const),
  })),
  remark:
    state.stage === "unplaced"
      ? []
      : [{ about: "earlier-case", earlier: state.id, codeName: state.codeName, circle: state.circle }],
});

const lentAs: Readonly<Partial<Record<KeptOut["why"], KeptOut["why"]>>> = {
  "is-reporter": "is-reporter",
  asked: "earlier-asked",
  "earlier-asked": "earlier-asked",
};

const requests = (
  desk: DeskSettings,
  report: Pick<Report, "mail" | "raw" | "notNames">,
  inside: readonly IncomingMail[],
): { readonly keptOut: readonly KeptOut[]; readonly remarks: readonly Remark[] } => {
  const names = [
    ...report.notNames,
    ...[report.mail?.text ?? unread(report), ...inside.map(({ text }) => text)].flatMap(keepFromRequests),
  ];
  const meant = names.map((name) => ({ name, members: membersMeant(desk, name) }));
  return {
    keptOut: meant.flatMap(({ members }) => members.map((member) => ({ member, why: "asked" as const }))),
    remarks: meant.flatMap(({ name, members }) => (members.length === 0 ? [{ about: "unknown-not" as const, shown: name }] : [])),
  };
};

const remarksOn = (desk: DeskSettings, { mail, unknown, closedLine }: Report): readonly Remark[] => [
  ...unknown.map((shown) => ({ about: "unknown-line" as const, shown: shown.slice(0, 100) })),
  ...(closedLine ? [{ about: "closed-line" as const }] : []),
  ...(mail ? [] : [{ about: "unreadable" as const }]),
  ...(mail && !senderOf(desk, mail)
    ? [{ about: mail.from.length > 1 || mail.fromHeaders > 1 ? ("several-from" as const) : ("no-address" as const) }]
    : []),
  ...(mail?.wantsAnswersElsewhere && senderOf(desk, mail) ? [{ about: "answers-elsewhere" as const }] : []),
];

const onceEach = (rows: readonly KeptOut[]): readonly KeptOut[] =>
  rows.filter((row, index) => rows.findIndex((other) => other.member === row.member) === index);

const mostDraws = 50;

const claimCodeName = async (deps: Deps, desk: DeskSettings, id: CaseId): Promise<string> => {
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const name = codeNameFrom(deps.randomness.bytes(codeNameBytes));
    if (await deps.hints.claimName(desk.id, name, id)) return name;
  }
  throw new Error("No free code name was found; the mail goes back to the queue.");
};
