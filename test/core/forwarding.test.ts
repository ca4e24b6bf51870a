/** Which of a report's files travel on, and under what name. A file that the mail service refuses would take the report with it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forwardable, type KeptFile } from "../../functions/core/mail/forwarding.ts";

/** One for all, for some of the files are large. */
const zeros = new Uint8Array(45 * 1024 * 1024);

const file = (filename: string, size = 10, contentType = "application/pdf", traces: KeptFile["traces"] = "none"): KeptFile => ({
  filename,
  contentType,
  bytes: zeros.subarray(0, size),
  traces,
});

const nameAfter = (filename: string): string | undefined => forwardable([file(filename)]).attachments[0]?.filename;

describe("a file", () => {
  test("that any service takes travels as it is", () => {
    const { attachments, files } = forwardable([file("photo.png", 10, "image/png")]);
    expect(attachments).toEqual([{ filename: "photo.png", contentType: "image/png", bytes: new Uint8Array(10) }]);
    expect(files).toEqual([{ name: "photo.png", size: 10, fate: "sent", remarks: [] }]);
  });

  test.each([
    ...["run.exe", "page.js", "link.url", "old.tmp", "RUN.EXE", "archive.tar.vbs", "no-name.PS1", "invoice.pdf.exe"],
    ...["letter.html", "letter.HTM", "drawing.svg", "page.mhtml", "sums.xlsm", "disk.iso", "go.desktop"],
  ])("that something could run or show (%s) is renamed to what nothing opens, and both names are told", (name) => {
    const { attachments, files } = forwardable([file(name, 1, "text/html")]);
    expect(attachments).toMatchObject([{ filename: `${name}.renamed`, contentType: "application/octet-stream" }]);
    expect(files).toMatchObject([{ name: `${name}.renamed`, was: name }]);
  });

  test.each([
    ["a path", "../../etc/passwd", "passwd"],
    ["a path of Windows", "C:\\Users\\x\\evil.pdf", "evil.pdf"],
    ["line ends", "a\r\nBcc: x@example.org.pdf", "a__Bcc_ x@example.org.pdf"],
    ["a mark that turns text around", "photo\u202Egnp.pdf", "photo_gnp.pdf"],
    ["a mark that turns a program into a picture", "photo\u202Egnp.exe", "photo_gnp.exe.renamed"],
    ["a nul", "a\0b.pdf", "a_b.pdf"],
    ["characters that file systems refuse", 'a<b>c:d"e|f?g*.pdf', "a_b_c_d_e_f_g_.pdf"],
    ["dots in front", "...hidden.pdf", "hidden.pdf"],
    ["dots and spaces at the end", "photo.exe. . ", "photo.exe.renamed"],
    ["an ending far to the right", `photo.jpg${" ".repeat(90)}.exe`, "photo.jpg .exe.renamed"],
    ["half of a character", "a\ud800.pdf", "a_.pdf"],
    ["the name of a device", "CON", "_CON"],
    ["the name of a device and an ending", "nul.txt", "_nul.txt"],
    ["the name of a numbered device", "com1.pdf", "_com1.pdf"],
    ["nothing", "", "attachment-1"],
    ["only dots", "..", "attachment-1"],
    ["only spaces", "   ", "attachment-1"],
  ])("with %s in its name gets a safe one, and the other is told", (_, name, safe) => {
    const [attachment] = forwardable([file(name)]).attachments;
    expect(attachment?.filename).toBe(safe);
    expect(forwardable([file(name)]).files[0]?.was).toBe(name === "" ? undefined : name);
  });

  test("with three hundred letters keeps the end of its name, where its kind is", () => {
    const name = nameAfter(`${"x".repeat(300)}.pdf`) ?? "";
    expect(name.length).toBeLessThanOrEqual(128);
    expect(name.endsWith(".pdf")).toBe(true);
  });

  test("of any name travels under one that is short, visible, and no program's", () => {
    const nasty = fc.string({
      unit: fc.constantFrom(..."ab./\\ .:\u202e\u200b\0\r", ".exe", ".html", "nul", "con."),
      maxLength: 60,
    });
    fc.assert(
      fc.property(nasty, (name) => {
        const safe = nameAfter(name) ?? "";
        expect(safe).toMatch(/^[^\p{C}/\\:. ][^\p{C}/\\:]{0,150}$/u);
        expect(safe).not.toMatch(/[. ]$|\.(?:exe|html)$|^(?:nul|con)(?:\.|$)/i);
      }),
    );
  });

  test.each([
    ["all.zip", "application/zip", "not-looked-into"],
    ["all.tar.gz", "application/gzip", "not-looked-into"],
    ["winmail.dat", "application/ms-tnef", "outlook-form"],
    ["meeting.ics", "text/calendar", "calendar"],
    ["earlier.eml", "message/rfc822", "whole-mail"],
    ["letter.docx", "application/msword", "may-remain"],
  ] as const)("that the desk does not look into (%s) is named as such", (name, contentType, remark) => {
    expect(forwardable([file(name, 1, contentType, "may-remain")]).files).toMatchObject([{ name, remarks: [remark] }]);
  });

  test("of plain text has nothing to tell but its text", () => {
    expect(forwardable([file("log.txt", 1, "text/plain", "may-remain")]).files).toMatchObject([{ remarks: [] }]);
  });

  test.each(["harmful", "not-taken"] as const)(
    "of a mail of which nothing but words may travel (%s) stays, and is named",
    (heldBack) => {
      const { attachments, files } = forwardable([file("a.pdf"), file("run.exe")], { heldBack });
      expect(attachments).toEqual([]);
      expect(files).toMatchObject([
        { name: "a.pdf", fate: heldBack },
        { name: "run.exe", fate: heldBack },
      ]);
    },
  );

  test.each([
    "message/rfc822",
    "multipart/mixed",
    "text/html",
    "image/svg+xml",
    "text/calendar",
    "text/plain\r\nBcc: x",
    "nonsense",
    "",
  ])("that calls itself %j travels as plain bytes", (contentType) => {
    expect(forwardable([file("a.bin", 1, contentType)]).attachments[0]?.contentType).toBe("application/octet-stream");
  });
});

describe("files that are too large together", () => {
  const mega = 1024 * 1024;

  const left = (files: readonly KeptFile[], encrypted = false): readonly string[] =>
    forwardable(files, { encrypted }).files.flatMap(({ name, fate }) => (fate === "too-large" ? [name] : []));

  test("leave out the largest first, and name them", () => {
    const files = [file("huge.mov", 30 * mega), file("small.pdf", mega), file("middle.zip", 5 * mega)];
    expect(forwardable(files).attachments.map(({ filename }) => filename)).toEqual(["small.pdf", "middle.zip"]);
    expect(left(files)).toEqual(["huge.mov"]);
  });

  test("are counted as they are after encoding, four bytes for three", () => {
    expect(left([file("a.mov", 28 * mega)])).toEqual([]);
    expect(left([file("a.mov", 29 * mega)])).toEqual(["a.mov"]);
  });

  test("are counted twice encoded where the whole mail is encrypted", () => {
    expect(left([file("a.mov", 20 * mega)], true)).toEqual([]);
    expect(left([file("a.mov", 21 * mega)], true)).toEqual(["a.mov"]);
  });

  test("never pass the limit, whatever their sizes, and none is lost without a word", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 45 }), { maxLength: 8 }), fc.boolean(), (sizes, encrypted) => {
        const files = sizes.map((size, index) => file(`${index}.bin`, size * mega));
        const { attachments } = forwardable(files, { encrypted });
        const once = attachments.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / 57) * 78, 0);
        const encoded = encrypted ? Math.ceil(once / 45) * 62 : once;
        return encoded < 40 * mega && attachments.length + left(files, encrypted).length === files.length;
      }),
      { numRuns: 20 },
    );
  });
});
