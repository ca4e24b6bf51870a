/** What every key store owes: one key an owner, gone for good when it is destroyed; and what every key owes what it seals. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskId } from "../../functions/core/ids.ts";
import { minutes } from "../../functions/core/instant.ts";
import type { CaseKey, CaseKeys, KeyOwner } from "../../functions/ports/case-keys.ts";
import { idOf, upTo } from "../support/contract-cases.ts";

export interface KeysUnderTest {
  readonly keys: CaseKeys;
  /** The same keys as another process sees them. */
  another(): CaseKeys;
  destroy(owner: KeyOwner): Promise<void>;
  pass(milliseconds: number): void;
}

const words = (text: string): Uint8Array => Buffer.from(text);
const read = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const identity = "CASE#a/CASE";

const openEachOther = (one: CaseKey, other: CaseKey): boolean =>
  read(one.open(other.seal(words("hello"), identity), identity)) === "hello" && one.mark("line") === other.mark("line");

export const keepsKeys = (fresh: () => Promise<KeysUnderTest>): void => {
  describe("keeping keys", () => {
    it("finds none that was not made", async () => {
      const { keys } = await fresh();
      expect(await keys.find(idOf("a"))).toBeUndefined();
    });

    it("finds the key that was made, also from another process", async () => {
      const { keys, another } = await fresh();
      const made = await keys.make(idOf("a"));
      for (const found of [await keys.find(idOf("a")), await another().find(idOf("a"))])
        expect(found && openEachOther(made, found)).toBe(true);
    });

    it("finds a key that was made after it was looked for", async () => {
      const { keys, another } = await fresh();
      expect(await keys.find(idOf("a"))).toBeUndefined();
      await another().make(idOf("a"));
      expect(await keys.find(idOf("a"))).toBeDefined();
    });

    it("makes one key an owner, however often it is asked", async () => {
      const { keys, another } = await fresh();
      const first = await keys.make(idOf("a"));
      for (const again of [await keys.make(idOf("a")), await another().make(idOf("a"))])
        expect(openEachOther(first, again)).toBe(true);
    });

    it("gives twenty who make it at once the same key", async () => {
      const { another } = await fresh();
      const made = await Promise.all(upTo(20).map(() => another().make(idOf("a"))));
      for (const key of made) for (const other of made.slice(0, 3)) expect(openEachOther(key, other)).toBe(true);
    });

    it("gives every owner another key", async () => {
      const { keys } = await fresh();
      const [one, other] = [await keys.make(idOf("a")), await keys.make(deskId("demo"))];
      expect(() => other.open(one.seal(words("hello"), identity), identity)).toThrow();
      expect(one.mark("line")).not.toBe(other.mark("line"));
    });

    it("forgets at once what it destroys itself, and nothing is amiss where it is gone already", async () => {
      const { keys, another } = await fresh();
      await keys.make(idOf("a"));
      for (const _ of ["once", "again"]) await keys.destroy(idOf("a"));
      expect([await keys.find(idOf("a")), await another().find(idOf("a"))]).toEqual([undefined, undefined]);
    });

    it("finds a destroyed key no more once five minutes have passed", async () => {
      const { keys, another, destroy, pass } = await fresh();
      await keys.make(idOf("a"));
      await destroy(idOf("a"));
      expect(await another().find(idOf("a"))).toBeUndefined();
      pass(minutes(5));
      expect(await keys.find(idOf("a"))).toBeUndefined();
    });

    it("remembers a destroyed key no longer because it is in use", async () => {
      const { keys, destroy, pass } = await fresh();
      await keys.make(idOf("a"));
      await destroy(idOf("a"));
      for (const _ of upTo(4)) {
        pass(minutes(1));
        await keys.find(idOf("a"));
      }
      pass(minutes(1));
      expect(await keys.find(idOf("a"))).toBeUndefined();
    });

    it("makes a new key after the old one was destroyed, which opens nothing old", async () => {
      const { keys, destroy, pass } = await fresh();
      const old = await keys.make(idOf("a"));
      const sealed = old.seal(words("hello"), identity);
      await destroy(idOf("a"));
      pass(minutes(5));
      const made = await keys.make(idOf("a"));
      expect(() => made.open(sealed, identity)).toThrow();
    });
  });

  describe("sealing", () => {
    it("opens to exactly what was sealed", async () => {
      const key = await (await fresh()).keys.make(idOf("a"));
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (content, where) => {
          expect(Buffer.from(key.open(key.seal(content, where), where)).equals(Buffer.from(content))).toBe(true);
        }),
        { numRuns: 200 },
      );
    });

    it("looks different each time and never shows the content", async () => {
      const key = await (await fresh()).keys.make(idOf("a"));
      const content = words("It happened at the meetup.");
      const sealed = upTo(50).map(() => Buffer.from(key.seal(content, identity)));
      expect(new Set(sealed.map((bytes) => bytes.toString("hex"))).size).toBe(50);
      for (const bytes of sealed) expect(bytes.includes("meetup")).toBe(false);
    });

    it("does not open as anything else than it was sealed as", async () => {
      const key = await (await fresh()).keys.make(idOf("a"));
      const sealed = key.seal(words("hello"), identity);
      for (const wrong of ["", "CASE#b/CASE", "CASE#a/CASE ", "case#a/case"]) expect(() => key.open(sealed, wrong)).toThrow();
    });

    it("does not open with any one bit changed", async () => {
      const key = await (await fresh()).keys.make(idOf("a"));
      const sealed = Buffer.from(key.seal(words("hello"), identity));
      for (const bit of upTo(sealed.length * 8)) {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => key.open(changed, identity)).toThrow();
      }
    });

    it("does not open where any of it is missing or anything was added", async () => {
      const key = await (await fresh()).keys.make(idOf("a"));
      const sealed = Buffer.from(key.seal(words("hello"), identity));
      for (const length of upTo(sealed.length)) expect(() => key.open(sealed.subarray(0, length), identity)).toThrow();
      expect(() => key.open(Buffer.concat([sealed, Buffer.of(0)]), identity)).toThrow();
    });
  });

  describe("marks", () => {
    it("are 26 letters of base32, and the same for the same purpose", async () => {
      const { keys, another } = await fresh();
      const key = await keys.make(idOf("a"));
      const mark = key.mark("line|a|member:ada|1");
      expect(mark).toMatch(/^[a-z2-7]{26}$/);
      expect((await another().make(idOf("a"))).mark("line|a|member:ada|1")).toBe(mark);
    });

    it("differ for every purpose and every owner", async () => {
      const { keys } = await fresh();
      const marks = [];
      for (const owner of [idOf("a"), idOf("b")]) {
        const key = await keys.make(owner);
        marks.push(...upTo(50).map((n) => key.mark(`line|${n}`)), key.mark(""));
      }
      expect(new Set(marks).size).toBe(102);
    });
  });
};
