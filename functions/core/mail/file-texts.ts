/** What a mail's files say in words that the desk can read: their names, and the beginning of those that are plain text. */
import type { Attachment, IncomingMail } from "./incoming-mail.ts";

const mostFiles = 200;
const longestFileName = 300;

/** `chatWithBo_2.png`, in words. */
export const namesOfFiles = ({ attachments }: IncomingMail): readonly string[] =>
  attachments.slice(0, mostFiles).map(({ filename }) =>
    filename
      .slice(0, longestFileName)
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
      .replace(/[_.\-+\d]+/g, " "),
  );

/** An exported chat is often a text file. Together, so that many files cost no more than one. */
const mostBytes = 200_000;

export const textsOfFiles = ({ attachments }: IncomingMail): readonly string[] => {
  let left = mostBytes;
  return attachments
    .slice(0, mostFiles)
    .filter(isText)
    .map(({ bytes }) => {
      const taken = bytes.subarray(0, left);
      left -= taken.length;
      return decoded(taken);
    });
};

const isText = ({ contentType }: Attachment): boolean => /^text\//i.test(contentType);

/** Windows programs write UTF-16 and mark it; everything else that is not UTF-8 keeps its ASCII letters. */
const decoded = (bytes: Uint8Array): string => {
  const form =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(form).decode(bytes);
};
