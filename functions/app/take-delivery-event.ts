/**
 * What the mail service says of mails that one case has sent. Most of it is news to nobody: that costs one read and no write.
 * What changes the case is told at once.
 */
import type { Feedback } from "../core/case/commands.ts";
import { decideFeedback, needsOlderJournal, sentMail } from "../core/case/feedback.ts";
import type { MailFate } from "../core/case/vocabulary.ts";
import { caseId } from "../core/ids.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { LoadedCase } from "../ports/case-store.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { doWork } from "./do-work.ts";
import { loadDesk } from "./open-desk.ts";

/** `owner` stands in the tag of the mail: a case, or a desk, whose own mails wait for nothing. */
export type TakeFeedback = (owner: string, said: readonly Feedback[]) => Promise<void>;

export const takeFeedback =
  (deps: Deps): TakeFeedback =>
  async (owner, said) => {
    if (deps.installed.some((desk) => desk.id === owner)) return logged(deps, owner, { desk: owner }, said);
    const id = caseId(owner);
    const key = await deps.keys.find(id);
    const loaded = key && (await deps.cases.load(id));
    if (!key || !loaded || loaded === "erased") {
      deps.log.write("warn", "feedback-dropped", { case: id, count: said.length });
      return;
    }
    logged(deps, loaded.state.desk, { case: id }, said);
    const rows = await withOlderMails(deps, loaded, key, said);
    if (decideFeedback(loaded.state, rows, deps.clock.now()).length === 0) return;
    const { settings } = await loadDesk(deps, loaded.state.desk);
    const changed = await changeCase(deps, settings, id, () => ({ do: "take-feedback", said: rows }), undefined, loaded);
    if (typeof changed !== "string") await doWork(deps, settings, changed, new Map());
  };

type About = { readonly desk: string } | { readonly case: string };

/** That a mail went its way is what every one of them says. */
const logged = (deps: Deps, desk: string, about: About, said: readonly Feedback[]): void => {
  for (const { work, fate } of said)
    if (fate !== "sent" && fate !== "delivered") deps.log.write("warn", "mail-feedback", { ...about, work, outcome: fate });
  const count = (...fates: readonly MailFate[]): number => said.filter(({ fate }) => fates.includes(fate)).length;
  const [bounced, complained] = [count("bounced", "suppressed", "rejected"), count("complained")];
  if (bounced + complained > 0) deps.log.write("info", "figures", { desk, bounced, complained });
};

/** A bounce may come days later, when the journal of a busy case has moved on. */
const withOlderMails = async (
  deps: Deps,
  { state }: LoadedCase,
  key: CaseKey,
  said: readonly Feedback[],
): Promise<readonly Feedback[]> => {
  if (!said.some((row) => needsOlderJournal(state, row))) return said;
  const journal = await deps.cases.journal(state, key);
  return said.map((row) => {
    const mail = sentMail({ awaiting: state.awaiting, journal }, row.work);
    return mail ? { ...row, mail } : row;
  });
};
