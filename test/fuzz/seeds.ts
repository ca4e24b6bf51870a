/** Sound mails of many shapes, from which the broken ones are made. */
import type { Chance } from "./chance.ts";

const froms = [
  "Reporter <reporter@example.org>",
  "reporter@example.org",
  '"Ada" <ada@members.test>',
  "cy@members.test",
  "dee@members.test",
  "a@x.example, b@y.example",
  "Committee: a@x.example, b@y.example;",
  "<>",
  "=?utf-8?B?w4TDtsO8?= <reporter@example.org>",
  "=?utf-8?Q?hi=0D=0ABcc:_v@x.example?= <reporter@example.org>",
  "reporter@xn--bcher-kva.example",
  "mailer-daemon@example.org",
] as const;

const subjects = [
  "something happened",
  "=?utf-8?Q?=C3=A4rger?=",
  "=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=",
  "=?utf-8?Q?a=0D=0ABcc:_v@x.example?=",
  "Re: Amber Falcon: new report",
  "[LIST] Automatic reply",
  "{{constructor}} %s",
  "",
] as const;

const sentences = [
  "It happened at the meetup, behind the stage.",
  "Cy shouted at me, and Dee saw it.",
  "Keep from: Dee",
  "Keep from: Ada, Bo",
  "Ich möchte etwas melden: 日本語, עברית, 🦋.",
  "/ack Thank you.",
  "/help",
  "/shepherd me",
  "/circle",
  "/recuse",
  "/clear",
  "/reply We look into it.",
  "/contact respondent respondent@example.net",
  "/draft respondent\nYou are asked to stop.",
  "/send",
  "/propose consequence\nA warning.",
  "/agree",
  "/close no-action\nletter: We are done.",
  "/involves Somebody Else",
  "/urgent I took down the post.",
  "/hold",
  "/release",
  "/write-to other@example.org",
  "/file",
  "/log",
  "On Tue, Cy wrote:\n> /ack\n> I saw it.",
  "-- \nA signature",
  "--------\nFrom: somebody\nSent: today\nSubject: x",
  "https://example.org/a?b=c&d=<script>alert(1)</script>",
  "__proto__ constructor toString hasOwnProperty",
] as const;

const linesOf = (chance: Chance): string =>
  Array.from({ length: 1 + chance.below(6) }, () => chance.oneOf(sentences)).join(chance.percent(50) ? "\n" : "\n\n");

const extraHeaders = [
  "Auto-Submitted: auto-replied",
  "Precedence: bulk",
  "List-Id: <list.example.org>",
  "Reply-To: other@example.org",
  "Cc: ada@members.test, bo@members.test",
  "Message-ID: <one@example.org>",
  "In-Reply-To: <0123456789abcdef@desk.test>",
  "References: <a@b> <c@d>\r\n <e@f>",
  "Date: Thu, 1 Jan 2099 00:00:00 +9999",
  "Disposition-Notification-To: reporter@example.org",
  "Content-Language: en",
  "X-Loop: conduct@desk.test",
  "Return-Path: <>",
] as const;

const charsets = ["utf-8", "iso-8859-1", "utf-16", "utf-16le", "utf-7", "iso-2022-kr", "shift_jis", "x-unknown", ""] as const;
const encodings = ["7bit", "8bit", "quoted-printable", "base64", "x-uuencode", "binary"] as const;

const encoded = (chance: Chance, text: string): readonly [string, string] => {
  const encoding = chance.oneOf(encodings);
  if (encoding === "base64") return [encoding, Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n")];
  return [encoding, encoding === "quoted-printable" ? text.replaceAll("=", "=3D").replaceAll("ö", "=C3=B6") : text];
};

const textPart = (chance: Chance, type = "text/plain"): string => {
  const flowed = chance.percent(20) ? "; format=flowed; delsp=yes" : "";
  const text = type === "text/html" ? `<html><p>${linesOf(chance).replaceAll("\n", "<br>")}</p></html>` : linesOf(chance);
  const [encoding, body] = encoded(chance, text);
  return `Content-Type: ${type}; charset=${chance.oneOf(charsets)}${flowed}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
};

const fileTypes = [
  "image/png",
  "application/ms-tnef",
  "application/octet-stream",
  "message/rfc822",
  "text/calendar",
  "application/pgp-encrypted",
  "application/pkcs7-mime",
  "message/delivery-status",
  "text/rfc822-headers",
] as const;
const fileNames = ["a.png", "winmail.dat", "../../etc/passwd", "\u202egnp.exe", "con", "a\tb", "ä.txt", "x".repeat(300)] as const;

const filePart = (chance: Chance): string => {
  const type = chance.oneOf(fileTypes);
  const name = chance.oneOf(fileNames);
  const body = type.startsWith("message/") ? soundMail(chance) : Buffer.from(chance.bytes(chance.below(80))).toString("base64");
  const encoding = type.startsWith("message/") ? "7bit" : "base64";
  return `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
};

const kinds = [
  "mixed",
  "alternative",
  "related",
  "report; report-type=delivery-status",
  "signed",
  "encrypted",
  "digest",
] as const;

const anyPart = (chance: Chance, depth: number): string => {
  if (depth < 4 && chance.percent(25)) return multipart(chance, depth + 1);
  if (chance.percent(30)) return filePart(chance);
  return textPart(chance, chance.percent(40) ? "text/html" : "text/plain");
};

const multipart = (chance: Chance, depth: number): string => {
  const boundary = `b${depth}${chance.below(100)}`;
  const parts = Array.from({ length: 1 + chance.below(4) }, () => `--${boundary}\r\n${anyPart(chance, depth)}\r\n`);
  return `Content-Type: multipart/${chance.oneOf(kinds)}; boundary="${boundary}"\r\n\r\n${parts.join("")}--${boundary}--\r\n`;
};

export const soundMail = (chance: Chance): string => {
  const extra = Array.from({ length: chance.below(4) }, () => `${chance.oneOf(extraHeaders)}\r\n`).join("");
  const head = `From: ${chance.oneOf(froms)}\r\nTo: conduct@desk.test\r\nSubject: ${chance.oneOf(subjects)}\r\n${extra}MIME-Version: 1.0\r\n`;
  return head + (chance.percent(55) ? textPart(chance) : multipart(chance, 0));
};
