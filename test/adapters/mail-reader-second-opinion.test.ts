/** Plain mail as common programs write it: another parser, written by other people, must read the same words. */
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { bytes, lines, multipart, part, plainFrom, understood } from "../support/contract-mail.ts";

const text = "It happened at the meetup.\r\n\r\nTwo people saw it.\r\n> and one was told\r\n-- \r\nR.";
const alternative = (plain: string, html: string): string =>
  lines('Content-Type: multipart/alternative; boundary="alt"', "", "--alt", plain, "--alt", html, "--alt--");
const base64 = (words: string): string => Buffer.from(words).toString("base64");

const fixtures: readonly (readonly [string, string])[] = [
  ["no type at all", lines(plainFrom, "Subject: hello", "", text)],
  ["bare line feeds", lines(plainFrom, "Subject: hello", "", text).replaceAll("\r\n", "\n")],
  ["text in utf-8", lines(plainFrom, "Content-Type: text/plain; charset=utf-8", "", "Gr\xc3\xb6\xc3\x9fe \xf0\x9f\x91\x8b")],
  ["text in windows-1252", lines(plainFrom, "Content-Type: text/plain; charset=windows-1252", "", "\x93Gr\xf6\xdfe\x94")],
  [
    "quoted-printable",
    lines(
      plainFrom,
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "Gr=C3=B6=C3=9Fe and a long=\r\n line",
    ),
  ],
  [
    "base64",
    lines(plainFrom, "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", base64("Größe\nzwei")),
  ],
  [
    "koi8-r in base64",
    lines(plainFrom, "Content-Type: text/plain; charset=koi8-r", "Content-Transfer-Encoding: base64", "", "8NLJ18XU"),
  ],
  ["two alternatives", multipart("alternative", part("text/plain", text), part("text/html", "<p>html</p>"))],
  [
    "alternatives beside a file",
    multipart(
      "mixed",
      alternative(part("text/plain", text), part("text/html", "<p>html</p>")),
      part("application/pdf", "JVBE", "Content-Disposition: attachment; filename=a.pdf"),
    ),
  ],
  [
    "a mail inside",
    multipart(
      "mixed",
      part("text/plain", text),
      part("message/rfc822", lines("From: ada@members.test", "Subject: inner", "", "inner words")),
    ),
  ],
  ["two texts", multipart("mixed", part("text/plain", "first"), part("text/plain", "second"))],
  [
    "flowed lines",
    lines(plainFrom, "Content-Type: text/plain; format=flowed", "", "It happened at \r\nthe meetup.\r\nNext line."),
  ],
  [
    "a picture in the HTML",
    multipart(
      "related",
      alternative(part("text/plain", text), part("text/html", "<img src=cid:a>")),
      part("image/png", "AAAA", "Content-ID: <a>", "Content-Transfer-Encoding: base64"),
    ),
  ],
];

const folded = (words: string): string => words.replace(/\s+/g, " ").trim();

describe("a second opinion", () => {
  it.each(fixtures)("agrees on %s", async (_, raw) => {
    const mail = await understood(bytes(raw));
    const other = await PostalMime.parse(bytes(raw), { rfc822Attachments: true });
    expect(folded(mail.text)).toBe(folded(other.text ?? ""));
    expect(mail.subject).toBe(other.subject ?? "");
    expect(mail.from.map((box) => box.address)).toEqual([other.from?.address ?? ""]);
    expect(mail.attachments.map((one) => one.contentType)).toEqual(other.attachments.map((one) => one.mimeType));
  });
});
