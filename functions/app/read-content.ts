/** What a mail on somebody's line asks of the case, once it is known whose line it is and whether the mail is proven. */

import type { Case } from "../core/case/case.ts";
import type { MayChallenge } from "../core/case/challenges.ts";
import type { RefusalCode } from "../core/case/codes.ts";
import type { Command, Content } from "../core/case/commands.ts";
import { correspondentOf, type Person } from "../core/case/vocabulary.ts";
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import { membersNamed, membersNamedLater } from "../core/mail/screening.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { draftLeaks } from "./guard-drafts.ts";
import { journalFor, leaksIn } from "./guard-letters.ts";
import { peopleAtFirst, peopleHeld } from "./hold-report.ts";
import { casesNamed } from "./link-cases.ts";
import { peopleInvolved } from "./match-cases.ts";
import type { OpenDesk } from "./open-desk.ts";
import { mailsInside } from "./passed-on.ts";
import { repeatsIn } from "./repeated-letters.ts";

type WithoutMail<Each> = Each extends { readonly mail: unknown } ? Omit<Each, "mail"> : never;

/** A command without the sealed mail that it speaks of. */
export type Unsealed = WithoutMail<Command>;
export type UnsealedContent = WithoutMail<Content>;

export interface OnLine {
  readonly state: Case;
  readonly key: CaseKey;
  readonly who: Person;
  readonly mail: IncomingMail;
}

type Arriving = Omit<OnLine, "mail"> & {
  readonly mail: IncomingMail | undefined;
  /** Its line's owner may be asked whether it was theirs. */
  readonly challenge?: MayChallenge | undefined;
};

/** Undefined where it is no content but an answer to the desk. */
export const contentOn = async (
  deps: Deps,
  desk: OpenDesk,
  { who, challenge: asks, ...on }: Arriving,
  why: RefusalCode | undefined,
): Promise<Unsealed | undefined> => {
  const challenge = asks && { challenge: asks };
  if (who === "reporter") return { ...(await fromReporter(deps, desk, on, why === undefined)), ...challenge };
  const number = correspondentOf(who);
  if (number === undefined) return undefined;
  return why === "machine-mail"
    ? { do: "take-in-unacted", line: who, why }
    : { ...fromOutside(on.key, on.mail, number, why), ...challenge };
};

/** As the very mail would be read if it were proven. */
export const asProven = async (deps: Deps, desk: OpenDesk, on: OnLine): Promise<UnsealedContent> => {
  if (on.who === "reporter") return fromReporter(deps, desk, on, true);
  const number = correspondentOf(on.who);
  if (number !== undefined) return fromOutside(on.key, on.mail, number, undefined);
  return fromMember(deps, desk, { ...on, reply: readReply(on.mail.text) });
};

/** Who moderates may answer with a command, if the mail says the same in both its forms. */
const fromOutside = (
  key: CaseKey,
  mail: IncomingMail | undefined,
  number: number,
  why: RefusalCode | undefined,
): UnsealedContent => {
  const once = mail && onceMark(key, mail);
  const cannot = why ?? (mail?.formsDiffer ? "forms-differ" : undefined);
  return {
    do: "take-in-correspondent-mail",
    number,
    proven: why === undefined,
    ...(cannot !== undefined && { why: cannot }),
    ...(mail && { reply: readReply(mail.text) }),
    ...(once !== undefined && { once }),
  };
};

/** Members are not looked for in what they quote of our own letters, which name some. */
const fromReporter = async (
  deps: Deps,
  desk: OpenDesk,
  { state, key, mail }: Pick<Arriving, "state" | "key" | "mail">,
  proven: boolean,
): Promise<UnsealedContent> => {
  if (!mail) return { do: "take-in-reporter-mail", proven };
  const reply = readReply(mail.text);
  const once = onceMark(key, mail);
  const people = proven ? await peopleHeld(deps, desk, { state, key, reply }) : undefined;
  const inside = proven ? await mailsInside(deps, mail) : [];
  return {
    do: "take-in-reporter-mail",
    proven,
    ...(once !== undefined && { once }),
    ...(people && { people }),
    membersNamed: [
      ...new Set([
        ...membersNamedLater(desk.settings, reply.ownText, mail),
        ...inside.flatMap((one) => membersNamed(desk.settings, one)),
      ]),
    ],
    reply: mail.formsDiffer ? { ...reply, commands: [] } : reply,
  };
};

export const fromMember = async (
  deps: Deps,
  desk: OpenDesk,
  { state, key, who, mail, reply }: OnLine & { readonly reply: Reply },
): Promise<UnsealedContent> => {
  const { settings } = desk;
  const once = onceMark(key, mail);
  const journal = await journalFor(deps, state, key, reply);
  return {
    do: "take-in-reply",
    by: who,
    reply,
    journal,
    ...(await draftLeaks(deps, settings, state, key, { reply, journal })),
    leaks: await leaksIn(deps, settings, state, key, { reply, by: who, journal }),
    repeats: await repeatsIn(deps, state, key, reply, journal),
    named: await casesNamed(deps, settings, reply),
    people: await (state.unplaced?.onHold && state.stage === "unplaced"
      ? peopleAtFirst(deps, desk, state, key)
      : peopleInvolved(deps, desk, state, reply)),
    ...(once !== undefined && { once }),
  };
};

/** By what its sender signed: a copy comes under another name of SES. Without a Message-ID two mails may be meant twice. */
export const onceMark = (key: CaseKey, { messageId, text }: IncomingMail): string | undefined =>
  messageId === "" ? undefined : key.mark(`once|${messageId}|${text}`);
