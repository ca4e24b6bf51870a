/** What stands below a letter and was not written with it. */

export const isSignatureMark = (line: string): boolean => /^--[ \t\u00a0]*$/.test(line) || /^_{5,}[ \t]*$/.test(line);

/**
 * What a phone or an app adds of itself. It tells the reporter more about a member than the member chose to. A paragraph must
 * begin with it: in a wrapped letter any words may stand at the beginning of a line.
 */
const isDeviceLine = (lines: readonly string[], at: number): boolean => {
  const above = lines[at - 1] ?? "";
  return isDeviceForm(lines[at] ?? "") && (above.trim() === "" || isDeviceForm(above));
};

const isDeviceForm = (line: string): boolean => line.length <= mostLength && deviceForms.some((form) => form.test(line.trim()));

const mostLength = 120;

const deviceForms = [
  /^(?:Sent|[(<]{1,2}[Ss]ent) (?:from|via) (?:my|a phone|mobile)\b[^.,!?;<>]{0,50}(?:<[^<>]{1,60}>)?[.)>]{0,2}$/,
  /^Sent (?:from|via|with) (?:Mail|Outlook|Yahoo|Windows|Proton|Samsung|Android|iPhone|Gmail|AOL|Airmail|Mailbox|BlackBerry|Thunderbird|K-9)\b[^.,!?;]{0,40}(?:<[^<>]{1,60}>)?\.?$/,
  /^Sent from my [^.,!?;]{1,40}[,.] {1,2}[Pp]lease (?:excuse|forgive) [^.,!?;]{1,40}\.?$/,
  /^Get \[?Outlook for [^.,!?]{1,20}\]?.{0,60}$/,
  /^(?:Von meine[mr]|Gesendet (?:von|mit)|Diese Nachricht wurde von meine[mr]) [^.,!?;]{1,80}\.?$/,
  /^(?:Envoyé (?:de|depuis)|Enviado (?:desde|do|de) (?:mi|meu)|Inviato da|Verzonden (?:met|vanaf|van)|Skickat från) [^.,!?;]{1,60}\.?$/,
  /^(?:Отправлено (?:с|из)|Wysłane z|從我的|从我的|iPhoneから) ?[^.,!?;]{1,60}$/,
];

/** Only at the very end: in the middle of a letter such words were written by a person. */
export const withoutDeviceLines = (lines: readonly string[]): readonly string[] => {
  let cut = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (lines[at]?.trim() === "") continue;
    if (!isDeviceLine(lines, at)) break;
    cut = at;
  }
  return lines.slice(0, cut);
};

/** Below it stands a signature, and nothing in a signature acts. */
export const aboveDeviceLine = (lines: readonly string[]): readonly string[] => {
  const at = lines.findIndex((_, index) => isDeviceLine(lines, index));
  return at < 0 ? lines : lines.slice(0, at);
};
