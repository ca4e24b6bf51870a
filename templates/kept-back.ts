/** What members are told of mails that were kept back. Fields by the rules of messages.ts. */

export const keptBackFields = {
  /** To whoever may read one of them: what was kept back of a day, or of the last hour of a wave. */
  "kept-back": {
    deskName: "ours",
    memberName: "ours",
    /** Short, for it is the subject. It names nobody and no case. */
    headline: "ours",
    /** Whole sentences, here and below. */
    opening: "ours",
    /** One for each mail, or for all that are alike: then the first of them stands for all. */
    items: [
      {
        heading: "ours",
        why: "ours",
        /** With what vouches for it. */
        senderLine: "named",
        /** Empty where the mail had none, or where nobody but its author may read it yet. */
        mailSubject: "quoted",
        firstLines: "quoted",
        label: "ours",
        command: "ours",
        href: "mailto",
      },
    ],
    /** Empty where all are shown. */
    more: "ours",
    until: "ours",
  },
} as const;

type Tell = "digest" | "notice";

export const headlines: Readonly<Record<Tell, string>> = {
  digest: "mail that was kept back",
  notice: "many mails come in at once",
};

export const openings: Readonly<Record<Tell, (count: number) => string>> = {
  digest: (count) =>
    count === 1
      ? "The desk kept back one mail. It looks like spam, or came in a wave of mails. Nobody was told of it before, and nothing is lost. Please see whether it is a true report. If it is not, you do not have to do anything."
      : `The desk kept back ${count} mails. They look like spam, or came in a wave. Nothing is lost. Please see whether a true report is among them. If there is none, you do not have to do anything.`,
  notice: (count) =>
    `Many mails come in at once, so the desk keeps back those that are alike: ${count} so far. Nothing is lost. Reports that are unlike these still come to you one by one. While it goes on, you get a mail like this once an hour at most. Please see whether a true report is among them. If there is none, you do not have to do anything.`,
};

export const headingOf = (count: number): string =>
  count === 1 ? "One mail" : `${count} mails that are alike, of which this is the first`;

export const whyShown = {
  spam: "The mail service takes it for spam.",
  sender: "The same sender had just written several times.",
  alike: "It came in a wave of mails that are alike.",
  "too-many": "It came in a wave, when there were too many to open each.",
} as const;

export const manySenders = (count: number): string => `They came from ${count} addresses.`;

export const unreadYet = "Its words are not shown: it may be meant for a case, and only its author can say so.";

/** In the place of the sender, for whoever wants no content by mail. */
export const notSaid = "not said here, because you chose “/notice only”";

export const moreShown = (count: number): string =>
  count === 0 ? "" : `There are ${count} more that are not shown here, because the mail would become too long.`;

export const openLabels = { "open-report": "Open it as a report", "ask-author": "Ask its author what it is" } as const;

export const untilShown = (length: string): string =>
  `Each can be opened for ${length} from the day it came. After that it is erased.`;

/** A mail that is not there and one that is not the reader's to see are answered alike. */
export const keptBackRefusals = {
  "no-such-mail": {
    what: "The desk has no mail with this code for you.",
    next: "Copy the code from the mail that lists what was kept back. It is the word after /report.",
  },
} as const;
