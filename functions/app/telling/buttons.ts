/** Buttons: mailto links to the reader's own line with the command filled in. One tap and send, and no web page to protect. */
import type { Button } from "../../../templates/messages.ts";
import type { Case } from "../../core/case/case.ts";
import { type CommandName, meanings, possibleNow } from "../../core/case/rules.ts";
import type { Person } from "../../core/case/vocabulary.ts";

/** On two buttons for one command, the second says what the first does not. */
const labels: Readonly<Record<CommandName, readonly { readonly label: string; readonly command: string }[]>> = {
  ack: [{ label: "Acknowledge", command: "/ack" }],
  report: [
    { label: "It is a report of my own", command: "/report mine" },
    { label: "I file it for somebody else", command: "/report other" },
  ],
  discard: [{ label: "It is not a report", command: "/discard" }],
  help: [{ label: "See what I can do", command: "/help" }],
};

/** Those of the pair do not speak for the author: they can only let a waiting mail in. */
const labelsForPair: typeof labels = { ...labels, report: [{ label: "Open it as a report", command: "/report" }] };

export const buttonsFor = (state: Case, who: Person, line: string | undefined): readonly Button[] => {
  if (line === undefined) return [];
  const shown = who === "author" ? labels : labelsForPair;
  return possibleNow(state, who)
    .flatMap((name) => shown[name])
    .map((button) => ({ ...button, href: mailto(line, state.codeName, button.command) }));
};

export const mailto = (address: string, about: string, command: string): string =>
  `mailto:${address}?subject=${encodeURIComponent(`Re: ${about}`)}&body=${encodeURIComponent(`${command}\n\n`)}`;

export const possibleFor = (state: Case, who: Person): readonly { readonly command: string; readonly meaning: string }[] =>
  possibleNow(state, who).map((name) => ({ command: meanings[name].write, meaning: meanings[name].does }));
