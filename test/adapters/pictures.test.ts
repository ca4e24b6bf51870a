/** LK13: pictures lose what they tell of place and author, and nothing that they show. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPictures } from "../../functions/adapters/mime/images/pictures.ts";
import { must } from "../core/builders.ts";
import { canary, exif, jpeg, jpegComment, pictures, png, webp } from "../support/pictures.ts";

const { withoutTraces } = createPictures();

const cleaned = (bytes: Uint8Array): Buffer => Buffer.from(must(withoutTraces(bytes)));

describe.each(pictures)("LK13 %s", (_, make) => {
  test("loses every word about place and author, in front, inside and behind its end", () => {
    expect(make().includes(canary)).toBe(true);
    expect(cleaned(make()).includes("canary")).toBe(false);
  });

  test("keeps what it shows", () => {
    const kept = cleaned(make()).toString("latin1");
    for (const shown of ["pixels", "\x44\x01", "\x12\xff\x00\x34\xff\xd0\x56"])
      expect(kept.split(shown).length).toBe(make().toString("latin1").split(shown).length);
  });

  test("is the same picture again when it is cleaned twice, and then nothing is taken out", () => {
    const once = cleaned(make());
    expect(withoutTraces(once)).toBe(once);
  });

  test("that is cut off anywhere, or lies about a length, is not taken for one that was cleaned", () => {
    const end = make().indexOf(cleaned(make()).subarray(-4));
    for (let length = 0; length < end; length += 1) expect(withoutTraces(make().subarray(0, length))).toBeUndefined();
  });

  test("in which bytes are changed never throws, and what comes of it is whole", () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = make();
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const given = Buffer.from(bytes);
        const out = withoutTraces(given);
        expect(given.equals(bytes)).toBe(true);
        if (out === undefined) return;
        // Reading the copy as a stranger's picture finds its end where the copy ends, and nothing more to take out.
        expect(withoutTraces(out)).toBe(out);
        expect(out.length).toBeLessThanOrEqual(bytes.length + 40);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a photograph", () => {
  const orientationOf = (bytes: Buffer): number => bytes.indexOf("Exif\0\0", 0, "latin1");

  test("keeps which way up it is, and nothing else of its Exif data", () => {
    const kept = cleaned(jpeg({ orientation: 6 }));
    expect(kept.subarray(orientationOf(kept), orientationOf(kept) + 32)).toEqual(
      Buffer.concat([exif(6).subarray(0, 14), Buffer.from([0, 1]), exif(6).subarray(16, 28), Buffer.alloc(4)]),
    );
  });

  test.each([1, 0, 9, 65_535])("that says %s, which turns nothing, has none", (orientation) => {
    expect(orientationOf(cleaned(jpeg({ orientation })))).toBe(-1);
  });

  test("has no thumbnail in its header", () => {
    const kept = cleaned(jpeg());
    const at = kept.indexOf("JFIF\0");
    expect([...kept.subarray(at - 2, at)]).toEqual([0, 16]);
    expect([...kept.subarray(at + 12, at + 14)]).toEqual([0, 0]);
  });

  test("with a hundred thousand comments is done in a moment", () => {
    const asides = Array.from({ length: 100_000 }, () => jpegComment);
    expect(cleaned(jpeg({ asides })).equals(cleaned(jpeg()))).toBe(true);
  });
});

describe("what is no picture of a known kind", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("It happened.")],
    ["a document", Buffer.from("PK\x03\x04")],
    ["two bytes of a JPEG", Buffer.from([0xff, 0xd8])],
    ["a RIFF that is a film", Buffer.from("RIFF\x04\0\0\0AVI ")],
    ["a WebP without a picture", Buffer.from("RIFF\x04\0\0\0WEBP")],
    ["a PNG with a chunk that it cannot do without", Buffer.from(png().toString("latin1").replace("pHYs", "PHYs"), "latin1")],
    ["a WebP that is longer than it is", webp().subarray(0, -20)],
  ])("(%s) is left as it is", (_, bytes) => {
    expect(withoutTraces(bytes)).toBeUndefined();
  });

  test("whatever its bytes, behind the first ones of a picture, never throws", () => {
    const heads = ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF89a", "RIFF\x10\0\0\0WEBP"].map((head) =>
      Buffer.from(head, "latin1"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        withoutTraces(Buffer.concat([head, rest]));
      }),
      { numRuns: 500 },
    );
  });
});
