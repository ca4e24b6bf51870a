/**
 * A mail that SES stored. It is sealed and written down before anything else happens; only then is anybody told, and only
 * then does the raw object go. Until that moment every failure brings the mail back.
 */

import { cannotAct, isOwnAwayAnswer } from "../core/case/authority.ts";
import type { Case } from "../core/case/case.ts";
import type { RefusalCode } from "../core/case/codes.ts";
import type { Command } from "../core/case/commands.ts";
import { isChallenged, type Person } from "../core/case/vocabulary.ts";
import { dayOfBurst } from "../core/duty/kept-back.ts";
import type { CaseId } from "../core/ids.ts";
import { addressKey, destinationOf } from "../core/mail/address.ts";
import { type Place, placeOf } from "../core/mail/belongs.ts";
import type { Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import { soleSender } from "../core/mail/sender.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { answerChallenge, challengeWith } from "./answer-challenge.ts";
import { answerDesk, askMember } from "./answer-desk.ts";
import { answerQuestion } from "./answer-question.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { findKeptBack } from "./keep-back.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";
import { type Arrived, caseIdFor, finish, sealed } from "./open-report.ts";
import { hashesOf } from "./prepare-opening.ts";
import { contentOn, fromMember, type OnLine, onceMark, type Unsealed } from "./read-content.ts";
import { type Survey, surveyArrival } from "./survey-arrival.ts";
import { takeInReport } from "./take-in-report.ts";

export const receiveMail =
  (deps: Deps) =>
  async (receipt: Receipt, triedBefore = false): Promise<void> => {
    const desks = deps.installed.filter(({ alias }) => receipt.recipients.some((to) => destinationOf(to, alias)));
    // Somebody may have written a report all the same, so the raw mail stays for the operator to find.
    if (desks.length === 0) throw new Error("The mail is for an address that no desk here has.");
    const raw = await deps.raw.get(receipt.rawKey);
    if (!raw)
      return assertTakenIn(
        deps,
        desks.map(({ id }) => id),
        receipt,
      );
    const mail = await deps.reader.read(raw);
    for (const { id } of desks) await receiveAtDesk(deps, await loadDesk(deps, id), { receipt, raw, mail, triedBefore });
    await deps.raw.remove(receipt.rawKey);
  };

/** The raw object goes only after the mail was taken in, so a redelivery finds it gone. Anything else that lost it is an alarm. */
const assertTakenIn = async (deps: Deps, desks: readonly OpenDesk["settings"]["id"][], receipt: Receipt): Promise<void> => {
  for (const id of desks) {
    const desk = await loadDesk(deps, id);
    if (await isTakenIn(deps, desk, receipt)) return;
    const { arrival } = await surveyArrival(deps, desk, receipt, undefined);
    for (const line of arrival.lines)
      if ((line.state === "live" || line.state === "closed") && (await isOnCase(deps, line.case, receipt))) return;
  }
  throw new Error("The raw mail is not in the bucket and no case has taken it in.");
};

/** Its newest mails a case knows by name; one that comes again long after stands in its journal. */
const hasTakenIn = async (deps: Deps, state: Case, mail: Receipt["mail"]): Promise<boolean> => {
  if (state.takenIn.includes(mail)) return true;
  const key = await deps.keys.find(state.id);
  const journal = key ? await deps.cases.journal(state, key) : [];
  return journal.some(({ event }) => "mail" in event && event.mail.mail === mail);
};

const isOnCase = async (deps: Deps, id: CaseId, { mail }: Receipt): Promise<boolean> => {
  const loaded = await deps.cases.load(id);
  return loaded !== undefined && loaded !== "erased" && hasTakenIn(deps, loaded.state, mail);
};

/** By the desk itself, by the case that it opened, or with the mails that were kept back. */
const isTakenIn = async (deps: Deps, desk: OpenDesk, { mail, receivedAt }: Receipt): Promise<boolean> =>
  desk.state.takenIn.includes(mail) ||
  (await deps.cases.exists(caseIdFor(desk, mail))) ||
  (await findKeptBack(deps, desk, mail, [dayOfBurst(receivedAt)])) !== undefined;

const receiveAtDesk = async (deps: Deps, desk: OpenDesk, arrived: Arrived): Promise<void> => {
  const survey = await surveyArrival(deps, desk, arrived.receipt, arrived.mail);
  const place = placeOf(survey.arrival);
  const took = await put(deps, desk, arrived, place, survey.notNames);
  deps.log.write("info", "mail-received", {
    desk: desk.settings.id,
    mail: arrived.receipt.mail,
    stage: place.kind,
    outcome: took,
    ...badLines(survey.arrival),
  });
};

const badLines = ({ lines, unknownTags }: Survey["arrival"]): { readonly badLines?: number } => {
  const count = lines.filter(({ state }) => state === "unknown").length + unknownTags.length;
  return count > 0 ? { badLines: count } : {};
};

const put = (deps: Deps, desk: OpenDesk, arrived: Arrived, place: Place, notNames: readonly string[]): Promise<string> => {
  switch (place.kind) {
    case "line":
      return join(
        deps,
        desk,
        arrived,
        place.case,
        commandOn(deps, desk, arrived, place.person),
        newSenderHash(desk, arrived, place.person),
      );
    case "closed-line":
      return join(deps, desk, arrived, place.case, async () => unacted(place.person, unlessMachine(arrived, "line-closed")));
    case "several-lines":
      return join(deps, desk, arrived, place.case, async () => unacted(place.person, unlessMachine(arrived, "several-lines")));
    case "desk-question":
      return answerQuestion(deps, desk, arrived, place);
    case "desk-command":
      return answerDesk(deps, desk, arrived, place.member);
    case "desk-perhaps":
      return askMember(deps, desk, arrived, place.perhaps);
    case "ask-author":
      return takeInReport(deps, desk, arrived, { what: "ask-author", notNames, unknown: [], closedLine: false });
    case "new-report":
      return takeInReport(deps, desk, arrived, {
        what: "open-report",
        notNames,
        unknown: place.unknown,
        closedLine: place.closedLine,
      });
  }
};

/** Decided anew after each conflict: it may depend on the case as it then stands. */
type CommandOn = (state: Case, key: CaseKey) => Promise<Unsealed>;

/** On a line that two share, or that is closed, nobody is asked whether a mail was theirs. */
const unacted = (line: Person, why: RefusalCode): Unsealed => ({ do: "take-in-unacted", line, why });

/** A machine's mail is answered by nobody, wherever it went. */
const unlessMachine = ({ mail, receipt }: Arrived, why: RefusalCode): RefusalCode =>
  mail && isMachine(mail, receipt) ? "machine-mail" : why;

/** What arrives on the line of the reporter, or of anyone outside, is content, whoever sent it. Everybody else's acts only if it is proven. */
const commandOn =
  (deps: Deps, desk: OpenDesk, { mail, receipt }: Arrived, who: Person): CommandOn =>
  async (state, key) => {
    if (!mail) return (await contentOn(deps, desk, { state, key, who, mail }, "no-text")) ?? unacted(who, "no-text");
    const why = cannotAct(state, who, desk.settings, mail, receipt);
    if (why !== undefined) return cannot(deps, desk, { state, key, who, mail }, receipt, why);
    if (isChallenged(who)) return answerChallenge(deps, desk, { state, key, who, mail });
    const content = await contentOn(deps, desk, { state, key, who, mail }, why);
    if (content) return content;
    if (mail.formsDiffer) return unacted(who, "forms-differ");
    const reply = readReply(mail.text);
    return who === "new-address" ? fromNewAddress(reply) : fromMember(deps, desk, { state, key, who, mail, reply });
  };

/** It does nothing now. Its line's owner is told so, or asked whether it was theirs. */
const cannot = async (deps: Deps, desk: OpenDesk, on: OnLine, receipt: Receipt, why: RefusalCode): Promise<Unsealed> => {
  const { state, key, who, mail } = on;
  const challenge = challengeWith(state, who, desk.settings, mail, receipt, why);
  const content = await contentOn(deps, desk, { ...on, challenge }, why);
  if (content) return content;
  const once = onceMark(key, mail);
  return {
    ...{ do: "take-in-unacted", line: who, why },
    ...(isOwnAwayAnswer(state, who, desk.settings, mail, receipt) && { away: true }),
    ...(challenge && { challenge }),
    ...(once !== undefined && { once }),
  };
};

/** A stranger who wonders why we write must not become the reporter by saying so. */
const fromNewAddress = ({ commands }: Reply): Unsealed =>
  commands.some(({ name }) => name === "yes") ? { do: "confirm-address" } : unacted("new-address", "unknown-command");

/** A reporter's next report may come from their safer address, and is kept from the same members. */
const newSenderHash = (desk: OpenDesk, { mail }: Arrived, who: Person): string | undefined => {
  const sender = who === "new-address" && mail ? soleSender(mail) : undefined;
  return sender && hashesOf(desk, addressKey(sender.address)).vouched;
};

const join = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  id: CaseId,
  commandFor: CommandOn,
  senderHash?: string,
): Promise<string> => {
  const key = await deps.keys.find(id);
  if (!key) throw new Error("The case was erased while a mail for it came in; the mail goes back to the queue.");
  if (arrived.triedBefore && (await isOnCase(deps, id, arrived.receipt))) return "already-taken-in";
  const mail = await sealed(deps, id, key, arrived);
  const command = async (state: Case): Promise<Command> => ({ ...(await commandFor(state, key)), mail });
  return finish(deps, desk, arrived, await changeCase(deps, desk.settings, id, command, senderHash), mail);
};
