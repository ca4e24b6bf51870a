/** Files that go along with what a person wrote, and what its readers are told of them. */
import { fileLine, mailNotes } from "../../../templates/file-words.ts";
import type { Work } from "../../core/case/case.ts";
import { memberOf, type Person } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { memberWithId } from "../../core/duty/duty.ts";
import { type FileTold, forwardable, type KeptFile } from "../../core/mail/forwarding.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { type LockedForm, lockedForm } from "../../core/mail/locked-mail.ts";
import { soleSender } from "../../core/mail/sender.ts";
import type { OriginalFiles, ReadBack } from "./told.ts";

/** The original goes along wherever reading it may have lost something. */
const mustShowOriginal = ({ mail, harmful }: ReadBack): boolean =>
  !harmful &&
  (mail === undefined ||
    soleSender(mail) === undefined ||
    mail.subject === "" ||
    mail.text.trim() === "" ||
    mail.textIsCut ||
    mail.text.includes("\ufffd"));

export interface Carried {
  readonly attachments: readonly Attachment[];
  /** One line a file. */
  readonly files: readonly string[];
  /** Whole sentences about the mail itself. Mostly none. */
  readonly notes: readonly string[];
}

interface Reading {
  readonly about: ReadBack | undefined;
  readonly work: Pick<Work, "textOnly">;
  readonly desk: DeskSettings;
  readonly to: Person;
}

/** What is encrypted grows, and the mail service counts that too. */
const isEncrypted = (desk: DeskSettings, to: Person): boolean => {
  const id = memberOf(to);
  return id !== undefined && memberWithId(desk, id)?.openpgp !== undefined;
};

/** Of a colleague's note: they have seen what they sent. */
export const filesOf = ({ about, work, desk, to }: Reading): Carried => {
  if (!about) return { attachments: [], files: [], notes: [] };
  const { attachments, files } = forwardable(about.files, { heldBack: heldBack(about, work), encrypted: isEncrypted(desk, to) });
  return { attachments, files: files.map(listedFile), notes: about.harmful ? [mailNotes.harmful] : [] };
};

/** Of somebody else's mail. */
export const carriedWith = ({ about, work, desk, to }: Reading): Carried => {
  if (!about) return { attachments: [], files: [], notes: [] };
  const all = [...about.files, ...(mustShowOriginal(about) ? [originalOf(about)] : [])];
  const { attachments, files } = forwardable(all, { heldBack: heldBack(about, work), encrypted: isEncrypted(desk, to) });
  return { attachments, files: files.map(listedFile), notes: notesOn(about) };
};

/** As they came. Of a mail with something harmful in it they stay. */
export const carriedAsCame = (
  mails: readonly OriginalFiles[],
  { work, desk, to }: Pick<Reading, "work" | "desk" | "to">,
): Carried => {
  const filesIn = (harmful: boolean): readonly KeptFile[] =>
    mails.flatMap((mail) => (mail.harmful === harmful ? mail.files : []));
  const { attachments, files } = forwardable(filesIn(false), {
    heldBack: work.textOnly ? "not-taken" : undefined,
    encrypted: isEncrypted(desk, to),
  });
  const stay = forwardable(filesIn(true), { heldBack: "harmful" });
  return { attachments, files: [...files, ...stay.files].map(listedFile), notes: [] };
};

const originalOf = ({ raw }: ReadBack): KeptFile => ({
  filename: "original-mail.eml",
  contentType: "application/octet-stream",
  bytes: raw,
  traces: "may-remain",
});

const heldBack = ({ harmful }: ReadBack, { textOnly }: Reading["work"]): "harmful" | "not-taken" | undefined => {
  if (harmful) return "harmful";
  return textOnly ? "not-taken" : undefined;
};

const notesOn = ({ harmful, mail }: ReadBack): readonly string[] => {
  const locked: LockedForm | undefined = mail && lockedForm(mail);
  return [...(harmful ? [mailNotes.harmful] : []), ...(locked ? [mailNotes[locked]] : [])];
};

const listedFile = (file: FileTold): string => fileLine({ ...file, size: size(file.size) });

export const listed = (attachment: Attachment): string => `${attachment.filename} (${size(attachment.bytes.length)})`;

const size = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
