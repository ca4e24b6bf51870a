/** Everything that decides where a mail belongs, looked up: its lines, its sender, what it cites. */

import { lineLives } from "../core/case/authority.ts";
import type { Person } from "../core/case/vocabulary.ts";
import { type Destination, destinationOf } from "../core/mail/address.ts";
import type { Arrival, LineFound } from "../core/mail/belongs.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { startsWithCommand } from "../core/mail/reply.ts";
import { isProven, memberWriting, soleSender } from "../core/mail/sender.ts";
import type { Deps } from "./deps.ts";
import { holdAsked } from "./hold-report.ts";
import { isThreadId, questionOn, tokenOf } from "./lines.ts";
import type { OpenDesk } from "./open-desk.ts";
import { perhapsOf } from "./perhaps-of.ts";

export interface Survey {
  readonly arrival: Arrival;
  /** Names after `+not-`. */
  readonly notNames: readonly string[];
}

export const surveyArrival = async (
  deps: Deps,
  desk: OpenDesk,
  receipt: Receipt,
  mail: IncomingMail | undefined,
): Promise<Survey> => {
  const to = receipt.recipients.flatMap((recipient) => destinationOf(recipient, desk.settings.alias) ?? []);
  const member = mail && memberWriting(desk.settings, soleSender(mail));
  const lines = await Promise.all(tokensIn(to).map((token) => findLine(deps, desk, token)));
  return {
    notNames: to.flatMap((destination) => (destination.kind === "not" ? [destination.name] : [])),
    arrival: {
      lines,
      unknownTags: to.flatMap((destination) => (destination.kind === "unknown" ? [destination.tag] : [])),
      toDesk: to.some((destination) => destination.kind === "desk"),
      member: member?.id,
      perhapsOf: mail && perhapsOf(desk, mail, receipt),
      memberProven: member !== undefined && mail !== undefined && isProven(receipt.verdicts) && !isMachine(mail, receipt),
      // Whoever wants their report kept begins it so, a member too.
      startsWithCommand: mail !== undefined && startsWithCommand(mail.text) && holdAsked(mail, receipt) === undefined,
      citesUs: mail !== undefined && citesUs(mail, desk.settings.alias),
    },
  };
};

/** Nobody has many lines; a mail that names a hundred is an attempt to have a hundred cases read. */
const mostLines = 10;

const tokensIn = (to: readonly Destination[]): readonly string[] =>
  [...new Set(to.flatMap((destination) => (destination.kind === "line" ? [destination.token] : [])))].slice(0, mostLines);

const findLine = async (deps: Deps, desk: OpenDesk, token: string): Promise<LineFound> => {
  const number = questionOn(desk, token);
  if (number !== undefined) return { state: "question", number };
  const hint = await deps.hints.findLine(token);
  if (!hint) return { state: "unknown", token };
  if (hint === "erased") return { state: "erased" };
  const loaded = await deps.cases.load(hint.case);
  if (loaded === "erased") return { state: "erased" };
  const key = loaded && (await deps.keys.find(hint.case));
  const isTrue = key !== undefined && tokenOf(key, hint.case, hint.person, hint.epoch) === token;
  if (!loaded || !isTrue || loaded.state.desk !== desk.settings.id) return { state: "unknown", token };
  const lives = lineLives(loaded.state, hint.person, hint.epoch, desk.settings);
  return { state: lives ? "live" : "closed", case: hint.case, person: hint.person satisfies Person };
};

const citesUs = (mail: IncomingMail, alias: string): boolean =>
  mail.cites.some((id) => isThreadId(id, alias)) ||
  mail.mentioned.some(({ address }) => destinationOf(address, alias)?.kind === "line");
