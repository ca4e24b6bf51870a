/**
 * Whether a machine sent a mail, and of what kind it is. Machine mail gets no automatic answer and runs no command. It still
 * opens a case, and a person reads it: that is the price of a mistake.
 */
import type { IncomingMail, Receipt } from "./incoming-mail.ts";
import { folded } from "./plain-text.ts";

/**
 * `report`: of a delivery that failed, a complaint, statistics. `auto-reply`: somebody's mailbox answers for them, such as while
 * they are away. `bulk`: the rest, from newsletters to our own mail come back.
 */
export type MachineKind = "report" | "auto-reply" | "bulk";

type Shows = (mail: IncomingMail, receipt: Receipt) => boolean;

const envelopeOf = ({ envelopeFrom }: Receipt): string => envelopeFrom.replace(/[<>\s]/g, "");

const daemon = /^(mailer-daemon|mailerdaemon|double-bounce)(@|$)/i;

/** Also the address of whoever looks after a server, and such a person may report something too. */
const postmaster = /^post[-_.]?master(@|$)/i;

/** What a server calls itself where it has no daemon's address. */
const serverName = /\b(mail delivery|mail deliver|mail router|mail administrator|system administrator|postmaster)\b/i;

const noReader = /^(no|not|do-?not|donot)[-_.]?reply([-_.+][^@]*)?@/i;

/** A daemon's From may be its name and no address at all. */
const isFrom = ({ from }: IncomingMail, form: RegExp): boolean =>
  from.some(({ name, address }) => form.test(address === "" ? name.trim() : address));

/** As mail servers begin the subject of what they send back. A person may begin one so too. */
const failureSubjects: readonly string[] = [
  ...["undeliverable", "undelivered", "non-delivery", "nondelivery", "returned mail", "returned to sender", "failure notice"],
  ...["delivery status", "delivery notification", "delivery failure", "delivery failed", "delivery error", "delivery report"],
  ...["delivery delayed", "failure delivery", "delayed mail", "mail delivery", "mail system error", "mail failure"],
  ...["mail could not be delivered", "message could not be delivered", "warning: could not send message"],
  ...["there was an error sending your mail", "unzustellbar", "non remis", "notification d'échec", "no se puede entregar"],
];

/** Fixed by RFC 7489 and RFC 8460, and by the largest of those that report complaints without the form of a report. */
const reportSubjects: readonly RegExp[] = [
  /^(\[preview\] )?report domain: ?\S{1,253} submitter: ?\S{1,253} report-id: ?\S/,
  /^complaint about message from [\d.:a-f]{3,45}$/,
];

/** As mailboxes begin the subject of an answer while their owner is away, in the languages that common mail programs speak. */
const awaySubjects: readonly string[] = [
  ...["automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "autoresponse", "automatic response"],
  ...["out of office", "out of the office", "vacation reply", "vacation message", "away from my mail", "auto:"],
  ...["automatische antwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "automatisch antwoord", "afwezigheidsbericht"],
  ...["réponse automatique", "absence du bureau", "respuesta automática", "fuera de la oficina", "resposta automàtica"],
  ...["resposta automática", "fora do escritório", "risposta automatica", "fuori sede", "răspuns automat"],
  ...["automatiskt svar", "automatisk svar", "autosvar", "frånvaro", "automaattinen vastaus", "poissaoloviesti"],
  ...["automaatvastus", "automātiska atbilde", "automatinis atsakymas", "odpowiedź automatyczna", "automatyczna odpowiedź"],
  ...["automatická odpověď", "automatická odpoveď", "automatikus válasz", "samodejni odgovor", "automatski odgovor"],
  ...["автоматический ответ", "автоответ", "автоматична відповідь", "автоматичен отговор", "αυτόματη απάντηση"],
  ...["otomatik yanıt", "otomatik yanit", "balasan otomatis", "trả lời tự động", "ตอบกลับอัตโนมัติ", "स्वचालित उत्तर"],
  ...["תשובה אוטומטית", "מענה אוטומטי", "رد تلقائي", "الرد التلقائي"],
  ...["自動応答", "自動返信", "不在通知", "自动答复", "自动回复", "自動回覆", "自動答覆", "자동 회신", "자동 응답"],
].map(folded);

const subjectOf = ({ subject }: IncomingMail): string => folded(subject.slice(0, 300));

const beginsWithOne = (mail: IncomingMail, beginnings: readonly string[]): boolean => {
  const subject = subjectOf(mail);
  return beginnings.some((beginning) => subject.startsWith(beginning));
};

const fromServer: Shows = (mail) =>
  isFrom(mail, postmaster) ||
  mail.from.some(({ name }) => serverName.test(name)) ||
  mail.attachments.some(({ contentType }) => contentType === "message/delivery-status");

/** A person who answers begins with "Re:" in some language, so these words before it are a mailbox's own. */
const answersAsAway: Shows = (mail) => mail.cites.length > 0 && beginsWithOne(mail, awaySubjects);

const has = (words: readonly string[], wanted: readonly string[]): boolean => words.some((word) => wanted.includes(word));

/** The first row that shows itself names the kind. Subjects count only beside another sign, or in a form that no person writes. */
const rows: readonly (readonly [MachineKind, Shows])[] = [
  ["bulk", ({ signs }) => signs.ours],
  ["report", ({ signs }) => signs.report || signs.failure],
  ["report", (mail) => isFrom(mail, daemon)],
  ["report", (_, receipt) => daemon.test(envelopeOf(receipt)) || postmaster.test(envelopeOf(receipt))],
  ["report", (mail, receipt) => beginsWithOne(mail, failureSubjects) && fromServer(mail, receipt)],
  ["report", (mail) => reportSubjects.some((form) => form.test(subjectOf(mail)))],
  ["auto-reply", ({ signs }) => signs.autoResponse || has(signs.autoSubmitted, ["auto-replied"])],
  ["auto-reply", ({ signs }) => has(signs.precedence, ["auto_reply"])],
  ["auto-reply", answersAsAway],
  // RFC 3834: so that nothing can answer an answer, it goes out with no envelope sender.
  ["auto-reply", (_, receipt) => envelopeOf(receipt) === ""],
  ["bulk", ({ signs }) => signs.list || signs.wantsNoAnswer || has(signs.precedence, ["bulk", "junk", "list"])],
  ["bulk", ({ signs }) => signs.autoSubmitted.some((word) => word !== "no")],
  ["bulk", (mail) => isFrom(mail, noReader)],
];

/** Undefined where a person may have written it. */
export const machineKind = (mail: IncomingMail, receipt: Receipt): MachineKind | undefined =>
  rows.find(([, shows]) => shows(mail, receipt))?.[0];

export const isMachine = (mail: IncomingMail, receipt: Receipt): boolean => machineKind(mail, receipt) !== undefined;
