/** Commands that write to the reporter. A letter that would give something away goes back to its writer first. */
import type { MemberId } from "../ids.ts";
import type { CommandLine } from "../mail/reply.ts";
import type { Case, JournalEntry } from "./case.ts";
import type { OutcomeCode } from "./codes.ts";
import type { Event, EventOf } from "./events.ts";
import { mayBeRecorded } from "./proposals.ts";
import { forbids } from "./rules.ts";
import { closeWith } from "./run-decision.ts";
import { sendDraft } from "./run-others.ts";
import { sendPromise } from "./run-promise.ts";
import { type AskedByMember, byMember, isSignatureAlone, type Ran, type Runs, textOf } from "./running.ts";
import type { Closing, HeldLetter, MailRef } from "./vocabulary.ts";
import { takesMail, wantsLetters } from "./wishes.ts";

type Letter = "ack" | "record" | "reply";

/** Where a letter stands: the mail, and which of its commands. */
interface Written {
  readonly by: MemberId;
  readonly mail: MailRef;
  readonly line: number;
  readonly standard?: true;
}

const eventFor: Readonly<Record<Letter, (written: Written) => Event>> = {
  ack: (written) => ({ kind: "acknowledged", ...written }),
  record: (written) => ({ kind: "recorded", ...written }),
  reply: (written) => ({ kind: "letter-sent", ...written }),
};

const outcomeFor = { ack: "acknowledged", record: "recorded", reply: "letter-sent" } as const;

/** Who is never told of a letter that did not go out takes it for sent. */
const outcomeOf = (command: Letter, state: Case): OutcomeCode => {
  const noAddress = state.reporter.address === undefined;
  const isLost = !takesMail(state.reporter);
  if (command === "record") return noAddress || isLost || state.quiet === "all" ? "recorded-no-letter" : "recorded";
  if (command === "ack" && noAddress) return "acknowledged-no-address";
  if (command === "ack" && isLost) return "acknowledged-unreachable";
  return command === "ack" && !wantsLetters(state) ? "acknowledged-quiet" : outcomeFor[command];
};

/** Where words are expected the desk has some of its own. */
const answerWith = (command: "ack" | "record", asked: AskedByMember): Ran => {
  const { state, member, mail, at } = asked;
  const words = textOf(asked.line);
  // The usual letter says what is done next, and with a report that is only kept nothing is.
  const kept = state.onHold === true && command === "ack";
  if (!isSignatureAlone(asked, words) && !(kept && words === "")) return sendOrHold(command, asked);
  const event = eventFor[command]({ by: member, mail, line: at, standard: true });
  return { done: outcomeOf(command, state), events: [event.kind === "acknowledged" && kept ? { ...event, kept } : event] };
};

/** Before anybody has answered, it is the answer. */
const cannotRecord = (state: Case): Ran | undefined =>
  state.stage === "reported" || mayBeRecorded(state) ? undefined : { refused: "not-local" };

const sendOrHold = (command: Letter, { state, member, mail, at, leaks }: AskedByMember): Ran => {
  const written = { by: member, mail, line: at };
  if (leaks) return { done: "letter-held", events: [{ kind: "letter-held", letter: { ...written, command } }] };
  return { done: outcomeOf(command, state), events: [eventFor[command](written)] };
};

const mayWrite = ({ state }: AskedByMember): Ran | undefined => {
  if (state.reporter.address === undefined) return { refused: "no-address" };
  if (!takesMail(state.reporter)) return { refused: "reporter-unreachable" };
  return wantsLetters(state) ? undefined : { refused: "wants-no-mail" };
};

const noteForm = /^note(?:[ \t]+(\d{1,9}))?$/i;

type Entry = Pick<JournalEntry, "seq" | "event">;

/**
 * `/reply note 12` sends one note of the same writer, to the letter. The number is what its button carries: without one, an
 * old button would send whatever was noted last.
 */
export const noteMeant = (
  journal: readonly Entry[],
  member: string,
  { argument, body }: CommandLine,
): EventOf<"note-added"> | undefined => {
  const [form, number] = noteForm.exec(argument) ?? [];
  if (form === undefined || body !== "") return undefined;
  const found = journal.findLast(
    ({ seq, event }) => event.kind === "note-added" && event.by === member && (number === undefined || seq === Number(number)),
  );
  return found?.event.kind === "note-added" ? found.event : undefined;
};

/** The whole own text of a mail, not one of its commands. */
export const wholeText = -1;

/** The same button, tapped a second time. */
const isSent = ({ journal }: AskedByMember, { mail }: EventOf<"note-added">): boolean =>
  journal.some(({ event }) => event.kind === "letter-sent" && event.mail.mail === mail.mail && event.line === wholeText);

const reply = (asked: AskedByMember): Ran => {
  const cannot = mayWrite(asked);
  if (cannot) return cannot;
  if (noteForm.test(asked.line.argument) && asked.line.body === "") {
    const note = noteMeant(asked.journal, asked.member, asked.line);
    if (!note) return { refused: "no-text" };
    return isSent(asked, note) ? { refused: "already-so" } : sendOrHold("reply", { ...asked, mail: note.mail, at: wholeText });
  }
  if (asked.repeats) return { refused: "letter-repeated" };
  return textOf(asked.line) === "" ? { refused: "no-text" } : sendOrHold("reply", asked);
};

const isLetter = (command: string): command is Letter => command in eventFor;

/** Asked again: while a letter is held, somebody else may acknowledge, close, or be asked by the reporter not to write. */
const cannotSend = (asked: AskedByMember, command: Letter): Ran | undefined => {
  const { state, by } = asked;
  if (command === "ack" && state.stage !== "reported") return { refused: "already-acknowledged" };
  const why = forbids(state, by, command);
  if (why) return { refused: why };
  return command === "reply" ? mayWrite(asked) : command === "record" ? cannotRecord(state) : undefined;
};

const sendClosing = ({ state, by, context }: AskedByMember, held: HeldLetter, closing: Closing): Ran => {
  const why = forbids(state, by, "close");
  if (why) return { refused: why };
  const ran = closeWith(state, { by: held.by, mail: held.mail, line: held.line, closing }, context);
  return "refused" in ran ? ran : { ...ran, events: [{ kind: "held-released", by: held.by }, ...ran.events] };
};

const send = (asked: AskedByMember): Ran => {
  if (asked.line.argument.toLowerCase() === "anyway") return sendHeld(asked);
  return asked.state.onHold ? { refused: "on-hold" } : sendDraft(asked);
};

const sendHeld = (asked: AskedByMember): Ran => {
  const { state, member, mail } = asked;
  const held = state.held.find((letter: HeldLetter) => letter.by === member);
  // Nobody has seen yet what is wrong with a letter of this very mail.
  if (!held || held.mail.mail === mail.mail) return { refused: "nothing-held" };
  if (held.closing) return sendClosing(asked, held, held.closing);
  if (held.day !== undefined) return sendPromise(asked, held, held.day);
  if (!isLetter(held.command)) return { refused: "nothing-held" };
  const why = cannotSend(asked, held.command);
  if (why) return why;
  return {
    done: outcomeOf(held.command, state),
    events: [{ kind: "held-released", by: member }, eventFor[held.command]({ by: member, mail: held.mail, line: held.line })],
  };
};

export const letterRuns: Runs<Letter | "send"> = {
  ack: byMember((asked) => answerWith("ack", asked)),
  record: byMember((asked) => cannotRecord(asked.state) ?? answerWith("record", asked)),
  reply: byMember(reply),
  send: byMember(send),
};
