/** Buttons: mailto links to the reader's own line with the command filled in. One tap and send, and no web page to protect. */
import type { Button } from "../../../templates/messages.ts";
import type { Case } from "../../core/case/case.ts";
import { meanings } from "../../core/case/meanings.ts";
import { type CommandName, holdsLetter, possibleNow } from "../../core/case/rules.ts";
import type { Person } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { addressKey, withTag } from "../../core/mail/address.ts";

type Labels = Readonly<Partial<Record<CommandName, readonly { readonly label: string; readonly command: string }[]>>>;

/**
 * What one tap can send. Votes have theirs in the mail that puts a proposal, with its number. Commands that need words of the
 * writer's own have no button; `/help` names them. On two buttons for one command, the second says what the first does not.
 */
const labels: Labels = {
  ack: [{ label: "Acknowledge", command: "/ack" }],
  report: [
    { label: "It is a report of my own", command: "/report mine" },
    { label: "I file it for somebody else", command: "/report other" },
  ],
  discard: [{ label: "It is not a report", command: "/discard" }],
  take: [{ label: "I step in and answer", command: "/take" }],
  clear: [{ label: "Not too close to me, I join", command: "/clear" }],
  recuse: [{ label: "Leave it to others", command: "/recuse" }],
  send: [{ label: "Send my letter as it stands", command: "/send anyway" }],
  shepherd: [{ label: "I look after it", command: "/shepherd me" }],
  circle: [{ label: "Ask who else can help", command: "/circle" }],
  reopen: [{ label: "Open it again", command: "/reopen" }],
  yes: [{ label: "Yes, I help", command: "/yes" }],
  help: [{ label: "See what I can do", command: "/help" }],
};

/** Those of the pair do not speak for the author: they can only let a waiting mail in. A draft has its buttons in its own mail. */
const labelsForPair: Labels = { ...labels, report: [{ label: "Open it as a report", command: "/report" }], discard: [] };

/** Who looks after it already needs no button to take it up, and a vote is asked for in the mail that puts it. */
const isOffered = (state: Case, who: Person, name: CommandName, isFirstRead: boolean): boolean => {
  if (name === "send") return holdsLetter(state, who);
  if (name === "shepherd") return state.stage === "acknowledged" && state.shepherd === undefined;
  // For good, and easily tapped by mistake: offered where somebody reads for the first time what a case is about.
  if (name === "recuse") return isFirstRead;
  if (name === "circle") return state.stage === "acknowledged" && !state.asked.some(({ why }) => why !== "take");
  return true;
};

export const buttonsFor = (state: Case, who: Person, line: string | undefined, isFirstRead = false): readonly Button[] => {
  if (line === undefined) return [];
  const shown = who === "author" ? labels : labelsForPair;
  const names = possibleNow(state, who).filter((name) => isOffered(state, who, name, isFirstRead));
  return buttonsOf([...names.flatMap((name) => shown[name] ?? []), ...firstWriter(state, names)], state, line);
};

/** Whoever wrote a mail that was passed on has no line until a member wants it so. */
const firstWriter = ({ firstWriter: address, correspondents }: Case, names: readonly CommandName[]) =>
  address !== undefined &&
  names.includes("contact") &&
  !correspondents.some((row) => addressKey(row.address) === addressKey(address))
    ? [{ label: "Open a line to the first writer", command: `/contact witness ${address}` }]
    : [];

export const buttonsOf = (
  wanted: readonly { readonly label: string; readonly command: string }[],
  state: Case,
  line: string | undefined,
): readonly Button[] =>
  line === undefined ? [] : wanted.map((button) => ({ ...button, href: mailto(line, state.codeName, button.command) }));

const deskLabels = { status: "Send me the board", help: "See what I can do" } as const;

/** For mails that are about no one case. */
export const deskButtons = (desk: DeskSettings, names: readonly (keyof typeof deskLabels)[]): readonly Button[] =>
  names.map((name) => ({
    label: deskLabels[name],
    command: `/${name}`,
    href: mailto(withTag(desk.alias, "desk"), desk.name, `/${name}`),
  }));

export const mailto = (address: string, about: string, command: string): string =>
  `mailto:${address}?subject=${encodeURIComponent(`Re: ${about}`)}&body=${encodeURIComponent(`${command}\n\n`)}`;

export const possibleFor = (state: Case, who: Person): readonly { readonly command: string; readonly meaning: string }[] =>
  possibleNow(state, who).map((name) => ({ command: meanings[name].write, meaning: meanings[name].does }));
