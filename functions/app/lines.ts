/** Lines: one person's private address to one case, made from the case's key so that erasing the key kills it. */
import type { Case } from "../core/case/case.ts";
import type { Line, Person } from "../core/case/vocabulary.ts";
import type { CaseId, DeskId } from "../core/ids.ts";
import { domainOf, withTag } from "../core/mail/address.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { OpenDesk } from "./open-desk.ts";

/** The version letter of the token's form. A new form takes the next one. */
const version = "a";

export const tokenOf = (key: CaseKey, id: CaseId, person: Person, epoch: number): string =>
  `${version}${key.mark(`line|${id}|${person}|${epoch}`)}`;

/** The desk's own line to one person, for one question. */
const questionToken = (key: CaseKey, desk: DeskId, number: number): string =>
  `${version}${key.mark(`question|${desk}|${number}`)}`;

export const questionAddress = ({ key, settings }: OpenDesk, number: number): string =>
  withTag(settings.alias, questionToken(key, settings.id, number));

/** An answered question is still known by its line: whoever answers twice hears so, and opens no new report. */
export const questionOn = ({ key, settings, state }: OpenDesk, token: string): number | undefined =>
  state.questions.find(({ number }) => questionToken(key, settings.id, number) === token)?.number;

const liveLine = (state: Case, person: Person): Line | undefined =>
  state.lines.find((line) => line.person === person && line.live);

export const lineAddress = (key: CaseKey, alias: string, state: Case, person: Person): string | undefined => {
  const line = liveLine(state, person);
  return line && withTag(alias, tokenOf(key, state.id, person, line.epoch));
};

/** A thread id for References, one to each line, so that no two audiences ever share one. It reveals nothing of the token. */
export const threadId = (key: CaseKey, alias: string, id: string, person: Person): string =>
  `<t.${key.mark(`thread|${id}|${person}`)}@${domainOf(alias)}>`;

/** Recognised by its form alone: enough to ask the author, never enough to act. */
export const isThreadId = (messageId: string, alias: string): boolean =>
  /^<?t\.[a-z2-7]{26}@/.test(messageId) && messageId.replace(/>$/, "").endsWith(`@${domainOf(alias)}`);

/** Lines that `next` has and `before` had not: their hint rows go in before the case does. */
export const newLines = (before: Case | undefined, next: Case): readonly Line[] =>
  next.lines.filter((line) => !before?.lines.some((old) => old.person === line.person && old.epoch === line.epoch));
