/** Commands that write to the reporter. A letter that would give something away goes back to its writer first. */
import type { Event, EventOf } from "./events.ts";
import { forbids } from "./rules.ts";
import { type AskedByMember, byMember, type Ran, type Runs, textOf } from "./running.ts";
import type { HeldLetter, MailRef } from "./vocabulary.ts";
import { wantsLetters } from "./wishes.ts";

type Letter = "ack" | "record" | "reply";

/** Where a letter stands: the mail, and which of its commands. */
interface Written {
  readonly by: AskedByMember["member"];
  readonly mail: MailRef;
  readonly line: number;
}

const eventFor: Readonly<Record<Letter, (written: Written) => Event>> = {
  ack: (written) => ({ kind: "acknowledged", ...written }),
  record: (written) => ({ kind: "recorded", ...written }),
  reply: (written) => ({ kind: "letter-sent", ...written }),
};

const outcomeFor = { ack: "acknowledged", record: "recorded", reply: "letter-sent" } as const;

const sendOrHold = (command: Letter, { state, member, mail, at, leaks }: AskedByMember): Ran => {
  const written = { by: member, mail, line: at };
  if (leaks) return { done: "letter-held", events: [{ kind: "letter-held", letter: { ...written, command } }] };
  const ackAlone = state.reporter.address === undefined ? "acknowledged-no-address" : "acknowledged-quiet";
  const isRead = state.reporter.address !== undefined && wantsLetters(state);
  return { done: command === "ack" && !isRead ? ackAlone : outcomeFor[command], events: [eventFor[command](written)] };
};

const mayWrite = ({ state }: AskedByMember): Ran | undefined => {
  if (state.reporter.address === undefined) return { refused: "no-address" };
  return wantsLetters(state) ? undefined : { refused: "wants-no-mail" };
};

/** `/reply note` sends the newest note of the same writer, to the letter. */
const noteOf = ({ state, member }: AskedByMember): EventOf<"note-added"> | undefined =>
  state.journal
    .map(({ event }) => event)
    .findLast((event): event is EventOf<"note-added"> => event.kind === "note-added" && event.by === member);

/** The whole own text of a mail, not one of its commands. */
export const wholeText = -1;

const reply = (asked: AskedByMember): Ran => {
  const cannot = mayWrite(asked);
  if (cannot) return cannot;
  if (asked.line.argument.toLowerCase() === "note" && asked.line.body === "") {
    const note = noteOf(asked);
    return note ? sendOrHold("reply", { ...asked, mail: note.mail, at: wholeText }) : { refused: "no-text" };
  }
  return textOf(asked.line) === "" ? { refused: "no-text" } : sendOrHold("reply", asked);
};

const isLetter = (command: string): command is Letter => command in eventFor;

/** Asked again: while a letter is held, somebody else may acknowledge, close, or be asked by the reporter not to write. */
const cannotSend = (asked: AskedByMember, command: Letter): Ran | undefined => {
  const { state, by } = asked;
  if (command === "ack" && state.stage !== "reported") return { refused: "already-acknowledged" };
  const why = forbids(state, by, command);
  return why ? { refused: why } : command === "reply" ? mayWrite(asked) : undefined;
};

const send = (asked: AskedByMember): Ran => {
  const { state, member, line } = asked;
  if (line.argument.toLowerCase() !== "anyway") return { refused: "unclear-words", among: ["/send anyway"] };
  const held = state.held.find((letter: HeldLetter) => letter.by === member);
  if (!held || !isLetter(held.command)) return { refused: "nothing-held" };
  const why = cannotSend(asked, held.command);
  if (why) return why;
  return {
    done: outcomeFor[held.command],
    events: [{ kind: "held-released", by: member }, eventFor[held.command]({ by: member, mail: held.mail, line: held.line })],
  };
};

export const letterRuns: Runs<Letter | "send"> = {
  ack: byMember((asked) => sendOrHold("ack", asked)),
  record: byMember((asked) => sendOrHold("record", asked)),
  reply: byMember(reply),
  send: byMember(send),
};
