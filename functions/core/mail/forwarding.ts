/** Which of the files of a mail can travel on, under what name, and what its readers are told of each. */
import { inertName, inertType, isArchive, isPlainText, safeName } from "./file-names.ts";
import type { Attachment } from "./incoming-mail.ts";

/** SES takes 40 MB after encoding; the rest of the mail needs some of it. */
const mostForwardedBytes = 39 * 1024 * 1024;

/** Four letters for three bytes, in lines of sixty with two characters of line end. */
const armoured = (4 / 3) * (62 / 60);

const encodedSize = (bytes: number): number => Math.ceil(bytes / 57) * 78;

/** A file of a mail that was read back. */
export interface KeptFile extends Attachment {
  /** What else it tells, such as where a photograph was taken. */
  readonly traces: "taken-out" | "none" | "may-remain";
}

/** `too-large`: for a mail. `harmful`: the mail service found something in the mail. `not-taken`: it refused the files of this one. */
export type FileFate = "sent" | "too-large" | "harmful" | "not-taken";

/** What stands beside its name. */
export type FileRemark = "taken-out" | "may-remain" | "not-looked-into" | "outlook-form" | "calendar" | "whole-mail";

export interface FileTold {
  readonly name: string;
  readonly size: number;
  /** As its sender named it, where that is another name. */
  readonly was?: string;
  readonly fate: FileFate;
  readonly remarks: readonly FileRemark[];
}

export interface Forwarded {
  readonly attachments: readonly Attachment[];
  /** One row a file, those among them that stay behind. */
  readonly files: readonly FileTold[];
}

interface Limits {
  readonly heldBack?: "harmful" | "not-taken" | undefined;
  /** Encryption writes the whole mail, in its encoded form, once more in letters. */
  readonly encrypted?: boolean | undefined;
}

export const forwardable = (files: readonly KeptFile[], { heldBack, encrypted = false }: Limits = {}): Forwarded => {
  const most = mostForwardedBytes / (encrypted ? armoured : 1);
  const sizes = files.map(({ bytes }) => bytes.length);
  const kept = heldBack === undefined ? fitting(sizes, most) : new Set();
  const named = files.map((file, index) => {
    const name = safeName(file.filename, index + 1);
    return { file, name, fate: kept.has(index) ? ("sent" as const) : (heldBack ?? ("too-large" as const)) };
  });
  return {
    attachments: named.flatMap(({ file: { contentType, bytes }, name, fate }) =>
      fate === "sent" ? [{ filename: inertName(name), contentType: inertType(name, contentType), bytes }] : [],
    ),
    files: named.map(({ file, name, fate }) => told(file, name, fate)),
  };
};

const longestShown = 200;

const told = (file: KeptFile, name: string, fate: FileFate): FileTold => {
  const shown = fate === "sent" ? inertName(name) : name;
  return {
    name: shown,
    size: file.bytes.length,
    ...(file.filename !== "" && file.filename !== shown && { was: file.filename.slice(0, longestShown) }),
    fate,
    remarks: fate === "sent" ? remarksOn(file, name) : [],
  };
};

type Kind = readonly [FileRemark, (file: KeptFile, name: string) => boolean];

/** The first that fits. */
const kinds: readonly Kind[] = [
  ["outlook-form", ({ contentType }, name) => /ms-tnef$/i.test(contentType) || /^winmail\.dat$/i.test(name)],
  ["calendar", ({ contentType }, name) => /^text\/calendar$/i.test(contentType) || /\.ics$/i.test(name)],
  ["whole-mail", ({ contentType }, name) => /^message\/rfc822$/i.test(contentType) || /\.(?:eml|msg|oft)$/i.test(name)],
  ["not-looked-into", (_, name) => isArchive(name)],
  ["taken-out", ({ traces }) => traces === "taken-out"],
  ["may-remain", ({ traces, contentType }, name) => traces === "may-remain" && !isPlainText(name, contentType)],
];

const remarksOn = (file: KeptFile, name: string): readonly FileRemark[] =>
  kinds.flatMap(([remark, fits]) => (fits(file, name) ? [remark] : [])).slice(0, 1);

/** The smallest go first, so that one huge file does not push out all the others. */
const fitting = (sizes: readonly number[], most: number): ReadonlySet<number> => {
  const order = sizes.map((_, index) => index).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const kept = new Set<number>();
  let total = 0;
  for (const index of order) {
    total += encodedSize(sizes[index] ?? 0);
    if (total > most) break;
    kept.add(index);
  }
  return kept;
};
