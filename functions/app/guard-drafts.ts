/** Letters to anyone outside are looked through before anything is decided: whom they would give away, and what. */
import type { Case } from "../core/case/case.ts";
import type { DraftLeaks } from "../core/case/commands.ts";
import type { Leak } from "../core/case/correspondents.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { guardLetter } from "../core/mail/letter-guard.ts";
import { folded, standsIn } from "../core/mail/plain-text.ts";
import type { Reply } from "../core/mail/reply.ts";
import { wordsAt } from "./telling/letter-text.ts";

export const draftLeaks = (desk: DeskSettings, state: Case, reply: Reply): readonly DraftLeaks[] =>
  reply.commands.flatMap(({ name }, at) => (name === "draft" ? [{ at, found: leaksIn(desk, state, wordsAt(reply, at)) }] : []));

const leaksIn = (desk: DeskSettings, { codeName, reporter }: Case, letter: string): readonly Leak[] => {
  const text = folded(letter);
  const identity = [reporter.address, reporter.name].filter((known) => known !== undefined && standsIn(text, folded(known)));
  return [
    ...identity.map((shown = "") => ({ what: "reporter" as const, shown })),
    ...guardLetter(letter, { desk, codeName, internalTexts: [] }).map(({ shown }) => ({ what: "committee" as const, shown })),
  ];
};
