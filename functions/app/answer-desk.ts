/** Commands that concern no case. The desk answers each mail of a proven member with a transcript, and each mail once. */
import type { Work } from "../core/case/case.ts";
import { memberOf, memberPerson } from "../core/case/vocabulary.ts";
import { leased, type SendResult, withResult } from "../core/case/work.ts";
import { type DeskEvent, type DeskState, decideDesk, deskApplied } from "../core/duty/desk.ts";
import type { DeskSettings, Member } from "../core/duty/desk-settings.ts";
import { memberWithId } from "../core/duty/duty.ts";
import { type MemberId, memberId } from "../core/ids.ts";
import { withTag } from "../core/mail/address.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { readReply } from "../core/mail/reply.ts";
import type { Deps } from "./deps.ts";
import { threadId } from "./lines.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";
import { remindersFor } from "./remind.ts";
import { readBack } from "./send-mail.ts";
import { answersTo } from "./telling/answers.ts";
import { mailto } from "./telling/buttons.ts";
import { statusBoard } from "./telling/deciding.ts";
import type { Told } from "./telling/told.ts";

const mostTries = 12;

interface Asking {
  readonly receipt: Receipt;
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
}

export const answerDesk = async (deps: Deps, desk: OpenDesk, { receipt, raw, mail }: Asking, by: MemberId): Promise<string> => {
  const blob = await deps.content.put(desk.settings.id, desk.key, receipt.mail, raw);
  const asked = {
    by,
    mail: { mail: receipt.mail, blob },
    commands: readReply(mail?.text ?? "").commands,
    formsDiffer: mail?.formsDiffer === true,
  };
  let seen = desk.state;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.clock.now();
    const events = decideDesk(seen, asked, now);
    if (events === "already-taken-in") return events;
    const { state: next, mine } = leased(deskApplied(seen, events, now), now);
    if ((await deps.desks.save(seen, next, desk.key)) === "saved") {
      await doDeskWork(deps, { ...desk, state: { ...next, version: seen.version + 1 } }, mine);
      return "taken-in";
    }
    seen = (await loadDesk(deps, desk.settings.id)).state;
  }
  throw new Error("The desk was changed by others each time; the mail goes back to the queue.");
};

export const doDeskWork = async (deps: Deps, desk: OpenDesk, mine: readonly Work[]): Promise<readonly SendResult[]> => {
  const results: SendResult[] = [];
  for (const work of mine) {
    const result = await (work.message === "reminders" ? sendReminders : sendAnswer)(deps, desk, work);
    deps.log.write(result === "sent" ? "info" : "warn", "mail-work", {
      desk: desk.settings.id,
      work: work.id,
      message: work.message,
      outcome: result,
    });
    await record(deps, desk, work, result);
    results.push(result);
  }
  return results;
};

const record = async (deps: Deps, desk: OpenDesk, work: Work, result: SendResult): Promise<void> => {
  let seen = desk.state;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.clock.now();
    const isOver = result !== "not-sent" && result !== "unsure";
    const next = isOver
      ? deskApplied(seen, [{ kind: "desk-mail-sent", work: work.id }], now)
      : withResult(seen, work.id, result, now);
    if ((await deps.desks.save(seen, next, desk.key)) === "saved") return;
    seen = (await loadDesk(deps, desk.settings.id)).state;
  }
};

const sendAnswer = async (deps: Deps, desk: OpenDesk, work: Work): Promise<SendResult> => {
  const { state, settings, key } = desk;
  const event = eventOf(state, work);
  const member = event && memberWithId(settings, memberId(event.to));
  if (!event || !member) return "refused";
  const replyTo = withTag(settings.alias, "desk");
  const { message, attachments } =
    work.message === "status-board" ? await boardFor(deps, settings, member) : await transcriptFor(deps, desk, event, member);
  const raw = await deps.composer.compose({
    ...message,
    from: { name: settings.name, address: settings.alias },
    to: member.email,
    replyTo,
    references: threadId(key, settings.alias, settings.id, memberPerson(member.id)),
    inAnswer: true,
    attachments,
  });
  return deps.sender.send(raw, { from: settings.alias, to: member.email, work: `${settings.id}_${work.id}` });
};

const sendReminders = async (deps: Deps, desk: OpenDesk, work: Work): Promise<SendResult> => {
  const { settings, key } = desk;
  const member = memberWithId(settings, memberOf(work.to) ?? memberId(""));
  const told = member && (await remindersFor(deps, desk, work, member));
  if (!member || !told) return "dissolved";
  const raw = await deps.composer.compose({
    replyTo: withTag(settings.alias, "desk"),
    references: threadId(key, settings.alias, settings.id, work.to),
    ...told,
    ...told.message,
    from: { name: settings.name, address: settings.alias },
    to: member.email,
    inAnswer: false,
    attachments: [],
  });
  return deps.sender.send(raw, { from: settings.alias, to: member.email, work: `${settings.id}_${work.id}` });
};

const boardFor = async (deps: Deps, desk: DeskSettings, { id }: Member): Promise<Told> => {
  const gathered = { board: await deps.cases.board(desk.id), now: deps.clock.now() };
  const { data, attachments } = statusBoard({ desk, to: memberPerson(id), gathered });
  return { message: deps.templates.render("status-board", data), attachments };
};

const transcriptFor = async (
  deps: Deps,
  { settings, key }: OpenDesk,
  event: DeskEvent & { readonly kind: "desk-answered" },
  member: Member,
): Promise<Told> => {
  const about = await readBack(deps, settings.id, key, event.mail, new Map());
  const replyTo = withTag(settings.alias, "desk");
  const message = deps.templates.render("transcript", {
    codeName: settings.name,
    memberName: member.name,
    ...answersTo(readReply(about.mail?.text ?? ""), event.outcomes),
    possible: [
      { command: "/status", meaning: "sends you the board of all cases" },
      { command: "/help", meaning: "lists what you can do here; commands of a case go to that case's own mails" },
    ],
    buttons: [
      { label: "Send me the board", command: "/status", href: mailto(replyTo, settings.name, "/status") },
      { label: "See what I can do", command: "/help", href: mailto(replyTo, settings.name, "/help") },
    ],
  });
  return { message, attachments: [] };
};

const eventOf = (state: DeskState, work: Work) => {
  const event = state.journal.find(({ seq }) => seq === work.entry)?.event;
  return event?.kind === "desk-answered" ? event : undefined;
};
