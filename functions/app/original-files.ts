/** The files of a case as they came, for whoever asks for them: also the page that a mail brought along, as plain text. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Event } from "../core/case/events.ts";
import type { KeptFile } from "../core/mail/forwarding.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { eachOnce, mostReadBack } from "./mail-texts.ts";
import type { OriginalFiles } from "./telling/told.ts";

/** Whose mail its readers were shown. */
const shown: readonly Event["kind"][] = [
  ...(["report-received", "placed-as-report", "reporter-wrote", "correspondent-wrote", "approval-said", "note-added"] as const),
];

/** What comes behind them is in mails that can be asked about. */
const mostMails = 100;

/** The report first; one after the other, for each may be of forty megabytes. */
export const originalFiles = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  journal: readonly JournalEntry[],
): Promise<readonly OriginalFiles[]> => {
  const later = journal.flatMap(({ event }) => ("mail" in event && shown.includes(event.kind) ? [event.mail] : []));
  const found: OriginalFiles[] = [];
  let bytes = 0;
  for (const [at, { mail, blob, harmful = false }] of eachOnce([state.report, ...later])
    .slice(0, mostMails)
    .entries()) {
    if (bytes > mostReadBack) break;
    const raw = await deps.content.get(state.id, key, mail, blob);
    bytes += raw.length;
    const read = await deps.reader.read(raw);
    const page = await deps.reader.readPage(raw);
    const files = (read?.attachments ?? []).map((file): KeptFile => ({ ...file, traces: "may-remain" }));
    found.push({ harmful, files: [...files, ...(page === undefined ? [] : [asText(page, at)])] });
  }
  return found;
};

const asText = (page: string, at: number): KeptFile => ({
  filename: at === 0 ? "report-as-sent.html.txt" : `mail-${at + 1}-as-sent.html.txt`,
  contentType: "text/plain",
  bytes: Buffer.from(page),
  traces: "none",
});
