/** Messages about people outside: a letter that waits for a second member, the letter itself, and what comes back. */
import { wouldBeEarly } from "../../../templates/approval-words.ts";
import {
  draftAgreed,
  draftAlone,
  draftAsks,
  draftAsksOwn,
  draftFindings,
  draftHeld,
  draftNeedsWord,
  draftOwn,
  draftRefused,
  draftToSend,
} from "../../../templates/drafts.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import type { Case } from "../../core/case/case.ts";
import { type Draft, whomWritten } from "../../core/case/correspondents.ts";
import { firstShown } from "../../core/case/order.ts";
import { canBeAsked, identityIn, reporterAgrees, reporterRefuses } from "../../core/case/questions.ts";
import { sendForm } from "../../core/case/run-others.ts";
import { correspondentOf, memberPerson } from "../../core/case/vocabulary.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { asksFor, buttonsAfter, nextAfter } from "./approving.ts";
import { buttonsFor, buttonsOf } from "./buttons.ts";
import { carriedWith } from "./carried.ts";
import { replyIn, wordsOf } from "./letter-text.ts";
import { namedIn } from "./named-later.ts";
import { nameOf, nameOfPerson, senderShown, whomShown } from "./names.ts";
import type { Telling } from "./told.ts";

export const draft = (telling: Telling): Messages["draft"] => {
  const { state, event, desk, to, line, about } = telling;
  const shown =
    event.kind === "drafted" || event.kind === "draft-held" ? state.drafts.find((row) => row.to === event.to) : undefined;
  const whom = shown ? whomWritten(state, shown.to) : "";
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    byName: nameOf(desk, shown?.by),
    whom: shown ? whomShown(state, shown.to) : "",
    version: String(shown?.version ?? ""),
    address: state.correspondents.find(({ number }) => number === shown?.to)?.address ?? "",
    findings: (shown?.leaks ?? []).map((found) => ({ what: draftFindings[found.what], shown: found.shown })),
    next: shown ? nextFor(telling, shown) : "",
    change: `/draft ${whom}`,
    letter: wordsOf(event, replyIn(about)),
    buttons: buttonsOf(
      [
        ...(shown && maySend(telling, shown) ? [sendButton(telling, shown)] : []),
        { label: "Drop it", command: `/discard ${whom}` },
      ],
      state,
      line,
    ),
  };
};

/** What stands between a letter that tells who reported and its reader. */
const needsWord = (state: Case, { to, leaks }: Draft): boolean => {
  const identity = identityIn(leaks);
  return identity.length > 0 && !reporterAgrees(state, to, identity);
};

const isRefused = (state: Case, { to, leaks }: Draft): boolean => reporterRefuses(state, to, identityIn(leaks));

const mayAsk = (state: Case, shown: Draft): boolean => canBeAsked(state) && !isRefused(state, shown);

const maySend = ({ state, to }: Telling, shown: Draft): boolean =>
  to !== memberPerson(shown.by) && (!needsWord(state, shown) || mayAsk(state, shown));

const sendButton = ({ state }: Telling, shown: Draft): Pick<Button, "label" | "command"> => ({
  label: needsWord(state, shown) ? "Ask the reporter first" : shown.leaks.length > 0 ? "Send it just as it is" : "Send it",
  command: sendForm(state, shown),
});

const nextFor = ({ state, desk, to }: Telling, shown: Draft): string => {
  const isOwn = to === memberPerson(shown.by);
  if (isRefused(state, shown)) return draftRefused;
  if (needsWord(state, shown)) return canBeAsked(state) ? (isOwn ? draftAsksOwn : draftAsks) : draftNeedsWord;
  const role = state.correspondents.find(({ number }) => number === shown.to)?.role;
  const first = role === undefined ? [] : firstShown(state, role);
  return [sendingOf({ desk, state, to }, shown), ...(first.length > 0 ? [wouldBeEarly(first)] : [])].join(" ");
};

const sendingOf = ({ desk, state, to }: Pick<Telling, "desk" | "state" | "to">, shown: Draft): string => {
  if (identityIn(shown.leaks).length > 0) return draftAgreed;
  if (to === memberPerson(shown.by)) return state.circle.length > 1 ? draftOwn : draftAlone;
  return shown.leaks.length > 0 ? draftHeld : draftToSend(nameOf(desk, shown.by));
};

/** Nobody of the circle is named to anyone outside: the committee writes. */
export const toOther = (telling: Telling): Messages["to-other"] => ({
  deskName: telling.desk.name,
  codeName: telling.state.codeName,
  letter: wordsOf(telling.event, replyIn(telling.about)),
  ...asksFor(telling),
});

export const correspondentWrote = (
  telling: Telling,
): { readonly data: Messages["correspondent-wrote"]; readonly attachments: readonly Attachment[] } => {
  const { state, event, desk, to, line, about } = telling;
  const { attachments, files, notes } = carriedWith(telling);
  const number =
    event.kind === "correspondent-wrote" ? event.number : event.kind === "approval-said" ? correspondentOf(event.by) : undefined;
  const whom = number === undefined ? "" : whomShown(state, number);
  const isProven = event.kind !== "correspondent-wrote" || event.proven;
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      whom,
      senderLine: `${senderShown(about, desk)} — ${isProven ? `proven to be ${whom}` : `not proven to be ${whom}, so take care`}`,
      wroteText: about?.mail?.text.trim() ?? "",
      attachments: [...notes, ...files],
      next: [...nextAfter(telling), ...namedIn(telling)],
      buttons: [...buttonsAfter(telling), ...buttonsFor(state, to, line)],
    },
  };
};
