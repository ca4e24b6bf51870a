/** Cases as the core makes them, for suites that are about keeping them and not about deciding them. */
import { createHash } from "node:crypto";
import type { Case } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import type { Opening } from "../../functions/core/case/commands.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { unopened } from "../../functions/core/case/unopened.ts";
import type { MailRef } from "../../functions/core/case/vocabulary.ts";
import { openedDesk } from "../../functions/core/duty/desk.ts";
import { blobId, type CaseId, caseId, deskId, memberId, sesId, workId } from "../../functions/core/ids.ts";
import { after, type Instant, instant, minutes } from "../../functions/core/instant.ts";
import { demoSettings } from "./memory-desk.ts";

export const start: Instant = instant(Date.parse("2026-03-10T15:00:00Z"));
export const demoDesk = deskId("demo");
const ada = memberId("ada");
const bo = memberId("bo");

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** As long as the real ones, because a case must fit its item. */
export const idOf = (name: string | number): CaseId => caseId(digest(`case ${name}`).slice(0, 26));
export const mailOf = (name: string | number): MailRef => ({
  mail: sesId(digest(`mail ${name}`).slice(0, 40)),
  blob: blobId(digest(`blob ${name}`)),
});

const openingOf = (name: string | number): Opening => ({
  id: idOf(name),
  codeName: `quiet heron ${name}`,
  mail: mailOf(name),
  reporter: { address: "reporter@example.org", name: "A reporter", vouched: true, machine: false },
  keptOut: [],
  remarks: [],
});

const opened = (name: string | number, at: Instant, kind: "report-received" | "mail-unplaced"): Case => {
  const { mail, reporter } = openingOf(name);
  const event: Event = { kind, mail, reporter, remarks: [], keptOut: [], primary: ada, secondary: bo };
  return applied(unopened(openingOf(name), demoSettings(), at), [event], { now: at, desk: demoSettings() });
};

export const reported = (name: string | number, at: Instant = start): Case => opened(name, at, "report-received");
export const unplaced = (name: string | number, at: Instant = start): Case => opened(name, at, "mail-unplaced");
export const acknowledged = (name: string | number, at: Instant = start, openedAt: Instant = start): Case =>
  applied(reported(name, openedAt), [{ kind: "acknowledged", by: ada, mail: mailOf(`ack ${name}`), line: 0 }], {
    now: at,
    desk: demoSettings(),
  });
export const setAside = (name: string | number, at: Instant = start): Case =>
  applied(unplaced(name, at), [{ kind: "set-aside", by: "author" }], { now: at, desk: demoSettings() });

/** Nothing left to do. */
/** With nothing left to do, now or later. */
export const idle = ({ followUpAt: _, remindAt: __, ...state }: Case): Case => ({ ...state, work: [] });

/** One piece of work, due at that moment. */
export const dueAt = (state: Case, at: Instant): Case => ({
  ...idle(state),
  work: [{ id: workId("0-0"), message: "new-report", to: "member:ada", dueAt: at, entry: 0, attempts: 0 }],
});

/** Each note is a mail of its own that was passed on to the other of the pair. */
export const withNotes = (state: Case, names: readonly (string | number)[]): Case =>
  names.reduce((current, name) => {
    const at = after(start, minutes(current.journalLength));
    const noted = applied(current, [{ kind: "note-added", by: ada, mail: mailOf(name) }], { now: at, desk: demoSettings() });
    const sent = noted.work.map((work): Event => ({ kind: "mail-sent", work: work.id, message: work.message, to: work.to }));
    return applied(noted, sent, { now: at, desk: demoSettings() });
  }, state);

export const newDesk = () => openedDesk(demoSettings(), start);

export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
