/** Letters to anyone outside are looked through before anything is decided: whom they would give away, and what. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { DraftLeaks, WaitingLeaks } from "../core/case/commands.ts";
import { type Correspondent, type Leak, whomSaid } from "../core/case/correspondents.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { leaksIn } from "../core/mail/leak-guard.ts";
import { guardLetter } from "../core/mail/letter-guard.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import type { Secrets } from "../core/mail/secrets.ts";
import { waysToReachIn } from "../core/mail/ways-to-reach.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { commandsAmong } from "./guard-letters.ts";
import { textsOf } from "./mail-texts.ts";
import { secretsOfCase } from "./secrets-of-case.ts";
import { wordsAt } from "./telling/letter-text.ts";

interface Guarded {
  readonly draftLeaks: readonly DraftLeaks[];
  readonly waitingLeaks: readonly WaitingLeaks[];
}

/** What the mail would show first, and, where it would send something, what waits: as the case is known now. */
export const draftLeaks = async (
  deps: Deps,
  desk: DeskSettings,
  state: Case,
  key: CaseKey,
  { reply, journal }: { readonly reply: Reply; readonly journal: readonly JournalEntry[] },
): Promise<Guarded> => {
  const drafts = commandsAmong(reply, ["draft"]);
  const waiting = commandsAmong(reply, ["send"]).length > 0 ? state.drafts : [];
  const relays = commandsAmong(reply, ["relay"]).map((at) => ({ at, found: relayLeaks(desk, state, wordsAt(reply, at)) }));
  if (drafts.length + waiting.length === 0) return { draftLeaks: relays, waitingLeaks: [] };
  const secretsFor = await secretsOfCase(deps, desk, state, key, journal);
  const leaks = (letter: string, to: Correspondent | undefined) => found(desk, state, letter, secretsFor(to));
  const texts = await textsOf(
    deps,
    state,
    key,
    waiting.map(({ mail }) => mail),
  );
  return {
    draftLeaks: [...relays, ...drafts.map((at) => ({ at, found: leaks(wordsAt(reply, at), readerSaid(state, reply, at)) }))],
    waitingLeaks: waiting.map(({ to, version, mail, line }) => ({
      to,
      version,
      found: leaks(wordsAt(readReply(texts.get(mail.blob) ?? ""), line), readerOf(state, to)),
    })),
  };
};

const readerOf = ({ correspondents }: Case, number: number): Correspondent | undefined =>
  correspondents.find((row) => row.number === number);

/** Unknown where a doubt is left, or where the same mail opens the line: then nothing is known to them. */
const readerSaid = ({ correspondents }: Case, reply: Reply, at: number): Correspondent | undefined => {
  const said = whomSaid(reply.commands[at]?.argument ?? "");
  const alike = correspondents.filter(({ role }) => role === said?.role);
  return said?.rank === undefined ? (alike.length === 1 ? alike[0] : undefined) : alike[said.rank - 1];
};

/** A case is one item. Whoever needs more than these to be shown has a letter to write anew. */
const mostShown = 40;

const committeeLeaks = (desk: DeskSettings, codeName: string, letter: string): readonly Leak[] =>
  guardLetter(letter, { desk, codeName, internalTexts: [] }).map(({ shown }) => ({ what: "committee", shown }));

/** What tells who reported stands first, so that none of it is cut. */
const found = (desk: DeskSettings, { codeName }: Case, letter: string, secrets: Secrets): readonly Leak[] => {
  const leaks = leaksIn(letter, secrets).map(({ of, shown }) => ({ what: of, shown }));
  const all = [
    ...leaks.filter(({ what }) => what === "reporter"),
    ...leaks.filter(({ what }) => what !== "reporter"),
    ...committeeLeaks(desk, codeName, letter),
  ];
  return once(all).slice(0, mostShown);
};

/** One stretch of words may be several findings, and is shown once for each reason. */
const once = (leaks: readonly Leak[]): readonly Leak[] => [
  ...new Map(leaks.map((leak) => [`${leak.what} ${leak.shown}`, leak])).values(),
];

const relayLeaks = (desk: DeskSettings, { codeName, correspondents }: Case, words: string): readonly Leak[] =>
  once([
    ...waysToReachIn(
      words,
      correspondents.map(({ address }) => address),
    ).map((shown) => ({ what: "outside" as const, shown })),
    ...committeeLeaks(desk, codeName, words),
  ]).slice(0, mostShown);
