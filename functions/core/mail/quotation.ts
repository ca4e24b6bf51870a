/**
 * Where a writer's own words end: at a quotation, a forward, a signature, or the small header that Outlook sets above an
 * old mail. Whatever stands below was not written now, and may not have been written by this person.
 */
import { withoutInvisible } from "./plain-text.ts";

export const ownLines = (lines: readonly string[]): readonly string[] => {
  const end = lines.findIndex((line, at) => ends.some((isEnd) => isEnd(line.slice(0, mostLooked), nextOf(lines, at))));
  return end < 0 ? lines : lines.slice(0, end);
};

/** Mail programs put empty lines where their HTML has paragraphs. */
const nextOf = (lines: readonly string[], at: number): string =>
  lines.slice(at + 1, at + 4).find((line) => line.trim() !== "") ?? "";

/** Marks stand at the beginning; a line may be a megabyte long. */
const mostLooked = 500;

type IsEnd = (line: string, next: string) => boolean;

const isQuoted: IsEnd = (line) => /^[ \t]*[>|]/.test(withoutInvisible(line));

const isSignature: IsEnd = (line) => /^--[ \t\u00a0]*$/.test(line) || /^_{5,}[ \t]*$/.test(line);

const isForwardMark: IsEnd = (line) =>
  /^[ \t]*-{2,}.{0,60}(original|forwarded|weitergeleitete|ursprüngliche|transféré|reenviado|inoltrato).{0,60}$/i.test(line) ||
  /^[ \t]*begin forwarded message:/i.test(line);

const wroteWords =
  /(wrote|writes|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev|kirjoitti|napisał|napsal|пишет|написал)[^\n]{0,200}:?[ \t]*$/i;

/** "On … wrote:" may run over two lines. A letter may end a sentence so; only the introduction names a day or an address. */
const isIntroduction: IsEnd = (line, next) => {
  if (/^[ \t]*\S/.test(line) && /[@\d]/.test(line) && /[:：][ \t]*$/.test(line) && wroteWords.test(line)) return true;
  const below = next.slice(0, mostLooked);
  return /^[ \t]*(on|am|le|el|il|op|em|den)\b.*\d/i.test(line) && wroteWords.test(below) && /[:：][ \t]*$/.test(below);
};

/** What stands before the colon of the first line of that small header, and of the line after it, in the languages of mail programs. */
const fromWords = new Set(
  [
    ["from", "von", "de", "da", "van", "från", "fra", "od", "lähettäjä", "feladó", "kimden", "expeditor"],
    ["от", "від", "από", "差出人", "发件人", "寄件者", "보낸 사람", "מאת", "من"],
  ].flat(),
);
const secondWords = new Set(
  [
    ["sent", "date", "to", "subject", "gesendet", "datum", "an", "betreff", "envoyé", "à", "objet", "enviado", "fecha", "para"],
    ["asunto", "assunto", "inviato", "data", "a", "oggetto", "verzonden", "aan", "onderwerp", "skickat", "till", "ämne"],
    ["sendt", "til", "emne", "dato", "wysłano", "do", "temat", "odesláno", "komu", "předmět", "lähetetty", "vastaanottaja"],
    ["aihe", "elküldve", "címzett", "gönderildi", "kime", "konu", "tarih", "trimis", "către", "отправлено", "дата", "кому"],
    ["тема", "надіслано", "送信日時", "宛先", "件名", "日付", "发送时间", "收件人", "主题", "寄件日期", "收件者", "主旨"],
    ["보낸 날짜", "받는 사람", "제목", "날짜"],
  ].flat(),
);

const isOutlookHeader: IsEnd = (line, next) => fromWords.has(headerWord(line)) && secondWords.has(headerWord(next));

const headerWord = (line: string): string => {
  const [, word = ""] = /^([^:：]{1,30})[:：]/.exec(line.slice(0, 60)) ?? [];
  return word
    .replace(/[*\u00a0\u202f]/g, " ")
    .trim()
    .normalize("NFC")
    .toLowerCase();
};

const ends: readonly IsEnd[] = [isQuoted, isSignature, isForwardMark, isIntroduction, isOutlookHeader];
