/** The small header that Outlook and its kin set above an old mail, in the languages of mail programs. */
import { withoutInvisible } from "./plain-text.ts";

const fromWords = new Set(
  [
    ["from", "von", "de", "da", "van", "från", "fra", "od", "lähettäjä", "feladó", "kimden", "expeditor"],
    ["от", "від", "από", "差出人", "发件人", "寄件者", "보낸 사람", "מאת", "من"],
  ].flat(),
);
const dateWords = new Set(
  [
    ["sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "inviato", "data", "verzonden", "skickat", "sendt"],
    ["dato", "wysłano", "odesláno", "lähetetty", "elküldve", "gönderildi", "tarih", "trimis", "отправлено", "дата"],
    ["надіслано", "送信日時", "日付", "发送时间", "寄件日期", "보낸 날짜", "날짜"],
  ].flat(),
);
const otherWords = new Set(
  [
    ["to", "subject", "an", "betreff", "à", "objet", "para", "asunto", "assunto", "a", "oggetto", "aan", "onderwerp", "till"],
    ["ämne", "til", "emne", "do", "temat", "komu", "předmět", "vastaanottaja", "aihe", "címzett", "kime", "konu", "către"],
    ["кому", "тема", "宛先", "件名", "收件人", "主题", "收件者", "主旨", "받는 사람", "제목", "reply-to", "cc"],
  ].flat(),
);

/** Long addresses wrap, and mail programs put empty lines where their HTML has paragraphs. */
const mostApart = 3;
const mostRead = 12;

export const isOldHeader = (lines: readonly string[], at: number): boolean => {
  const word = headerWord(lines[at]);
  if (word === "") return false;
  const below = filledBelow(lines, at);
  const words = below.map(headerWord);
  if (fromWords.has(word)) return words.slice(0, mostApart).some((next) => dateWords.has(next) || otherWords.has(next));
  if (!dateWords.has(word) && !otherWords.has(word)) return false;
  // A letter may say "To:" and "From:"; only a mail program says three of them in one block, or the hour and an address.
  const block = words.filter((_, index) => words.slice(0, index + 1).every(isHeaderWord));
  if (block.length > 1 && block.some((next) => fromWords.has(next))) return true;
  return dateWords.has(word) && hasHour(lines[at]) && namesAddress(below[0], block[0]);
};

export const isHeaderLine = (line: string): boolean => isHeaderWord(headerWord(line));

export const isFromLine = (line: string): boolean => fromWords.has(headerWord(line));

const isHeaderWord = (word: string): boolean => fromWords.has(word) || dateWords.has(word) || otherWords.has(word);

const hasHour = (line = ""): boolean => /\d:\d\d/.test(line.slice(0, 120));

const namesAddress = (line = "", word = ""): boolean => otherWords.has(word) && line.slice(0, 200).includes("@");

const filledBelow = (lines: readonly string[], at: number): readonly string[] =>
  lines
    .slice(at + 1, at + 1 + mostRead)
    .filter((line) => line.trim() !== "")
    .slice(0, 5);

const headerWord = (line = ""): string => {
  const [, word = ""] = /^([^:：]{1,40})[:：]/.exec(line.slice(0, 80)) ?? [];
  return withoutInvisible(word)
    .replace(/[*\u00a0\u202f]/g, " ")
    .trim()
    .normalize("NFC")
    .toLowerCase();
};
