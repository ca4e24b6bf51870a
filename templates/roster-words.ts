/** What the desk says about its list of members: who is asked, who has left, and what whoever leaves is asked to do. */
import { challengeButtons } from "./challenge-words.ts";
import type { Happening } from "./happenings.ts";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

export const rosterOutcomes = {
  "members-sent": "Done. The list of members comes in a mail of its own.",
  "notice-only":
    "Done. From now on your mails say that something happened on a case, and never what. To read a case, answer one of its mails with /file. With /notice full you get the whole text again.",
  "notice-full": "Done. From now on your mails bring you the whole text again.",
  "left-desk":
    "Done. You are no longer on the list of members, and get no more mail about any case. The others hear of it. A letter of its own says what to delete from your mailbox. Answer that letter, and not this mail.",
  "removal-asked":
    "Kept, but not done yet. A second member has to send the same within seven days. Everybody hears that you asked for it.",
  "removal-agreed":
    "Kept. You and a colleague asked for it, so it is done in 24 hours. Everybody hears of it now, and any member can stop it until then.",
  "removal-stopped": "Done. Nobody is taken off the list of members, and everybody hears that you stopped it.",
  "address-confirmed": "Thank you. The address is confirmed, and the desk can write to you here from now on.",
  "address-declined": "Thank you. The desk sends nothing of any case here, and the members are told.",
  "deletion-noted": "Thank you. It is written down that you have deleted the mails.",
} as const;

export const rosterRefusals = {
  "nobody-of-that-name": {
    what: "No member goes by that name.",
    next: "Answer with /members to see who is on the list.",
  },
  "no-removal": {
    what: "Nobody has asked to take this member off the list.",
    next: "There is nothing more you need to do.",
  },
  "press-button": {
    what: "The desk found no answer in your mail that it can act on.",
    next: "If you want to answer what we asked you, press a button of that mail. Words alone do nothing here.",
  },
  "last-member": {
    what: "You are the last member to whom a report can go, so the desk cannot let you leave.",
    next: "Ask whoever runs the desk for help, or wait until a colleague has confirmed their address.",
  },
  "address-unconfirmed": {
    what: "You have not told the desk yet that this address is yours.",
    next: "Look for the mail in which the desk asks you so, and answer it with /yes.",
  },
} as const;

/** What somebody is to the desk, in the mail that asks them. Fits "is written down as …". */
export const rosterPlaces = {
  member: (desk: string): string => `a member of ${desk}`,
  "outside-contact": (desk: string): string =>
    `the one outside ${desk} whom the members turn to when they cannot help themselves`,
  organisers: (desk: string): string => `the organisers to whom ${desk} turns when nobody else can help`,
} as const;

export const rosterButtons = {
  confirm: [
    { label: "Yes, it is me and I agree", command: "/yes" },
    { label: "No, please do not write to me", command: "/no" },
  ],
  delete: [{ label: "I have deleted them", command: "/done" }],
  "own-mail": [
    { label: challengeButtons.yes, command: "/yes" },
    { label: challengeButtons.no, command: "/no" },
  ],
} as const;

/** The names are members' names. */
export const rosterLetters = {
  /** To a member whose mail it may have been. Quotes nothing. */
  "own-mail-dropped": (what: string) =>
    said(
      "a mail changed nothing",
      `A mail with commands for the desk came in that may be yours. ${what} So nothing was done.`,
      "If you sent it, send it again straight from the mail account where you get this mail. If it was not you, somebody wrote in your name: please tell your colleagues.",
    ),
  /** To each address on the list, before anything of a case goes there. */
  "address-question": (as: string, isAgain: boolean) =>
    said(
      isAgain ? "please answer: is this you?" : "is this you?",
      ...(isAgain ? ["You have not answered yet, so we ask you once more."] : []),
      `This address is written down as that of ${as}. Reports about what went wrong between people come there.`,
      "Is this you, and do you agree? Until you say yes, the desk sends nothing of any case to you.",
      "If you do not know what this is about, press No, or do nothing.",
    ),
  "address-declined": (who: string) =>
    said(
      `${who} will not get mail`,
      `Somebody answered at the address that the desk has for ${who}: it is not them, or they do not agree.`,
      "Nothing of any case was sent there, and nothing will be. Please ask them yourselves, and tell whoever runs the desk if the address is wrong.",
    ),
  unanswered: () =>
    said(
      "some have not answered yet",
      "Three days ago the desk asked whether the addresses on its list are right. From these no answer came, and the desk has asked them once more:",
    ),
  "not-deleted": () =>
    said(
      "old mails may not be deleted",
      "Two weeks ago somebody who left the committee was asked to delete the desk's mails. No answer came from:",
    ),
  "removal-asked": (by: string, who: string) =>
    said(
      `${by} wants ${who} off the list of members`,
      `One member cannot do that alone. It is done a day after a second member answers this mail with /leave ${who}, within seven days.`,
      `If you do not want it, stop it, and talk to ${by}.`,
    ),
  /** To whom it is about. */
  "removal-asked-of-you": (by: string) =>
    said(
      `${by} wants you off the list of members`,
      "One member cannot do that alone. It is done a day after a second member asks for the same, within seven days.",
      `You can stop it, and you can talk to ${by} or to the others.`,
    ),
  "removal-agreed": (by: string, who: string, until: string) =>
    said(
      `${who} will be off the list of members in a day`,
      `${by} asked for it. It is done at ${until}.`,
      "Until then any member can stop it with one word. If you do not want it, or if you think that somebody else wrote in a colleague's name, stop it now and talk to each other.",
    ),
  /** To whom it is about. */
  "removal-agreed-of-you": (by: string, until: string) =>
    said(
      "you will be off the list of members in a day",
      `${by} asked for it. It is done at ${until}, and you get no more mail about any case after that.`,
      "Until then you can stop it, and so can any other member.",
    ),
  "removal-stopped": (by: string, who: string) =>
    said(
      `${who} stays on the list of members`,
      `Somebody wanted ${who} off the list of members, and ${by} has stopped it.`,
      "Please talk to each other before anybody asks for it again.",
    ),
  "left-by-themselves": (who: string) =>
    said(
      `${who} has left the committee`,
      `${who} has left by their own word, and gets no more mail about any case.`,
      "Where they were on a case, somebody else takes the place, and the members on that case hear who. You do not have to do anything.",
    ),
  "taken-off": (who: string, by: readonly string[]) =>
    said(
      `${who} is off the list of members`,
      `${by.join(" and ")} asked for it. ${who} gets no more mail about any case.`,
      "Where they were on a case, somebody else takes the place, and the members on that case hear who. You do not have to do anything.",
    ),
  /** To whoever has left. */
  "closing-letter": (desk: string, isOwnWord: boolean) =>
    said(
      "please delete our mails",
      isOwnWord ? `You have left ${desk}. Thank you for what you did.` : `Two members have taken you off the list of ${desk}.`,
      "Your lines to the cases no longer work. But the desk cannot reach into your mailbox: what it sent you is still there.",
      "Please delete the mails about these cases, also from the folders for sent and deleted mail. If you search for a code name, you find the mails about that case:",
    ),
  "nothing-to-delete": (desk: string, isOwnWord: boolean) =>
    said(
      "you get no more mail from us",
      isOwnWord ? `You have left ${desk}. Thank you for what you did.` : `Two members have taken you off the list of ${desk}.`,
      "You have no line to a case any more. The desk has sent you nothing about any case, so there is nothing to delete.",
    ),
  members: () => said("the list of members", "These are the members of the committee:"),
  answered: (...sentences: readonly string[]) => said("what your answer did", ...sentences),
} as const;

export const removeLabel = (who: string): string => `Take ${who} off the list`;
export const stopLabel = "Stop it";

export const afterUnanswered = {
  confirm: "Until they answer, nothing of any case goes to them, and others take their place. Please remind them.",
  delete: "The desk cannot reach into a mailbox. If it matters to you, ask them yourselves. The desk does not ask again.",
} as const;

export const deleteWhenDone = "When you have done so, press the button, and the desk writes it down.";

/** Behind the name of a member in the list. */
export const memberNotes = {
  unconfirmed: "address not confirmed yet, so nothing of any case goes there",
  noticeOnly: "notices only",
} as const;

/** To the circle of a case. */
export const rosterHappenings = {
  "left-desk": (who: string, next: string, shepherd: string) =>
    said(
      next === "" ? `${who} has left the committee` : `${who} has left the committee, ${next} is on it`,
      `${who} gets no more mail about this case, and what ${who} was sent before stands in the journal, which /log sends you.`,
      ...(next === "" ? [] : [`${next} takes the place and has got what happened so far.`]),
      ...(shepherd === ""
        ? []
        : [
            `${shepherd} is the shepherd for now, so that nobody has to wait. Please agree who looks after it: /shepherd NAME names somebody else.`,
          ]),
    ),
} as const;
