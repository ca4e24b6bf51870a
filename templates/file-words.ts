/** What the readers of a mail are told about the files that came with it, and about a mail that the desk cannot open. */
import type { FileFate, FileRemark, FileTold } from "../functions/core/mail/forwarding.ts";
import type { LockedForm } from "../functions/core/mail/locked-mail.ts";

export const fileRemarks: Readonly<Record<FileRemark, string>> = {
  "taken-out": "what it said about place and author was taken out; /file original sends it as it came",
  "may-remain": "it may still say where and by whom it was made",
  "not-looked-into": "the desk has not looked inside",
  "outlook-form": "part of the mail in a form that only Outlook reads; if something is missing, ask for it as plain text",
  calendar: "a calendar entry",
  "whole-mail": "a whole mail; if you open it, let it load nothing, and it may still say where and by whom it was made",
};

export const fileFates: Readonly<Record<Exclude<FileFate, "sent">, string>> = {
  "too-large": "too large to send on, so the desk keeps it with the case",
  harmful: "not sent on, because the mail service found something harmful",
  "not-taken": "not sent on, because the mail service did not take it; the desk keeps it with the case",
};

const wasNamed = (was: string): string => `renamed to be safe; it was called ${was}`;

interface FileShown extends Omit<FileTold, "size"> {
  /** Fits "(…)": `12 kB`. */
  readonly size: string;
}

/** One line: its name, and what there is to say about it. */
export const fileLine = ({ name, size, was, fate, remarks }: FileShown): string =>
  [
    `${name} (${size})`,
    ...(fate === "sent" ? [] : [fileFates[fate]]),
    ...remarks.map((remark) => fileRemarks[remark]),
    // Last, for a stranger chose it.
    ...(was === undefined ? [] : [wasNamed(was)]),
  ].join(" – ");

/** Whole sentences, before anything else is said of the mail. */
export const mailNotes: Readonly<Record<LockedForm | "harmful", string>> = {
  harmful:
    "The mail service found something harmful in this mail. So you get its words alone, and the desk keeps the rest locked away. If you need a file from it, ask for it in another way.",
  "pgp-locked":
    "The text of this mail is locked with PGP, and the desk has no key to it. You get it as it came. Ask the sender for the same in plain words.",
  "smime-locked":
    "The text of this mail is locked or wrapped up with S/MIME, and the desk cannot open it. You get it as it came. Ask the sender for the same in plain words.",
  "outlook-only":
    "This mail came in a form that only Outlook reads, so the desk has no text of it. You get it as it came. Ask the sender to send it as plain text.",
};

/** Of files that came along as they were sent. */
export const originalsSay = [
  "Nothing was taken out of these files. They may say where, when and by whom they were made.",
  "A file that ends with html.txt is the formatted text of a mail. It opens as plain text, so that nothing in it can act.",
  "Please keep the files where nobody else can read them. The desk cannot erase your copy, so please delete it when you do not need it any more.",
] as const;
