/** Mails that were kept back: gathered for whoever may read them, and opened where somebody wants one as a report. */
import type { Work } from "../core/case/case.ts";
import { memberOf } from "../core/case/vocabulary.ts";
import type { SendResult } from "../core/case/work.ts";
import type { DeskEventOf } from "../core/duty/desk-events.ts";
import type { KeptBack, KeptBackCode } from "../core/duty/kept-back.ts";
import { groupsOf, mayRead } from "../core/duty/kept-back-groups.ts";
import { burstId, type MemberId } from "../core/ids.ts";
import { days } from "../core/instant.ts";
import type { CommandLine } from "../core/mail/reply.ts";
import { policyOf } from "../core/policy/overrides.ts";
import type { Deps } from "./deps.ts";
import { findByCode, findKeptBack, lastDays } from "./keep-back.ts";
import type { OpenDesk } from "./open-desk.ts";
import { caseIdFor, openReport } from "./open-report.ts";
import { findWriter, lentNow } from "./prepare-opening.ts";
import { keptBackTold } from "./telling/kept-back.ts";
import type { Told } from "./telling/told.ts";

/** What a queue may hold a mail back before the desk has it. */
const longestQueue = days(5);
/** So many of a day are read; a wave of more is shown by those. */
const mostOfADay = 10_000;

const rowsSince = async (deps: Deps, { settings }: OpenDesk, since: number): Promise<readonly KeptBack[]> => {
  const now = deps.clock.now();
  const found: KeptBack[] = [];
  for (const day of lastDays(now, now - since + longestQueue)) {
    const key = await deps.keys.find(burstId(settings.id, day));
    if (key) found.push(...(await deps.bursts.ofDay(settings.id, day, mostOfADay, key)));
  }
  return found.filter(({ keptAt }) => keptAt >= since);
};

/** What was opened as a case meanwhile needs nobody's eyes here. Asked only of those that would be shown. */
const notOpened = async (deps: Deps, desk: OpenDesk, rows: readonly KeptBack[]): Promise<readonly KeptBack[]> => {
  const shown = groupsOf(rows)
    .slice(0, mostAsked)
    .map(({ first }) => first);
  const opened = await Promise.all(shown.map(({ mail }) => deps.cases.exists(caseIdFor(desk, mail))));
  const gone = new Set(shown.filter((_, at) => opened[at]).map(({ code }) => code));
  return rows.filter(({ code }) => !gone.has(code));
};

const mostAsked = 40;

const senderOf = ({ from, vouched }: KeptBack): string => `${from}|${vouched}`;

/** Whoever was kept out of a case of the same sender since then reads none of it. Asked only of senders who would be shown. */
const readableBy = async (deps: Deps, desk: OpenDesk, rows: readonly KeptBack[], id: MemberId): Promise<readonly KeptBack[]> => {
  const lent = new Map<string, readonly MemberId[]>();
  const now = deps.clock.now();
  for (;;) {
    const readable = rows.filter((row) =>
      mayRead(desk.settings, now, { ...row, keptFrom: [...row.keptFrom, ...(lent.get(senderOf(row)) ?? [])] }, id),
    );
    const firsts = [rows, readable].flatMap((some) => groupsOf(some).slice(0, mostAsked));
    const unknown = firsts.map(({ first }) => first).filter((row) => !lent.has(senderOf(row)));
    if (unknown.length === 0) return readable;
    for (const row of unknown) if (!lent.has(senderOf(row))) lent.set(senderOf(row), await lentNow(deps, desk, row));
  }
};

/** Undefined where there is nothing that they may read. */
export const keptBackFor = async (
  deps: Deps,
  desk: OpenDesk,
  { tell, since }: DeskEventOf<"kept-back-told">,
  { to }: Work,
): Promise<Told | undefined> => {
  const id = memberOf(to);
  if (id === undefined) return undefined;
  const readable = await readableBy(deps, desk, await rowsSince(deps, desk, since), id);
  // What takes the place of one that was opened may be of a sender nobody has asked about.
  const rows = await readableBy(deps, desk, await notOpened(deps, desk, readable), id);
  if (rows.length === 0) return undefined;
  return { message: deps.templates.render("kept-back", keptBackTold({ desk: desk.settings, to, tell, rows })), attachments: [] };
};

/** Of the codes that a mail names, those which its writer may open. */
export const codesNamed = async (
  deps: Deps,
  desk: OpenDesk,
  by: MemberId,
  commands: readonly CommandLine[],
): Promise<readonly KeptBackCode[]> => {
  const codes = commands.flatMap(({ name, argument }) => (name === "report" ? [argument.toLowerCase()] : []));
  const found = await Promise.all(codes.map((code) => findByCode(deps, desk, code, daysKept(deps, desk))));
  const theirs = await Promise.all(
    found.map(async (row) => row && ![...row.keptFrom, ...(await lentNow(deps, desk, row))].includes(by) && row),
  );
  return theirs.flatMap((row) => (row ? [{ code: row.code, mail: row.mail, blob: row.blob }] : []));
};

const daysKept = ({ clock }: Deps, { settings }: OpenDesk): readonly string[] =>
  lastDays(clock.now(), policyOf(settings, settings.policy).keptBackFor + days(1));

/** The second of two single writes: a member has asked for it. Its case has the name that it would have had at first. */
export const openKeptBack = async (deps: Deps, desk: OpenDesk, { about }: Work): Promise<SendResult> => {
  const row = about && (await findKeptBack(deps, desk, about.mail, daysKept(deps, desk)));
  const owner = row && burstId(desk.settings.id, row.day);
  const key = owner && (await deps.keys.find(owner));
  if (!row || !owner || !key) return "dissolved";
  const raw = await deps.content.get(owner, key, row.mail, row.blob);
  const arrived = { receipt: row.receipt, raw, mail: await deps.reader.read(raw) };
  await openReport(deps, desk, arrived, row, await findWriter(deps, desk, arrived), { arrivedAt: row.receipt.receivedAt });
  return "sent";
};
