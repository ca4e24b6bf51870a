/**
 * Due work of one case: it was leased in the write before, now it is done, and what came of it goes into one more write.
 * What fails stays due; what may have been sent is not tried again before its lease would have run out.
 */
import type { Case, Work } from "../core/case/case.ts";
import { applied } from "../core/case/change.ts";
import type { Context } from "../core/case/context.ts";
import type { SendResult } from "../core/case/work.ts";
import { resultEvents, withResult } from "../core/case/work.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { LoadedCase } from "../ports/case-store.ts";
import type { ChangedCase } from "./change-case.ts";
import { mostTries } from "./conflict.ts";
import type { Deps } from "./deps.ts";
import { linkBack } from "./link-cases.ts";
import { matchBack } from "./match-cases.ts";
import { handOnReminder } from "./remind.ts";
import { type ReadMails, readBack, sendMail } from "./send-mail.ts";
import { tryWork } from "./try-work.ts";

interface Done {
  readonly work: Work;
  readonly result: SendResult;
}

/** Several copies of a large mail in memory at once would not fit; small ones go together. */
const smallEnoughTogether = 12 * 1024 * 1024;

export const doWork = async (
  deps: Deps,
  desk: DeskSettings,
  changed: ChangedCase,
  read: ReadMails,
): Promise<readonly SendResult[]> => {
  if (changed.mine.length === 0) return [];
  const send = (work: Work): Promise<Done> => sendOne(deps, desk, changed, work, read);
  if (!(await isLarge(deps, changed, read))) {
    const done = await Promise.all(changed.mine.map(send));
    await recordAll(deps, desk, changed, done);
    return done.map(({ result }) => result);
  }
  const results: SendResult[] = [];
  // Each is written down before the next begins: a large mail takes long, and what dies in between must not be sent again.
  // While one is on its way somebody may be taken out of the case, so each asks the case anew.
  for (const work of changed.mine) {
    const loaded = await deps.cases.load(changed.state.id);
    if (loaded === undefined || loaded === "erased") return results;
    const done = await sendOne(deps, desk, { ...changed, state: loaded.state }, work, read);
    await recordAll(deps, desk, changed, [done]);
    results.push(done.result);
  }
  return results;
};

/** What cannot be read fails where it is needed. */
const isLarge = async (deps: Deps, { state, key, mine }: ChangedCase, read: ReadMails): Promise<boolean> => {
  for (const { about } of mine) if (about) void readBack(deps, state.id, key, about, read).catch(() => undefined);
  const mails = await Promise.allSettled(read.values());
  return mails.some((mail) => mail.status === "fulfilled" && mail.value.raw.length > smallEnoughTogether);
};

/** Work that is no mail, but a write to another item. */
const handedOn: Readonly<Record<string, typeof linkBack>> = {
  "link-back": linkBack,
  reminder: handOnReminder,
  "match-back": async (deps, desk, changed, work) => {
    const other = await matchBack(deps, desk, changed, work);
    // Its readers hear of it now, not when the lease of this write has run out.
    if (other) await doWork(deps, desk, other, new Map());
    return "dissolved";
  },
};

const sendOne = async (deps: Deps, desk: DeskSettings, changed: ChangedCase, work: Work, read: ReadMails): Promise<Done> => {
  const handOn = handedOn[work.message] ?? sendMail;
  const act = (): Promise<SendResult> => handOn(deps, desk, changed, work, read);
  return { work, result: await tryWork(deps, { desk: desk.id, case: changed.state.id }, work, act) };
};

const recordAll = async (deps: Deps, desk: DeskSettings, { state, key }: ChangedCase, done: readonly Done[]): Promise<void> => {
  let seen: LoadedCase = { state, storedEntries: state.journal.length };
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await deps.cases.save(seen, withResults(seen.state, done, { now: deps.clock.now(), desk }), key)) === "saved") return;
    const loaded = await deps.cases.load(state.id);
    if (loaded === undefined || loaded === "erased") return;
    seen = loaded;
  }
  deps.log.write("error", "mail-work-not-recorded", { case: state.id, count: done.length });
};

const withResults = (state: Case, done: readonly Done[], context: Context): Case => {
  const open = done.filter(({ work }) => state.work.some(({ id }) => id === work.id));
  // One after the other: what the first shows of a person the next must not say again.
  return open.reduce((current, { work, result }) => {
    const next = applied(current, resultEvents(current, work, result), context);
    return withResult(next, work.id, result, context.now);
  }, state);
};
