/** Under what name and type a stranger's file may travel on, so that no mail service refuses it and nothing opens it by accident. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** File types that SES refuses to send. Renamed beforehand: a refusal of the whole mail would lose the report. */
const refused = words(
  `ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib lnk mad maf
  mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst ops pcd
  pif plg prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd
  ws wsc wsf wsh xnk`,
);

/** Pages and pictures that a mail program may show and that can run scripts or call home. */
const pages = words("htm html shtml xhtml xht mht mhtml svg svgz xml xsl xslt swf");

/** What runs, installs itself or opens as a disk when somebody taps on it, and documents that bring programs along. */
const programs = words(
  `apk appimage appref-ms application command deb desktop diagcab dll dmg docm dotm img iso jar jnlp library-ms mjs one pkg potm
  ppam ppsm pptm py pyw rb rdp rpm scpt search-ms settingcontent-ms sh sldm slk vhd vhdx webloc wim xlam xll xlm xlsb xlsm xltm`,
);

const archives = words("7z ace arj bz2 cab cpio gz lha lzh rar tar tbz tgz txz xz z zip zipx zst");

/** Names of devices, with whatever ending, that no file of some systems can have. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|$)/i;

const longestName = 120;

/** No path, no control or direction-turning character, no device, no end that a system drops, no length that it refuses. */
export const safeName = (name: string, number: number): string => {
  const base = name.slice(-1_000).split(/[/\\]/).at(-1) ?? "";
  const clean = withoutEnds(
    base
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\ufffd<>:"|?*]/gu, "_")
      .replace(/\s+/gu, " "),
  ).slice(-longestName);
  const named = device.test(clean) ? `_${clean}` : clean;
  return withoutEnds(named) === "" ? `attachment-${number}` : withoutEnds(named);
};

/** Some systems drop dots and spaces at the end, and with them the disguise of "photo.exe. ". */
const withoutEnds = (name: string): string => {
  let [start, end] = [0, name.length];
  while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end -= 1;
  while (start < end && (name[start] === "." || name[start] === " ")) start += 1;
  return name.slice(start, end);
};

const endingOf = (name: string): string => (name.includes(".") ? (name.toLowerCase().split(".").at(-1) ?? "") : "");

const isDangerous = (ending: string): boolean => refused.has(ending) || pages.has(ending) || programs.has(ending);

/** With an ending that nothing knows how to open. */
export const inertName = (name: string): string => (isDangerous(endingOf(name)) ? `${name}.renamed` : name);

export const isArchive = (name: string): boolean => archives.has(endingOf(name));

/** All that a mail program may be told that a file is. Whatever else it calls itself, it travels as plain bytes. */
const harmlessType =
  /^(?:image\/(?:jpeg|png|gif|webp|heic|heif|avif|tiff|bmp)|text\/(?:plain|csv)|application\/(?:pdf|zip|rtf|msword|vnd\.(?:ms-excel|ms-powerpoint|oasis\.opendocument\.[\w-]{1,40}|openxmlformats-officedocument\.[\w.-]{1,60}))|(?:audio|video)\/[\w.+-]{1,60})$/i;

export const inertType = (name: string, contentType: string): string =>
  inertName(name) === name && harmlessType.test(contentType) ? contentType : "application/octet-stream";

/** Plain text says what it says, and brings nothing beside it. */
export const isPlainText = (name: string, contentType: string): boolean =>
  /^text\/(?:plain|csv)$/i.test(contentType) && (endingOf(name) === "" || /^(?:txt|csv|log|md)$/.test(endingOf(name)));
