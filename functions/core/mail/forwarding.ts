/** Which of a report's attachments can travel with the forward, and under what name. */
import type { Attachment } from "./incoming-mail.ts";

/** File types that SES refuses to send. Renamed beforehand: a refusal of the whole mail would lose the report. */
const refusedTypes: ReadonlySet<string> = new Set(
  `ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib lnk mad maf
  mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst ops pcd
  pif plg prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd
  ws wsc wsf wsh xnk`.split(/\s+/),
);

/** SES takes 40 MB after encoding; the rest of the mail needs some of it. */
const mostForwardedBytes = 39 * 1024 * 1024;

const encodedSize = (bytes: number): number => Math.ceil(bytes / 57) * 78;

export interface Forwarded {
  readonly attachments: readonly Attachment[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly tooLarge: readonly string[];
}

export const forwardable = (attachments: readonly Attachment[]): Forwarded => {
  const named = attachments.map((attachment, index) => ({ attachment, name: safeName(attachment.filename, index + 1) }));
  const kept = fitting(named.map(({ attachment }) => attachment.bytes.length));
  return {
    attachments: named.flatMap(({ attachment, name }, index) =>
      kept.has(index)
        ? [{ ...attachment, filename: sendable(name), contentType: sendableType(name, attachment.contentType) }]
        : [],
    ),
    renamed: named.flatMap(({ name }, index) =>
      kept.has(index) && sendable(name) !== name ? [{ from: name, to: sendable(name) }] : [],
    ),
    tooLarge: named.flatMap(({ name }, index) => (kept.has(index) ? [] : [name])),
  };
};

/** The smallest go first, so that one huge file does not push out all the others. */
const fitting = (sizes: readonly number[]): ReadonlySet<number> => {
  const order = sizes.map((_, index) => index).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const kept = new Set<number>();
  let total = 0;
  for (const index of order) {
    total += encodedSize(sizes[index] ?? 0);
    if (total > mostForwardedBytes) break;
    kept.add(index);
  }
  return kept;
};

/** No path, no control or direction-turning character, no length that a file system refuses. */
const safeName = (name: string, number: number): string => {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "_")
    .replace(/^\.+/, "")
    .trim()
    .slice(-120);
  return clean === "" ? `attachment-${number}` : clean;
};

const extensionOf = (name: string): string => name.toLowerCase().split(".").at(-1) ?? "";

const sendable = (name: string): string => (refusedTypes.has(extensionOf(name)) ? `${name}.renamed` : name);

/** A renamed program that still calls itself one would be refused by its type. */
const sendableType = (name: string, contentType: string): string => {
  if (sendable(name) !== name) return "application/octet-stream";
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) && !/^(message|multipart)\//i.test(contentType)
    ? contentType
    : "application/octet-stream";
};
