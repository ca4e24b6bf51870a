/** LK13, FL06, FL13 to FL17, LP14, IN06: what of a stranger's mail travels on, and what its readers are told about the rest. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { answer, caseOf, gotMail, newestFor } from "../app/casework.ts";
import { must } from "../core/builders.ts";
import { createMemoryDesk, type Incoming, type SentMail } from "../support/memory-desk.ts";
import { canary, jpeg } from "../support/pictures.ts";
import { headersOf, longStory, reporter } from "./stories.ts";

interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const withFiles = (files: readonly File[], text = "See the files.", head = ""): Incoming => ({
  raw: [
    `From: ${reporter}\r\nSubject: s\r\n${head}Content-Type: multipart/mixed; boundary="b"\r\n`,
    `--b\r\nContent-Type: text/plain\r\n\r\n${text}`,
    ...files.map(({ name, type, bytes }) =>
      [
        `--b\r\nContent-Type: ${type}; name="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
        `Content-Transfer-Encoding: base64\r\n`,
        Buffer.from(bytes).toString("base64"),
      ].join("\r\n"),
    ),
    "--b--\r\n",
  ].join("\r\n"),
});

const photo: File = { name: "corridor.jpg", type: "image/jpeg", bytes: jpeg() };
const document: File = { name: "notes.docx", type: "application/octet-stream", bytes: Buffer.from("PK\x03\x04 by fay") };

const attached = async ({ raw }: SentMail) => (await simpleParser(Buffer.from(raw, "latin1"))).attachments;

const lineOf = ({ text }: SentMail, name: string): string =>
  text
    .replace(/\n {2}/g, " ")
    .split("\n")
    .find((line) => line.startsWith(`- ${name}`)) ?? "";

describe("LK13 what a file tells beside what it shows", () => {
  test("is taken out of a photograph for everybody whom it reaches, and they are told; the sealed original keeps it", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive(withFiles([photo, document]));
    await answer(desk, reporter, "", withFiles([photo]));
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", "/circle");
    await answer(desk, "ada", "/clear");
    const showing = desk.sent.filter(({ attachments }) => attachments.some(({ filename }) => filename === "corridor.jpg"));
    expect(gotMail({ ...desk, sent: showing })).toEqual(["ada", "cy", "dee"]);
    for (const mail of showing) {
      const [picture] = await attached(mail);
      expect(picture?.content.includes("JFIF")).toBe(true);
      expect(picture?.content.includes("canary")).toBe(false);
      expect(lineOf(mail, "corridor.jpg")).toContain("place and author was taken out; /file original sends it as it came");
    }
    const { id, report } = await caseOf(desk, receipt);
    const original = await desk.stores.content.get(id, must(await desk.stores.keys.find(id)), report.mail, report.blob);
    expect((await simpleParser(Buffer.from(original))).attachments[0]?.content.includes(canary)).toBe(true);
  });

  test("stays in a document, a damaged photograph and a mail, and they are told so", async () => {
    const desk = await createMemoryDesk();
    const broken = { ...photo, name: "broken.jpg", bytes: jpeg().subarray(0, 400) };
    await desk.receive(withFiles([document, broken, { name: "plain.txt", type: "text/plain", bytes: Buffer.from("x") }], ""));
    const mail = newestFor(desk, "cy");
    for (const name of ["notes.docx", "broken.jpg", "original-mail.eml"])
      expect(lineOf(mail, name)).toContain("it may still say where and by whom it was made");
    expect(lineOf(mail, "plain.txt")).not.toContain("may still");
  });
});

describe("/file original", () => {
  const page = "<p>It <b>happened</b>.</p><script>x()</script>";

  test("LK13 IN03 sends every file as it came, and the page of a mail as plain text, to whoever is on the case", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ raw: `From: ${reporter}\r\nSubject: s\r\nContent-Type: text/html\r\n\r\n${page}\r\n` });
    await answer(desk, reporter, "", withFiles([photo, { ...document, name: "run.exe" }]));
    await answer(desk, "cy", "/file original");
    const mail = must(desk.to("cy").find(({ subject }) => subject.endsWith(": the files as they came")));
    const files = await attached(mail);
    expect(files.map(({ filename, contentType }) => `${filename} ${contentType}`)).toEqual([
      "report-as-sent.html.txt text/plain",
      "corridor.jpg image/jpeg",
      "run.exe.renamed application/octet-stream",
    ]);
    expect(files[0]?.content.toString().trim()).toBe(page);
    expect(files[1]?.content.equals(jpeg())).toBe(true);
    expect(mail.html).not.toContain("<script");
  });

  test("FL17 sends nothing of a mail with something harmful in it", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ ...withFiles([photo]), verdicts: { virus: "FAIL" } });
    await answer(desk, "cy", "/file original");
    expect(desk.sent.flatMap(({ attachments }) => attachments)).toEqual([]);
    const mail = must(desk.to("cy").find(({ subject }) => subject.endsWith(": the files as they came")));
    expect(lineOf(mail, "corridor.jpg")).toContain("something harmful");
  });
});

describe("FL17 a mail in which the mail service finds something harmful", () => {
  const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
  const bad: File = { name: "bad.com", type: "application/octet-stream", bytes: Buffer.from(eicar) };

  test("opens a case; its words are shown, its files are named and stay, wherever it is told later", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ ...withFiles([bad, photo], ""), verdicts: { virus: "FAIL" } });
    await answer(desk, reporter, "", { ...withFiles([bad], "The file once more."), verdicts: { virus: "FAIL" } });
    expect(newestFor(desk, "cy").text).toContain("> The file once more.");
    await answer(desk, "cy", "/ack\n/circle");
    await answer(desk, "ada", "/clear");
    expect(newestFor(desk, "ada").text).toContain("> The file once more.");
    expect(desk.sent.flatMap(({ attachments }) => attachments)).toEqual([]);
    const telling = desk.sent.filter(({ text }) => text.includes("bad.com"));
    expect(gotMail({ ...desk, sent: telling })).toEqual(["ada", "cy", "dee"]);
    for (const mail of telling) {
      expect(mail.text.replace(/\s+/g, " ")).toContain("The mail service found something harmful in this mail.");
      expect(lineOf(mail, "bad.com")).toContain("not sent on, because the mail service found something harmful");
    }
  });

  test("keeps its HTML to itself too, where that is all of it", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({
      raw: `From: ${reporter}\r\nContent-Type: text/html\r\n\r\n<p>It happened.<script>x()</script>`,
      verdicts: { virus: "FAIL" },
    });
    expect(newestFor(desk, "cy").text).toContain("> It happened.");
    expect(newestFor(desk, "cy").attachments).toEqual([]);
  });
});

describe("FL06 an archive", () => {
  test("travels as the bytes that it is, and its readers are told that nobody looked inside", async () => {
    const desk = await createMemoryDesk();
    const bomb = { name: "42.zip", type: "application/zip", bytes: Buffer.from("PK\x03\x04 ten thousand times itself") };
    await desk.receive(withFiles([bomb]));
    expect((await attached(newestFor(desk, "cy")))[0]?.content).toEqual(bomb.bytes);
    expect(lineOf(newestFor(desk, "cy"), "42.zip")).toContain("the desk has not looked inside");
  });

  test("is never unpacked: nothing of the desk's own can", () => {
    const source = readdirSync("functions", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    for (const name of source)
      expect(readFileSync(join("functions", name), "utf8")).not.toMatch(
        /from "(?:node:zlib|zlib|[^"]*(?:unzip|tar-stream|inflate|pako|yauzl|xml2js|mammoth)[^"]*)"/,
      );
  });
});

describe("a mail whose words the desk cannot open", () => {
  const opensAs = async (raw: string): Promise<SentMail> => {
    const desk = await createMemoryDesk();
    await desk.receive({ raw });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    return newestFor(desk, "cy");
  };
  const head = `From: ${reporter}\r\nSubject: s\r\n`;
  const pgpMime = [
    `${head}Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"\r\n`,
    "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
    "--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nx\r\n--b--\r\n",
  ].join("\r\n");
  const smime = (kind: string): string =>
    `${head}Content-Type: application/pkcs7-mime; smime-type=${kind}; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n`;
  const tnef = `${head}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+\r\n`;

  test.each([
    ["FL15 PGP/MIME", pgpMime, "locked with PGP"],
    [
      "FL15 PGP in the text",
      `${head}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n`,
      "locked with PGP",
    ],
    ["FL15 S/MIME", smime("enveloped-data"), "locked or wrapped up with S/MIME"],
    ["FL16 S/MIME that is signed and wrapped", smime("signed-data"), "locked or wrapped up with S/MIME"],
    ["FL14 winmail.dat alone", tnef, "a form that only Outlook reads"],
  ])("%s is a case; its readers get it as it came, and are told to ask for plain words", async (name, raw, said) => {
    const mail = await opensAs(raw);
    const text = mail.text.replace(/\s+/g, " ");
    expect(text).toContain(said);
    expect(text).toMatch(/Ask the sender (?:for the same in plain words|to send it as plain text)/);
    expect(text).not.toMatch(/signed by|signature is/i);
    if (!name.includes("in the text")) expect(mail.attachments.map(({ filename }) => filename)).toContain("original-mail.eml");
  });

  test("FL14 an Outlook part beside a text is named, and so is a calendar entry", async () => {
    const desk = await createMemoryDesk();
    const bytes = Buffer.from("x");
    await desk.receive(
      withFiles([
        { name: "winmail.dat", type: "application/ms-tnef", bytes },
        { name: "meeting.ics", type: "text/calendar", bytes },
      ]),
    );
    const mail = newestFor(desk, "cy");
    expect(lineOf(mail, "winmail.dat")).toContain("only Outlook reads");
    expect(lineOf(mail, "meeting.ics")).toContain("a calendar entry");
    expect(mail.raw).not.toMatch(/text\/calendar|ms-tnef/i);
  });
});

describe("IN06 a file that calls itself a page", () => {
  test.each(["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/javascript"])(
    "(%s) travels as bytes to keep, under a name that nothing opens",
    async (type) => {
      const desk = await createMemoryDesk();
      await desk.receive(withFiles([{ name: "page.html", type, bytes: Buffer.from("<script>x()</script>") }]));
      const [file] = await attached(newestFor(desk, "cy"));
      expect(file).toMatchObject({
        filename: "page.html.renamed",
        contentType: "application/octet-stream",
        contentDisposition: "attachment",
      });
    },
  );
});

describe("LP14 a mail that asks to be told when it is read", () => {
  const asking = ["Disposition-Notification-To", "Return-Receipt-To", "X-Confirm-Reading-To", "Read-Receipt-To"];

  test("is not answered for that, and nothing of ours asks for the same", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ headers: asking.map((name) => `${name}: ${reporter}, other@example.org`) });
    expect(desk.sent.map(({ to }) => to).sort()).toEqual(["cy@members.test", "dee@members.test", reporter]);
    const sent = [...desk.sent, ...(await longStory("planted", "inside")).sent];
    const names = new Set(sent.flatMap(({ raw }) => headersOf(raw).map(([name]) => name)));
    for (const name of asking) expect(names.has(name.toLowerCase())).toBe(false);
  });
});
