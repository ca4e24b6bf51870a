/**
 * Drafts: a new mail, the answer to a mail, and what a mail's button fills in.
 */
import { addressesIn } from "./addresses.js";
import { longTime } from "./times.js";

/**
 * @typedef {import("./desk-api.js").Message} Message
 * @typedef {{ from: string, to: string, subject: string, text: string, inReplyTo?: string, references?: string }} Draft
 */

/** @param {Message} message @param {string} name */
const header = (message, name) => {
  const value = Object.entries(message.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  return value === undefined ? undefined : [value].flat().join(" ").replace(/\s+/g, " ").trim() || undefined;
};

/** @param {string} text */
const quoted = (text) =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`.trimEnd()))
    .join("\n");

/** @param {string} subject */
const answered = (subject) => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);

/** @param {Message} message */
const whereToAnswer = (message) => addressesIn(message.replyTo || message.from).join(", ");

/**
 * As a mail program does it: to the Reply-To, in the thread, the mail quoted below an empty place for one's own words.
 * @param {Message} message
 * @param {{ from: string, zone: string }} reader
 * @returns {Draft}
 */
export const answerTo = (message, { from, zone }) => {
  const id = header(message, "message-id");
  const references = [header(message, "references"), id].filter((one) => one !== undefined).join(" ");
  return {
    from,
    to: whereToAnswer(message),
    subject: answered(message.subject),
    text: `\n\nOn ${longTime(message.at, zone)}, ${message.from} wrote:\n${quoted(message.text)}\n`,
    ...(id === undefined ? {} : { inReplyTo: id }),
    ...(references === "" ? {} : { references }),
  };
};

/**
 * A button is a link of its own: mail programs start a fresh mail from it, outside the thread, and so does the mailroom.
 * @param {import("./mail-html.js").MailButton} button
 * @param {string} from
 * @returns {Draft}
 */
export const draftOfButton = (button, from) => ({
  from,
  to: button.to.join(", "),
  subject: button.subject,
  text: button.body,
  ...(button.inReplyTo === undefined ? {} : { inReplyTo: button.inReplyTo, references: button.inReplyTo }),
});

/**
 * @param {string} from
 * @param {string} alias
 * @returns {Draft}
 */
export const newMail = (from, alias) => ({ from, to: alias, subject: "", text: "" });
