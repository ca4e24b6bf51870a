/** What a person wrote, whatever program wrote it down: whole, in their own letters, and nobody else's words among it. */
import { describe, expect, it } from "vitest";
import { readReply } from "../../functions/core/mail/reply.ts";
import { bytes, lines, multipart, part, plainFrom, understood } from "../support/contract-mail.ts";

const plain = (body: string, type = "text/plain; charset=utf-8", ...headers: readonly string[]): string =>
  lines(plainFrom, `Content-Type: ${type}`, ...headers, "", body);

const textOf = async (raw: string | Uint8Array): Promise<string> => (await understood(raw)).text.trim();

describe("the text of a mail", () => {
  it.each([
    ["koi8-r", "f0d2c9d7c5d42c20cdc9d2", "Привет, мир"],
    ["gb18030", "c4e3bac3", "你好"],
    ["iso-2022-jp", "1b2442244b24441b2842", "につ"],
    ["windows-1252", "93717593942080", "“qu“” €"],
    ["iso-8859-15", "a420e9", "€ é"],
    ["shift_jis", "82c982c2", "につ"],
    ["utf-16le", "4800690020ac20", "Hi€".replace("€", "\uac20")],
    ["utf-8", "e4bda020f09f918b", "你 👋"],
  ])("is read in %s", async (charset, hex, expected) => {
    const body = charset === "utf-16le" ? Buffer.from(Buffer.from("4800690020004100", "hex")) : Buffer.from(hex, "hex");
    const head = plain("", `text/plain; charset=${charset}`, "Content-Transfer-Encoding: base64");
    expect(await textOf(`${head}${body.toString("base64")}`)).toBe(charset === "utf-16le" ? "Hi A" : expected);
  });

  it("is read in utf-7", async () => {
    expect(await textOf(plain("Hi Mom -+Jjo--!", "text/plain; charset=utf-7"))).toBe("Hi Mom -☺-!");
  });

  it.each(["x-no-such-charset", "", '"', "utf-8; charset=koi8-r", "../../etc/passwd"])(
    "is there even where the charset is %j",
    async (charset) => {
      expect(await textOf(plain("It happened \xff at the meetup.", `text/plain; charset=${charset}`))).toContain(
        "at the meetup.",
      );
    },
  );

  it.each([
    ["base64", "Content-Transfer-Encoding: base64", Buffer.from("It happened.").toString("base64")],
    ["quoted-printable", "Content-Transfer-Encoding: quoted-printable", "It=20happen=\r\ned."],
    ["8bit", "Content-Transfer-Encoding: 8bit", "It happened."],
    ["an encoding that nobody knows", "Content-Transfer-Encoding: x-rot13", "It happened."],
  ])("is read from %s", async (_, header, body) => {
    expect(await textOf(plain(body, "text/plain", header))).toBe("It happened.");
  });

  it("is the words of the HTML where there is nothing else, without what a reader would not see", async () => {
    const html = "<style>p{color:red}</style><p>It <b>happened</b>.</p><script>alert(1)</script><img src=x alt=pixel>";
    expect(await textOf(plain(html, "text/html; charset=utf-8"))).toBe("It happened.");
  });

  it("keeps the mark of what is quoted in HTML, so that no quoted command is the writer's own", async () => {
    const text = await textOf(plain("<p>My words</p><blockquote><p>/ack</p></blockquote>", "text/html"));
    expect(readReply(text)).toMatchObject({ commands: [], ownText: "My words" });
    expect(readReply(await textOf(plain("<blockquote>/ack</blockquote>", "text/html"))).commands).toEqual([]);
  });

  it("is the plain one of two alternatives", async () => {
    const raw = multipart("alternative", part("text/plain", "plain words"), part("text/html", "<p>html words</p>"));
    expect(await textOf(raw)).toBe("plain words");
  });

  it("is the HTML where the plain alternative is empty", async () => {
    const raw = multipart("alternative", part("text/plain", " \r\n"), part("text/html", "<p>html words</p>"));
    expect(await textOf(raw)).toBe("html words");
  });

  it("is all of it where a list or a gateway put its own footer under the HTML", async () => {
    const raw = multipart(
      "mixed",
      part("text/html", "<p>It happened at the meetup.</p>"),
      part("text/plain", "-- \r\na list footer"),
    );
    expect(await textOf(raw)).toContain("It happened at the meetup.");
  });

  it("is all of it where HTML follows plain text", async () => {
    const raw = multipart("mixed", part("text/plain", "First words."), part("text/html", "<p>It happened at the meetup.</p>"));
    const text = await textOf(raw);
    expect(text).toContain("First words.");
    expect(text).toContain("It happened at the meetup.");
  });

  it("is joined where a program broke its lines to fit", async () => {
    expect(await textOf(plain("It happened at \r\nthe meetup.\r\nNext line", "text/plain; format=flowed"))).toBe(
      "It happened at the meetup.\nNext line",
    );
    expect(await textOf(plain("It happ \r\nened.", "text/plain; format=flowed; delsp=yes"))).toBe("It happened.");
  });

  it("has one kind of line end and no zero bytes", async () => {
    const text = (await understood(bytes(`${plainFrom}\r\n\r\na\r\nb\rc\nd\0e\r\r\nf`))).text;
    expect(text).not.toMatch(/[\r\0]/);
    expect(text).toMatch(/^a\nb\nc\nde\n+f$/);
  });

  it("is empty where there is nothing to read, and the mail is understood all the same", async () => {
    for (const raw of [
      "",
      "\r\n",
      plainFrom,
      `${plainFrom}\r\n\r\n`,
      plain("", "application/pdf"),
      plain("!!!!", "text/plain", "Content-Transfer-Encoding: base64"),
    ]) {
      const mail = await understood(raw);
      expect(mail.text.trim()).toBe("");
    }
  });
});

describe("a mail inside a mail", () => {
  const inner = lines("From: ada@members.test", "Subject: inner", "", "/ack", "INNER WORDS");

  it("stays an attachment, byte for byte", async () => {
    const mail = await understood(multipart("mixed", part("text/plain", "outer"), part("message/rfc822", inner)));
    expect(mail.text.trim()).toBe("outer");
    expect(mail.attachments.map((one) => [one.contentType, Buffer.from(one.bytes).toString()])).toEqual([
      ["message/rfc822", inner],
    ]);
  });

  it.each([
    ["marked to be shown in place", "Content-Disposition: inline"],
    ["marked to be shown in place, with a name", "Content-Disposition: inline; filename=forwarded.eml"],
    ["marked as an attachment", "Content-Disposition: attachment"],
  ])("never enters the text of a mail where it is %s", async (_, disposition) => {
    const mail = await understood(multipart("mixed", part("text/plain", "outer"), part("message/rfc822", inner, disposition)));
    expect(mail.text).not.toContain("INNER WORDS");
    expect(mail.attachments).toHaveLength(1);
  });

  it("never acts, even where the mail around it says nothing", async () => {
    const headless = lines("", "/ack");
    for (const disposition of ["Content-Disposition: inline", "Content-Disposition: attachment", "X-Nothing: 1"])
      for (const raw of [
        multipart("mixed", part("message/rfc822", headless, disposition)),
        multipart("mixed", part("text/plain", ""), part("message/rfc822", headless, disposition)),
        lines(plainFrom, "Content-Type: message/rfc822", disposition, "", headless),
      ])
        expect(readReply((await understood(raw)).text).commands).toEqual([]);
  });

  it("does not lend its headers to the mail around it", async () => {
    const mail = await understood(multipart("mixed", part("text/plain", "outer"), part("message/rfc822", inner)));
    expect(mail.subject).toBe("");
    expect(mail.from.map((box) => box.address)).toEqual(["reporter@example.org"]);
  });
});

describe("attachments", () => {
  it("keep their names, types and bytes", async () => {
    const picture = Buffer.from([0xff, 0xd8, 0, 10, 13, 255]);
    const raw = multipart(
      "mixed",
      part("text/plain", "see the picture"),
      part(
        "image/jpeg; name=a.jpg",
        picture.toString("base64"),
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename=a.jpg",
      ),
      part("text/plain", "attached words", "Content-Disposition: attachment; filename*=utf-8''%E6%BC%A2.txt"),
    );
    const mail = await understood(raw);
    expect(mail.text.trim()).toBe("see the picture");
    expect(mail.attachments.map((one) => [one.filename, one.contentType, Buffer.from(one.bytes).toString("hex")])).toEqual([
      ["a.jpg", "image/jpeg", picture.toString("hex")],
      ["漢.txt", "text/plain", Buffer.from("attached words").toString("hex")],
    ]);
  });

  it("have names without line breaks", async () => {
    const raw = multipart(
      "mixed",
      part("text/plain", "x", "Content-Disposition: attachment; filename*=utf-8''a%0D%0AX:%20b%00.txt"),
    );
    expect((await understood(raw)).attachments.map((one) => one.filename)).toEqual(["a X: b .txt"]);
  });

  it("are all there where the mail is encrypted, signed, or packed by Outlook", async () => {
    const parts = [
      "application/pgp-encrypted",
      "application/octet-stream",
      "application/pkcs7-mime",
      "application/ms-tnef",
      "text/calendar",
    ];
    const mail = await understood(multipart("mixed", ...parts.map((type) => part(type, "content"))));
    expect(mail.attachments.map((one) => one.contentType)).toEqual(parts);
  });
});
