/** A reminder is asked for by a case and sent by the desk, together with those of other cases. */
import type { Case, Work } from "../core/case/case.ts";
import { isOwedTo } from "../core/case/follow-ups.ts";
import type { FollowUp } from "../core/case/reminding-words.ts";
import { isOnIt } from "../core/case/roles.ts";
import { memberOf, memberPerson } from "../core/case/vocabulary.ts";
import type { SendResult } from "../core/case/work.ts";
import { type DeskState, deskApplied } from "../core/duty/desk.ts";
import type { DeskSettings, Member } from "../core/duty/desk-settings.ts";
import { entitledMember } from "../core/duty/duty.ts";
import { decideReminder } from "../core/duty/reminders.ts";
import { type CaseId, type MemberId, memberId } from "../core/ids.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { changeDesk } from "./change-desk.ts";
import type { Deps } from "./deps.ts";
import { errorName } from "./error-name.ts";
import { lineAddress, threadId } from "./lines.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";
import { type Reminding, remindersTold } from "./telling/reminding.ts";

interface OpenCase {
  readonly state: Case;
  readonly key: CaseKey;
}

/** The second of two single writes: the case has asked for it, the desk remembers that it is to be said. */
export const handOnReminder = async (deps: Deps, desk: DeskSettings, open: OpenCase, work: Work): Promise<SendResult> => {
  const to = memberOf(work.to);
  if (to === undefined || (await owedTo(deps, desk, open, work.entry, to)).length === 0) return "dissolved";
  const { outcome } = await changeDesk(deps, await loadDesk(deps, desk.id), (seen, now) => {
    const events = decideReminder(seen, { to, case: open.state.id, entry: work.entry });
    return events.length === 0 ? undefined : { state: deskApplied(seen, events, now) };
  });
  return outcome === "conflict" ? "not-sent" : "sent";
};

/** What the journal asked to be said to them, as far as it is still true and still theirs to know. */
const owedTo = async (
  { cases, clock }: Deps,
  desk: DeskSettings,
  { state, key }: OpenCase,
  entry: number,
  to: MemberId,
): Promise<readonly FollowUp[]> => {
  const event = (await cases.entry(state, entry, key))?.event;
  if (event?.kind !== "reminded" || !isOnIt(state, to)) return [];
  const who = memberPerson(to);
  const told = event.tell.find((row) => row.to === who);
  return (told?.about ?? []).filter((what) => isOwedTo(state, { desk, now: clock.now() }, what, who));
};

/** Undefined where nothing is left to be said. */
export const remindersFor = async (deps: Deps, { state, settings }: OpenDesk, work: Work) => {
  const member = entitledMember(settings, memberOf(work.to) ?? memberId(""));
  if (!member) return undefined;
  const rows = state.reminders.filter((row) => row.work === work.id);
  const found: (Reminding & { readonly key: CaseKey })[] = [];
  for (const id of new Set(rows.map((row) => row.case))) {
    const ofCase = rows.filter((row) => row.case === id);
    found.push(...(await orLeftOut(deps, id, work, () => reminding(deps, settings, id, ofCase, member))));
  }
  if (found.length === 0) return undefined;
  const [only, ...more] = found;
  const message = deps.templates.render("reminders", remindersTold(member, found));
  return {
    message,
    attachments: [],
    // About one case alone it is a mail of that case, and can be answered like any other.
    ...(only &&
      more.length === 0 && {
        replyTo: only.line,
        references: threadId(only.key, settings.alias, only.state.id, memberPerson(member.id)),
      }),
  };
};

/** What passes is waited for. */
const fewTries = 3;

/** One case that does not open must not hold up the others for ever. It comes again with its next reminder. */
const orLeftOut = async <Found>(
  { log }: Deps,
  id: CaseId,
  { attempts }: Work,
  find: () => Promise<readonly Found[]>,
): Promise<readonly Found[]> => {
  try {
    return await find();
  } catch (error) {
    if (attempts < fewTries) throw error;
    log.write("error", "reminder-left-out", { case: id, error: errorName(error) });
    return [];
  }
};

const reminding = async (
  deps: Deps,
  desk: DeskSettings,
  id: CaseId,
  rows: DeskState["reminders"],
  { id: member }: Member,
): Promise<readonly (Reminding & { readonly key: CaseKey })[]> => {
  const [loaded, key] = await Promise.all([deps.cases.load(id), deps.keys.find(id)]);
  if (loaded === undefined || loaded === "erased" || !key) return [];
  const { state } = loaded;
  const owed = await Promise.all(rows.map(({ entry }) => owedTo(deps, desk, { state, key }, entry, memberId(member))));
  const about = [...new Set(owed.flat())];
  const line = lineAddress(key, desk.alias, state, memberPerson(member));
  return about.length === 0 || line === undefined ? [] : [{ state, line, about, key, desk, now: deps.clock.now() }];
};
