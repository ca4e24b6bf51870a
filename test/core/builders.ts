/** Ordinary things for tests of the core. A test names the one difference that it is about. */

import type { Case } from "../../functions/core/case/case.ts";
import { applied as written } from "../../functions/core/case/change.ts";
import type { Command, Opening } from "../../functions/core/case/commands.ts";
import type { Context } from "../../functions/core/case/context.ts";
import { decide } from "../../functions/core/case/decide.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { unopened as blank } from "../../functions/core/case/unopened.ts";
import type { KeptOut, MailRef, Person, Reporter } from "../../functions/core/case/vocabulary.ts";
import { blobId, caseId, memberId, sesId } from "../../functions/core/ids.ts";
import { type Instant, instant } from "../../functions/core/instant.ts";
import type { IncomingMail, MachineSigns, Mailbox, Receipt, Verdicts } from "../../functions/core/mail/incoming-mail.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings, passed } from "../support/memory-desk.ts";

export const at = (iso: string): Instant => {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`${iso} is no instant.`);
  return instant(milliseconds);
};

export const must = <Value>(value: Value | undefined, what = "the value"): Value => {
  if (value === undefined) throw new Error(`A test expected ${what} to be there.`);
  return value;
};

/** A Tuesday in March; the demo desk's pair is then cy and dee. */
export const march10 = at("2026-03-10T15:00:00Z");

export const inMarch = (change: { readonly now?: Instant; readonly desk?: ReturnType<typeof demoSettings> } = {}): Context => ({
  now: change.now ?? march10,
  desk: change.desk ?? demoSettings(),
});

export const box = (address: string, name = ""): Mailbox => ({ name, address });

export const noSigns: MachineSigns = {
  autoSubmitted: [],
  precedence: [],
  autoResponse: false,
  wantsNoAnswer: false,
  list: false,
  report: false,
  failure: false,
  ours: false,
};

export const aMail = (change: Partial<IncomingMail> = {}): IncomingMail => ({
  from: [box("reporter@example.org")],
  fromHeaders: 1,
  fromIsPlain: true,
  textIsCut: false,
  formsDiffer: false,
  mentioned: [box("conduct@desk.test")],
  wantsAnswersElsewhere: false,
  subject: "something happened",
  text: "It happened at the meetup.",
  cites: [],
  messageId: "",
  signs: noSigns,
  attachments: [],
  ...change,
});

type ReceiptChange = Partial<Omit<Receipt, "verdicts">> & { readonly verdicts?: Partial<Verdicts> };

export const aReceipt = ({ verdicts, ...change }: ReceiptChange = {}): Receipt => ({
  mail: sesId("ses-1"),
  rawKey: "raw/ses-1",
  receivedAt: march10,
  envelopeFrom: "reporter@example.org",
  recipients: ["conduct@desk.test"],
  ...change,
  verdicts: { ...passed, ...verdicts },
});

export const mailNumber = (number: number): MailRef => ({ mail: sesId(`ses-${number}`), blob: blobId(`blob-${number}`) });

export const keptOut = (id: string, why: KeptOut["why"] = "named"): KeptOut => ({ member: memberId(id), why });

export const aReporter = (change: Partial<Reporter> = {}): Reporter => ({
  address: "reporter@example.org",
  vouched: true,
  machine: false,
  ...change,
});

export const nobodyToWriteTo: Reporter = { vouched: false, machine: false };

export const anOpening = (change: Partial<Opening> = {}): Opening => ({
  id: caseId("case-1"),
  codeName: "Quiet Ferry",
  mail: mailNumber(0),
  reporter: aReporter(),
  keptOut: [],
  remarks: [],
  ...change,
});

const eventsOf = (decision: ReturnType<typeof decide>): readonly Event[] => {
  if ("refused" in decision) throw new Error(`The case refused: ${decision.refused}`);
  return decision.events;
};

const opened = (what: "open-report" | "ask-author", opening: Opening, context: Context): Case => {
  const events = eventsOf(decide(undefined, { do: what, opening }, context));
  return written(blank(opening, context.desk, context.now), events, context);
};

/** A report that the pair has: cy and dee unless the opening keeps one out. */
export const reportedCase = (change: Partial<Opening> = {}, context = inMarch()): Case =>
  opened("open-report", anOpening(change), context);

/** A mail whose author has been asked what it is: eli's, unless the opening says otherwise. */
export const unplacedCase = (change: Partial<Opening> = {}, context = inMarch()): Case =>
  opened(
    "ask-author",
    anOpening({ reporter: aReporter({ address: "eli@members.test", member: memberId("eli") }), ...change }),
    context,
  );

export const reply = (by: Person, text: string, number = 1): Command => ({
  do: "take-in-reply",
  by,
  mail: mailNumber(number),
  reply: readReply(text),
});

export const eventsAfter = (state: Case, command: Command, context = inMarch()): readonly Event[] =>
  eventsOf(decide(state, command, context));

/** The case after a command that it takes in. */
export const andThen = (state: Case, command: Command, context = inMarch()): Case =>
  written(state, eventsAfter(state, command, context), context);

export const acknowledgedCase = (): Case => andThen(reportedCase(), reply("member:cy", "/ack"));

/** Cy looks after it; ada and bo have joined the pair. */
export const shepherdedCase = (): Case => {
  const asked = andThen(andThen(acknowledgedCase(), reply("member:cy", "/shepherd me", 2)), reply("member:cy", "/circle", 3));
  return andThen(andThen(asked, reply("member:ada", "/clear", 4)), reply("member:bo", "/clear", 5));
};

export const closedCase = (): Case => andThen(reportedCase(), reply("member:cy", "/record", 6));

export const setAsideCase = (): Case => andThen(unplacedCase(), reply("author", "/discard"));
