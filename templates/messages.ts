/**
 * Every message that the desk can send, and the data it needs. The build compiles each `NAME.mjml` and its text twin
 * `NAME.txt` against this table: a field that is missing here, or that a template never shows, does not compile.
 *
 * What a field is decides how a template may show it, so that words from outside can never pass for words of ours:
 * - `ours`: one line that the desk wrote or knows, such as a time, a code name, a member's name;
 * - `named`: one line that somebody outside chose, such as the name of a file. Never first on a line of a text twin;
 * - `quoted`: what somebody wrote, of any length. Shown by `{{quote field}}` alone, with `> ` before each line;
 * - `letter`: what a proven member writes to the reader of this very mail. Shown by `{{quote field}}` too, but unmarked in text;
 * - `mailto`: the target of a button, in an `href` alone. Anything but a `mailto:` link throws.
 */
import { button } from "./button-field.ts";
import { challengeFields } from "./challenge-words.ts";
import { deskMessageFields } from "./desk-messages.ts";
import { fileMessageFields } from "./file-messages.ts";
import { keptBackFields } from "./kept-back.ts";
import { outsideMessageFields } from "./outside-messages.ts";
import { reporterMessageFields } from "./reporter-messages.ts";
import { rosterMessageFields } from "./roster-messages.ts";

export type Shown = "ours" | "named" | "quoted" | "letter" | "mailto";
type Item = Shown | { readonly [field: string]: Shown };
export type Field = Shown | readonly [Item];
export type Fields = { readonly [field: string]: Field };

export const messageFields = {
  ...deskMessageFields,
  ...reporterMessageFields,
  ...outsideMessageFields,
  ...rosterMessageFields,
  ...fileMessageFields,
  ...keptBackFields,
  ...challengeFields,
  /** To each of the pair: the report itself, whole. */
  "new-report": {
    codeName: "ours",
    memberName: "ours",
    /** Fits "You are …": `first on duty for it`. */
    duty: "ours",
    /** The other of the pair. Empty when there is none. */
    otherName: "ours",
    /** Fits "on …", here and everywhere. */
    receivedAt: "ours",
    /** Fits "by …". */
    acknowledgeBy: "ours",
    /** In the place of that promise, where the reporter wants it only kept. Whole sentences, mostly empty. */
    onHold: "ours",
    /** Whom the report came from, with what vouches for it. */
    reporterLine: "named",
    /** Empty when the mail had none. */
    reportSubject: "quoted",
    /** Empty when the mail had none. */
    reportText: "quoted",
    /** See `remarks` in words.ts. */
    remarks: ["named"],
    attachments: ["named"],
    buttons: [button],
  },
  /** To the rest of the circle: somebody has answered the reporter. */
  "colleague-acknowledged": {
    codeName: "ours",
    memberName: "ours",
    colleagueName: "ours",
    /** What the reporter got. Empty when nobody could be written to. */
    letter: "quoted",
  },
  /** To the rest of the circle: a colleague's note. The reporter did not get it. */
  note: {
    codeName: "ours",
    memberName: "ours",
    colleagueName: "ours",
    noteText: "quoted",
    attachments: ["named"],
  },
  /** To the circle: what arrived on the reporter's line, and who it really came from. */
  "reporter-wrote": {
    codeName: "ours",
    memberName: "ours",
    /** The address it really came from, with what vouches for it. */
    senderLine: "named",
    wroteText: "quoted",
    attachments: ["named"],
    /** Of members whom it names. */
    next: ["ours"],
    buttons: [button],
  },
  /** The answer to a mail with commands, or to a note that might have been meant for the reporter. */
  transcript: {
    codeName: "ours",
    memberName: "ours",
    opening: "ours",
    /** Each line of the mail that was a command, and what came of it: see outcomes.ts, and `refusals` in words.ts. */
    lines: [{ wrote: "quoted", outcome: "ours" }],
    /** Empty when there is nothing to add. */
    closing: "ours",
    /** A letter of drafts.ts to start from. Mostly empty. */
    prepared: "letter",
    /** The command that it is sent below. */
    preparedUnder: "ours",
    possible: [{ command: "ours", meaning: "ours" }],
    buttons: [button],
  },
  /** To the author of a mail that may be a report or may be meant for a case. Quotes nothing. */
  "what-is-this": {
    deskName: "ours",
    receivedAt: "ours",
    buttons: [button],
  },
  /** To the pair: a mail waits for its author's word. Without its content. */
  "mail-waits": {
    codeName: "ours",
    memberName: "ours",
    receivedAt: "ours",
    buttons: [button],
  },
  /** To a member of the circle: something happened on the case. */
  "case-news": {
    codeName: "ours",
    memberName: "ours",
    /** Short, for it is the subject: `Dee is the shepherd now`. Nothing that a locked screen must not show. */
    headline: "ours",
    /** Each is a paragraph of whole sentences, here and everywhere. */
    sentences: ["ours"],
    /** What somebody wrote with it. The sentences say who. Empty when there is nothing. */
    words: "quoted",
    buttons: [button],
    /** Where an answer in plain words goes, in whole sentences. Empty where the case is gone. */
    answers: "ours",
  },
  /** To a member who knows nothing of the case yet: is it too close to them? Never says who reported. */
  "conflict-question": {
    codeName: "ours",
    memberName: "ours",
    askedBy: "ours",
    why: "ours",
    /** How to step in where nobody has answered the reporter. Empty where only help is wanted. */
    step: "ours",
    /** The people involved, never the reporter as such. Empty when nobody is named. */
    names: ["named"],
    buttons: [button],
  },
  /** To a member who has just joined the circle: what came before them. */
  "case-so-far": {
    codeName: "ours",
    memberName: "ours",
    sentences: ["ours"],
    /** Oldest first. The heading says who wrote the text, and when. An empty text is said to be one. */
    items: [{ heading: "ours", text: "quoted" }],
    attachments: ["named"],
    buttons: [button],
  },
  /** To each of the circle: something to vote on. */
  proposal: {
    codeName: "ours",
    memberName: "ours",
    number: "ours",
    /** Fits "… proposes …": `a plan`, `a consequence`, `an action`, `to close the case`. */
    kind: "ours",
    /** Empty where it is the reader. */
    byName: "ours",
    /** Empty when there are none. */
    words: "quoted",
    /** What it needs to carry, in whole sentences. */
    rule: "ours",
    /** One line a vote, or a silence. */
    standing: ["ours"],
    buttons: [button],
  },
  /** The answer to /status, the same for every member. Its words are vague, so that they tell nothing to who is kept out. */
  "status-board": {
    deskName: "ours",
    memberName: "ours",
    /** Fits "on …". */
    asOf: "ours",
    /** Safety, repeat, actions and resolution are empty while nobody has said anything. */
    rows: [
      {
        codeName: "ours",
        safety: "ours",
        repeat: "ours",
        status: "ours",
        when: "ours",
        actions: "ours",
        resolution: "ours",
      },
    ],
  },
  /** To the writer of a letter that was not sent because of what stands in it. */
  "letter-held": {
    codeName: "ours",
    memberName: "ours",
    /** `what` is a whole sentence about the words that follow it. */
    findings: [{ what: "ours", shown: "quoted" }],
    /** The whole letter, as it was written. */
    letter: "quoted",
    buttons: [button],
  },
  /** To a member, in the morning: what waits for them, on one case or on several. */
  reminders: {
    memberName: "ours",
    /** For the subject: `CODE: HEADLINE`, or how many cases wait. */
    subject: "ours",
    opening: "ours",
    items: [{ heading: "ours", text: "ours" }],
    buttons: [button],
    /** How to act on it without a button. */
    how: "ours",
  },
} as const satisfies { readonly [message: string]: Fields };

type OfItem<I> = I extends Shown ? string : { readonly [K in keyof I]: string };
type OfField<F> = F extends readonly [infer I] ? readonly OfItem<I>[] : string;
type Data<F> = { readonly [K in keyof F]: OfField<F[K]> };

export type MessageName = keyof typeof messageFields;
export type DeskMessageName = keyof typeof deskMessageFields;
export type Messages = { readonly [Name in MessageName]: Data<(typeof messageFields)[Name]> };
export type Button = Messages["new-report"]["buttons"][number];

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
