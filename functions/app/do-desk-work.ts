/** Due work of a desk: leased in the write before, now it is done, and what came of each goes into one more write. */
import type { Work } from "../core/case/case.ts";
import { memberOf, type Person } from "../core/case/vocabulary.ts";
import { type SendResult, withResult } from "../core/case/work.ts";
import { type DeskState, deskApplied } from "../core/duty/desk.ts";
import { deskMeanings } from "../core/duty/desk-commands.ts";
import type { DeskEvent, DeskEventOf } from "../core/duty/desk-events.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { entitledMember, memberWithId } from "../core/duty/duty.ts";
import { isConfirmed, readsNoticesOnly } from "../core/duty/entitled.ts";
import { pastAddress } from "../core/duty/roster.ts";
import type { Instant } from "../core/instant.ts";
import { withTag } from "../core/mail/address.ts";
import { readReply } from "../core/mail/reply.ts";
import type { OutgoingMail } from "../ports/mail-out.ts";
import { changeDesk } from "./change-desk.ts";
import { composeFor } from "./compose-for.ts";
import type { Deps } from "./deps.ts";
import { fillPlaces, leaveCases } from "./follow-roster.ts";
import { questionAddress, threadId } from "./lines.ts";
import { type OpenDesk, openAs } from "./open-desk.ts";
import { remindersFor } from "./remind.ts";
import { readBack } from "./send-mail.ts";
import { keptBackFor, openKeptBack } from "./tell-kept-back.ts";
import { answersTo, wantsToKnow } from "./telling/answers.ts";
import { deskButtons } from "./telling/buttons.ts";
import { statusBoard } from "./telling/deciding.ts";
import { isDutyMessage, tellDuty } from "./telling/duty.ts";
import { nameOfPerson } from "./telling/names.ts";
import { bareLines } from "./telling/notice.ts";
import { ownMailQuestion } from "./telling/own-mail.ts";
import { isRosterMessage, tellRoster } from "./telling/roster.ts";
import type { Told } from "./telling/told.ts";
import { tryWork } from "./try-work.ts";

/** One after the other, each written down before the next: what dies in between is not sent again. */
export const doDeskWork = async (deps: Deps, desk: OpenDesk, mine: readonly Work[]): Promise<readonly SendResult[]> => {
  let { state } = desk;
  const results: SendResult[] = [];
  for (const work of mine) {
    const seen = openAs(desk, state);
    const act = handedOn[work.message] ?? sendOne;
    const result = await tryWork(deps, { desk: desk.settings.id }, work, () => act(deps, seen, work));
    state = await record(deps, seen, work, result);
    results.push(result);
  }
  return results;
};

type Act = (deps: Deps, desk: OpenDesk, work: Work) => Promise<SendResult>;

/** What comes to be due by it goes out now, not when the lease of this write has run out. */
const followed =
  (follow: typeof leaveCases): Act =>
  async (deps, desk, work) => {
    const { result, desk: reached, mine } = await follow(deps, desk, work);
    await doDeskWork(deps, reached, mine);
    return result;
  };

/** Work that is no mail, but writes to the desk's cases. */
const handedOn: Readonly<Record<string, Act>> = {
  "leave-cases": followed(leaveCases),
  "fill-places": followed(fillPlaces),
  "open-kept-back": openKeptBack,
};

const record = async (deps: Deps, desk: OpenDesk, work: Work, result: SendResult): Promise<DeskState> => {
  const { outcome, state } = await changeDesk(deps, desk, (seen, now) => {
    // Another worker has recorded it already.
    if (!seen.work.some(({ id }) => id === work.id)) return undefined;
    return { state: withOutcome(seen, work, result, now) };
  });
  if (outcome === "conflict") deps.log.write("error", "mail-work-not-recorded", { desk: desk.settings.id, work: work.id });
  return state;
};

const withOutcome = (state: DeskState, work: Work, result: SendResult, now: Instant): DeskState =>
  result === "not-sent" || result === "unsure"
    ? withResult(state, work.id, result, now)
    : deskApplied(state, [{ kind: "desk-mail-sent", work: work.id }], now);

const sendOne = async (deps: Deps, desk: OpenDesk, work: Work): Promise<SendResult> => {
  const { settings, key } = desk;
  const address = addressOf(desk, work);
  const told = address === undefined ? undefined : await tellOne(deps, desk, work);
  if (address === undefined || !told) return "dissolved";
  const { message, attachments, ...own } = told;
  const mail = {
    // Only members have commands for the desk.
    replyTo: memberOf(work.to) === undefined ? undefined : withTag(settings.alias, "desk"),
    references: threadId(key, settings.alias, settings.id, work.to),
    ...own,
    ...message,
    from: { name: settings.name, address: settings.alias },
    to: address,
    inAnswer: answering.includes(entryOf(desk, work)?.event.kind),
    attachments,
  };
  const { raw } = await composeFor(deps, settings, mail, settings.name);
  return deps.sender.send(raw, { from: settings.alias, to: address, work: `${settings.id}_${work.id}` });
};

const answering: readonly (string | undefined)[] = ["desk-answered", "question-replied", "own-mail-asked", "own-mail-not-acted"];

/** What says nothing of any case also goes to whoever has not confirmed their address yet, or has left. */
const toAnybody: readonly string[] = [
  "address-question",
  "question-answered",
  "closing-letter",
  "transcript",
  "own-mail-dropped",
];

/** Whoever has left the committee meanwhile gets nothing more. */
const addressOf = (desk: OpenDesk, { to, message }: Work): string | undefined => {
  if (toAnybody.includes(message)) return rosterAddress(desk, to);
  const id = memberOf(to);
  if (id !== undefined) return entitledMember(desk.settings, id)?.email;
  return isConfirmed(desk.settings, to) ? rosterAddress(desk, to) : undefined;
};

const isEntitled = (desk: DeskSettings, who: Person): boolean => {
  const id = memberOf(who);
  return id !== undefined && entitledMember(desk, id) !== undefined;
};

/** Of anybody who is on the list, or was and is still to be written to. */
export const rosterAddress = ({ settings, state }: Pick<OpenDesk, "settings" | "state">, who: Person): string | undefined => {
  const id = memberOf(who);
  if (who === "outside-contact") return settings.outsideContact.email;
  if (who === "organisers") return settings.organisers.email;
  return id === undefined ? undefined : (memberWithId(settings, id)?.email ?? pastAddress(state, who));
};

/** The entry that asked for it. A desk keeps those of its open work. */
const entryOf = ({ state }: OpenDesk, work: Work) => state.journal.find(({ seq }) => seq === work.entry);

/** What is about one case alone brings that case's line and thread with it. */
type DeskTold = Told & Partial<Pick<OutgoingMail, "replyTo" | "references">>;

const tellOne = async (deps: Deps, desk: OpenDesk, work: Work): Promise<DeskTold | undefined> => {
  const { settings } = desk;
  if (work.message === "reminders") return remindersFor(deps, desk, work);
  const entry = entryOf(desk, work);
  if (!entry) return undefined;
  if (work.message === "own-mail-question") return ownMailFor(deps, desk, work, entry.event);
  if (isRosterMessage(work.message)) return rosterFor(deps, desk, work.message, work.to, entry.event);
  if (isDutyMessage(work.message)) {
    const board = entry.event.kind === "handed-over" ? await deps.cases.board(settings.id) : [];
    return tellDuty(deps.templates, work.message, { desk: settings, to: work.to, entry, board });
  }
  if (entry.event.kind === "kept-back-told") return keptBackFor(deps, desk, entry.event, work);
  if (entry.event.kind !== "desk-answered") return undefined;
  return work.message === "status-board" ? boardFor(deps, desk, work) : transcriptFor(deps, desk, entry.event, work);
};

const ownMailFor = (deps: Deps, desk: OpenDesk, { to }: Work, event: DeskEvent): DeskTold | undefined => {
  const told = ownMailQuestion({ ...desk, desk: desk.settings, to, event, lineOf: (number) => questionAddress(desk, number) });
  return told && { message: deps.templates.render("challenge", told.data), attachments: [], replyTo: told.line };
};

const rosterFor = (
  deps: Deps,
  desk: OpenDesk,
  message: Parameters<typeof tellRoster>[0],
  to: Person,
  event: DeskEvent,
): DeskTold | undefined => {
  const { settings, state } = desk;
  const lineOf = (number: number): string => questionAddress(desk, number);
  const told = tellRoster(message, { desk: settings, state, to, event, lineOf });
  return (
    told && {
      message: deps.templates.render("roster-news", told.data),
      attachments: [],
      ...(told.line !== undefined && { replyTo: told.line }),
    }
  );
};

const boardFor = async (deps: Deps, { settings }: OpenDesk, { to }: Work): Promise<Told> => {
  const gathered = { board: await deps.cases.board(settings.id), now: deps.clock.now() };
  const { data, attachments } = statusBoard({ desk: settings, to, gathered });
  return { message: deps.templates.render("status-board", data), attachments };
};

const transcriptFor = async (
  deps: Deps,
  { settings, key }: OpenDesk,
  event: DeskEventOf<"desk-answered">,
  { to }: Work,
): Promise<Told> => {
  const about = await readBack(deps, settings.id, key, event.mail, new Map());
  const answers = answersTo(readReply(about.mail?.text ?? ""), event.outcomes);
  const message = deps.templates.render("transcript", {
    codeName: settings.name,
    memberName: nameOfPerson(settings, to),
    ...answers,
    lines: readsNoticesOnly(settings, to) ? bareLines(answers.lines) : answers.lines,
    prepared: "",
    preparedUnder: "",
    // Whoever has just left can do nothing here any more.
    ...(isEntitled(settings, to)
      ? {
          possible: wantsToKnow(event.outcomes) ? Object.values(deskMeanings) : [],
          buttons: deskButtons(settings, ["status", "help"]),
        }
      : { possible: [], buttons: [] }),
  });
  return { message, attachments: [] };
};
