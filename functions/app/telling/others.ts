/** Messages about people outside: a letter that waits for a second member, the letter itself, and what comes back. */
import {
  draftAlone,
  draftFindings,
  draftHeld,
  draftNeedsWord,
  draftOwn,
  draftToSend,
  stillClosed,
} from "../../../templates/drafts.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import { type Draft, whomWritten } from "../../core/case/correspondents.ts";
import { sendForm } from "../../core/case/run-others.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { buttonsFor, buttonsOf } from "./buttons.ts";
import { carriedWith, listed } from "./carried.ts";
import { replyIn, wordsOf } from "./letter-text.ts";
import { nameOf, nameOfPerson, senderShown, whomShown } from "./names.ts";
import type { Telling } from "./told.ts";

export const draft = (telling: Telling): Messages["draft"] => {
  const { state, event, desk, to, line, about } = telling;
  const shown = event.kind === "drafted" ? state.drafts.find((row) => row.to === event.to) : undefined;
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

const tellsReporter = ({ leaks }: Draft): boolean => leaks.some(({ what }) => what === "reporter");

const maySend = ({ to }: Telling, shown: Draft): boolean => to !== memberPerson(shown.by) && !tellsReporter(shown);

const sendButton = ({ state }: Telling, shown: Draft): Pick<Button, "label" | "command"> => ({
  label: shown.leaks.length > 0 ? "Send it just as it is" : "Send it",
  command: sendForm(state, shown),
});

const nextFor = ({ state, desk, to }: Telling, shown: Draft): string => {
  if (tellsReporter(shown)) return draftNeedsWord;
  if (to === memberPerson(shown.by)) return state.circle.length > 1 ? draftOwn : draftAlone;
  return shown.leaks.length > 0 ? draftHeld : draftToSend(nameOf(desk, shown.by));
};

/** Nobody of the circle is named to anyone outside: the committee writes. */
export const toOther = ({ state, event, desk, about }: Telling): Messages["to-other"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  letter: wordsOf(event, replyIn(about)),
});

export const correspondentWrote = (
  telling: Telling,
): { readonly data: Messages["correspondent-wrote"]; readonly attachments: readonly Attachment[] } => {
  const { state, event, desk, to, line, about, work } = telling;
  const { attachments } = carriedWith(about, work.textOnly === true);
  const wrote = event.kind === "correspondent-wrote" ? event : undefined;
  const whom = wrote ? whomShown(state, wrote.number) : "";
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      whom,
      senderLine: `${senderShown(about)} — ${wrote?.proven ? `proven to be ${whom}` : `not proven to be ${whom}, so take care`}`,
      wroteText: about?.mail?.text.trim() ?? "",
      attachments: attachments.map(listed),
      closed: state.stage === "closed" ? stillClosed : "",
      buttons: buttonsFor(state, to, line),
    },
  };
};
