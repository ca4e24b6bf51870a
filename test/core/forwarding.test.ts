/** Which of a report's files travel on, and under what name. A file that the mail service refuses would take the report with it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forwardable } from "../../functions/core/mail/forwarding.ts";

const file = (filename: string, size = 10, contentType = "application/pdf") => ({
  filename,
  contentType,
  bytes: new Uint8Array(size),
});

const nameAfter = (filename: string): string | undefined => forwardable([file(filename)]).attachments[0]?.filename;

describe("a file", () => {
  test("that any service takes travels as it is", () => {
    expect(forwardable([file("photo.png", 10, "image/png")])).toEqual({
      attachments: [file("photo.png", 10, "image/png")],
      renamed: [],
      tooLarge: [],
    });
  });

  test.each(["run.exe", "page.js", "link.url", "old.tmp", "RUN.EXE", "archive.tar.vbs", "no-name.PS1"])(
    "of a kind that SES refuses (%s) is renamed, and both names are told",
    (name) => {
      expect(forwardable([file(name)])).toMatchObject({
        attachments: [{ filename: `${name}.renamed`, contentType: "application/octet-stream" }],
        renamed: [{ from: name, to: `${name}.renamed` }],
      });
    },
  );

  test.each([
    ["a path", "../../etc/passwd", "passwd"],
    ["a path of Windows", "C:\\Users\\x\\evil.pdf", "evil.pdf"],
    ["line ends", "a\r\nBcc: x@example.org.pdf", "a__Bcc_ x@example.org.pdf"],
    ["a mark that turns text around", "photo\u202Egnp.pdf", "photo_gnp.pdf"],
    ["a nul", "a\0b.pdf", "a_b.pdf"],
    ["characters that file systems refuse", 'a<b>c:d"e|f?g*.pdf', "a_b_c_d_e_f_g_.pdf"],
    ["dots in front", "...hidden.pdf", "hidden.pdf"],
    ["nothing", "", "attachment-1"],
    ["only dots", "..", "attachment-1"],
    ["only spaces", "   ", "attachment-1"],
  ])("with %s in its name gets a safe one", (_, name, safe) => {
    expect(nameAfter(name)).toBe(safe);
  });

  test("with three hundred letters keeps the end of its name, where its kind is", () => {
    const name = nameAfter(`${"x".repeat(300)}.pdf`) ?? "";
    expect(name.length).toBeLessThanOrEqual(128);
    expect(name.endsWith(".pdf")).toBe(true);
  });

  test.each(["con", "nul.txt", "COM1", "aux.pdf"])("with a name that some systems reserve (%s) is still sent", (name) => {
    expect(nameAfter(name)).toBeDefined();
  });

  test.each(["message/rfc822", "multipart/mixed", "text/plain\r\nBcc: x", "nonsense", ""])(
    "that calls itself %j travels as plain bytes",
    (contentType) => {
      expect(forwardable([file("a.bin", 1, contentType)]).attachments[0]?.contentType).toBe("application/octet-stream");
    },
  );
});

describe("files that are too large together", () => {
  const mega = 1024 * 1024;

  test("leave out the largest first, and name them", () => {
    const { attachments, tooLarge } = forwardable([
      file("huge.mov", 30 * mega),
      file("small.pdf", mega),
      file("middle.zip", 5 * mega),
    ]);
    expect(attachments.map(({ filename }) => filename)).toEqual(["small.pdf", "middle.zip"]);
    expect(tooLarge).toEqual(["huge.mov"]);
  });

  test("are counted as they are after encoding, four bytes for three", () => {
    expect(forwardable([file("a.mov", 28 * mega)]).attachments).toHaveLength(1);
    expect(forwardable([file("a.mov", 29 * mega)]).tooLarge).toEqual(["a.mov"]);
  });

  test("never pass the limit, whatever their sizes, and none is lost without a word", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 45 }), { maxLength: 8 }), (sizes) => {
        const files = sizes.map((size, index) => file(`${index}.bin`, size * mega));
        const { attachments, tooLarge } = forwardable(files);
        const encoded = attachments.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / 57) * 78, 0);
        return encoded < 40 * mega && attachments.length + tooLarge.length === files.length;
      }),
      { numRuns: 20 },
    );
  });
});
