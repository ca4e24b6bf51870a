/** Mails that are built to stall or to burst whoever reads them. Each can be made smaller, for the tests of every day. */

const from = "From: reporter@example.org\r\nSubject: s\r\n";
const plain = "Content-Type: text/plain; charset=utf-8\r\n\r\nIt happened.\r\n";
const text = (content: string, type = "text/plain; charset=utf-8"): string =>
  `${from}Content-Type: ${type}\r\n\r\n${content}\r\n`;

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

const parts = (count: number, part: string): string =>
  `${from}Content-Type: multipart/mixed; boundary=b\r\n\r\n${times(count, () => `--b\r\n${part}`)}--b--\r\n`;

const levels = (count: number): string =>
  `${from}${times(count, (level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`)}${plain}`;

interface Shape {
  readonly what: string;
  readonly full: number;
  /** For the tests of every day. */
  readonly small: number;
  make(size: number): string | Uint8Array;
}

const mega = 1_000_000;

export const shapes: readonly Shape[] = [
  { what: "MIME parts", full: 100_000, small: 60, make: (size) => parts(size, plain) },
  { what: "MIME parts without a type", full: 100_000, small: 60, make: (size) => parts(size, "\r\nx\r\n") },
  {
    what: "files of no bytes",
    full: 100_000,
    small: 60,
    make: (size) => parts(size, "Content-Disposition: attachment; filename=a\r\n\r\n\r\n"),
  },
  { what: "levels of parts", full: 2_000, small: 300, make: levels },
  { what: "levels of parts, in capitals", full: 2_000, small: 300, make: (size) => levels(size).toUpperCase() },
  {
    what: "mails in mails",
    full: 500,
    small: 60,
    make: (size) => `${times(size, () => `${from}Content-Type: message/rfc822\r\n\r\n`)}${from}${plain}`,
  },
  {
    what: "bytes of headers",
    full: 2 * mega,
    small: 300_000,
    make: (size) => `${from}${times(size / 10, () => "X-A: bcd\r\n")}${plain}`,
  },
  {
    what: "bytes of one header",
    full: 2 * mega,
    small: 300_000,
    make: (size) => `${from}X-A: ${"x ".repeat(size / 2)}\r\n${plain}`,
  },
  {
    what: "bytes of encoded words",
    full: mega,
    small: 10_000,
    make: (size) => `${from}Subject: ${"=?utf-8?B?YQ==?= ".repeat(size / 17)}\r\n${plain}`,
  },
  {
    what: "recipients",
    full: 50_000,
    small: 500,
    make: (size) => `${from}To: ${times(size, (index) => `p${index}@x.example,\r\n `)}a@b.example\r\n${plain}`,
  },
  { what: "bytes of nested HTML", full: mega, small: 10_000, make: (size) => text("<div>".repeat(size / 5), "text/html") },
  {
    what: "bytes of nested HTML lists and tables",
    full: mega,
    small: 10_000,
    make: (size) => text("<ul><li><table><tr><td>".repeat(size / 23), "text/html"),
  },
  {
    what: "bytes of open HTML quotations",
    full: mega,
    small: 10_000,
    make: (size) => text(`${"<blockquote>".repeat(size / 12)}x`, "text/html"),
  },
  {
    what: "bytes of broken HTML",
    full: mega,
    small: 10_000,
    make: (size) => text("<a <!--<style><![CDATA[&#".repeat(size / 25), "text/html"),
  },
  { what: "spaces", full: 200_000, small: 20_000, make: (size) => text(`a${" ".repeat(size)}b`) },
  { what: "spaces in HTML", full: 200_000, small: 20_000, make: (size) => text(`<p>a${" ".repeat(size)}b`, "text/html") },
  { what: "spaces behind a command", full: 200_000, small: 20_000, make: (size) => text(`/ack${" ".repeat(size)}x`) },
  { what: "bytes of empty lines", full: mega, small: 10_000, make: (size) => text(`a${"\r\n".repeat(size / 2)}b`) },
  {
    what: "bytes in lines of 100 kB",
    full: mega,
    small: 10_000,
    make: (size) => text(`${"x".repeat(100_000)}\r\n`.repeat(Math.ceil(size / 100_000))),
  },
  { what: "NULs", full: mega, small: 10_000, make: (size) => text(`a${"\0".repeat(size)}b`) },
  {
    what: "bare carriage returns",
    full: mega,
    small: 10_000,
    make: (size) => `From: reporter@example.org\r${"It happened.\r".repeat(size / 13)}`,
  },
  {
    what: "bare line feeds",
    full: mega,
    small: 10_000,
    make: (size) => `From: reporter@example.org\n\n${"It happened.\n".repeat(size / 13)}`,
  },
  {
    what: "bytes of UTF-7",
    full: mega,
    small: 10_000,
    make: (size) => text("+AOQ-+".repeat(size / 6), "text/plain; charset=utf-7"),
  },
  {
    what: "bytes of UTF-16 rubbish",
    full: mega,
    small: 10_000,
    make: (size) =>
      Buffer.concat([Buffer.from(text("", "text/plain; charset=utf-16")), Buffer.alloc(size, "\xd8\0\xff", "latin1")]),
  },
  { what: "quotation marks", full: mega, small: 10_000, make: (size) => text("> ".repeat(size / 2)) },
  {
    what: "bytes of headers of old mails",
    full: mega,
    small: 10_000,
    make: (size) => text("From: a\r\nSent: b\r\nOn c wrote:\r\n".repeat(size / 31)),
  },
  { what: "bytes of commands", full: mega, small: 10_000, make: (size) => text("/ack\r\n".repeat(size / 6)) },
  {
    what: "bytes of unclosed quoted-printable",
    full: mega,
    small: 10_000,
    make: (size) => text("=".repeat(size), "text/plain\r\nContent-Transfer-Encoding: quoted-printable"),
  },
  {
    what: "bytes of uuencode",
    full: mega,
    small: 10_000,
    make: (size) => text(`begin 644 a\r\n${"M".repeat(60)}\r\n`.repeat(size / 75)),
  },
];
