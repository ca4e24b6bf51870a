/**
 * Due work of one case: it was leased in the write before, now it is done, and what came of it goes into one more write.
 * What fails stays due; what may have been sent is not tried again before its lease would have run out.
 */
import type { Case, Work } from "../core/case/case.ts";
import { applied } from "../core/case/change.ts";
import type { SendResult } from "../core/case/work.ts";
import { resultEvent, withResult } from "../core/case/work.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { Instant } from "../core/instant.ts";
import type { LoadedCase } from "../ports/case-store.ts";
import type { ChangedCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { linkBack } from "./link-cases.ts";
import { type ReadMails, sendMail } from "./send-mail.ts";

interface Done {
  readonly work: Work;
  readonly result: SendResult;
}

/** Several copies of a large mail in memory at once would not fit; small ones go together. */
const smallEnoughTogether = 12 * 1024 * 1024;
const mostTries = 12;

export const doWork = async (deps: Deps, desk: DeskSettings, changed: ChangedCase, read: ReadMails): Promise<void> => {
  if (changed.mine.length === 0) return;
  const send = (work: Work): Promise<Done> => sendOne(deps, desk, changed, work, read);
  if (!(await isLarge(read))) return recordAll(deps, changed, await Promise.all(changed.mine.map(send)));
  // Each is written down before the next begins: a large mail takes long, and what dies in between must not be sent again.
  // While one is on its way somebody may be taken out of the case, so each asks the case anew.
  for (const work of changed.mine) {
    const loaded = await deps.cases.load(changed.state.id);
    if (loaded === undefined || loaded === "erased") return;
    await recordAll(deps, changed, [await sendOne(deps, desk, { ...changed, state: loaded.state }, work, read)]);
  }
};

const isLarge = async (read: ReadMails): Promise<boolean> => {
  const mails = await Promise.all(read.values());
  return mails.some(({ raw }) => raw.length > smallEnoughTogether);
};

const sendOne = async (deps: Deps, desk: DeskSettings, changed: ChangedCase, work: Work, read: ReadMails): Promise<Done> => {
  const about = { desk: desk.id, case: changed.state.id, work: work.id, message: work.message };
  try {
    const result = await (work.message === "link-back"
      ? linkBack(deps, desk, changed, work)
      : sendMail(deps, desk, changed, work, read));
    deps.log.write(result === "sent" || result === "dissolved" ? "info" : "warn", "mail-work", { ...about, outcome: result });
    return { work, result };
  } catch (error) {
    deps.log.write("error", "mail-work", { ...about, outcome: "failed", error: error instanceof Error ? error.name : "unknown" });
    return { work, result: "not-sent" };
  }
};

const recordAll = async (deps: Deps, { state, key }: ChangedCase, done: readonly Done[]): Promise<void> => {
  let seen: LoadedCase = { state, storedEntries: state.journal.length };
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await deps.cases.save(seen, withResults(seen.state, done, deps.clock.now()), key)) === "saved") return;
    const loaded = await deps.cases.load(state.id);
    if (loaded === undefined || loaded === "erased") return;
    seen = loaded;
  }
  deps.log.write("error", "mail-work-not-recorded", { case: state.id, count: done.length });
};

const withResults = (state: Case, done: readonly Done[], now: Instant): Case => {
  const open = done.filter(({ work }) => state.work.some(({ id }) => id === work.id));
  const events = open.flatMap(({ work, result }) => resultEvent(work, result) ?? []);
  return open.reduce((current, { work, result }) => withResult(current, work.id, result, now), applied(state, events, now));
};
