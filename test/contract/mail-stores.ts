/** What every mail store owes: raw mail that goes when it is told to, and sealed content that only its own case can read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryCaseKeys } from "../../functions/adapters/memory/stores.ts";
import { blobId, deskId, sesId } from "../../functions/core/ids.ts";
import type { RawMail, SealedContent } from "../../functions/ports/mail-stores.ts";
import { idOf } from "../support/contract-cases.ts";

export interface MailStoresUnderTest {
  readonly raw: RawMail;
  readonly content: SealedContent;
  /** As SES would. */
  putRaw(key: string, bytes: Uint8Array): Promise<void>;
}

const words = (text: string): Uint8Array => Buffer.from(text);
const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.from(one).equals(Buffer.from(other));

export const keepsRawMail = (fresh: () => Promise<MailStoresUnderTest>): void => {
  describe("raw mail", () => {
    it("is nothing where there is none", async () => {
      const { raw } = await fresh();
      expect(await raw.get("raw/nobody")).toBeUndefined();
    });

    it("comes back byte for byte", async () => {
      const { raw, putRaw } = await fresh();
      const samples = fc.sample(fc.uint8Array({ maxLength: 5_000 }), { numRuns: 10, seed: 7 });
      for (const [index, bytes] of [...samples, new Uint8Array(), Buffer.alloc(1_500_000, "\r\n.\r\n\xff")].entries()) {
        await putRaw(`raw/mail-${index}`, bytes);
        expect(same(await raw.get(`raw/mail-${index}`), bytes)).toBe(true);
      }
    });

    it("is gone when it was removed, and removing what is gone is no error", async () => {
      const { raw, putRaw } = await fresh();
      await putRaw("raw/taken-in", words("hello"));
      await putRaw("raw/waiting", words("hello"));
      await raw.remove("raw/taken-in");
      await raw.remove("raw/taken-in");
      await raw.remove("raw/nobody");
      expect(await raw.get("raw/taken-in")).toBeUndefined();
      expect(await raw.get("raw/waiting")).toBeDefined();
    });
  });
};

export const keepsSealedContent = (fresh: () => Promise<MailStoresUnderTest>): void => {
  const begin = async () => {
    const { content } = await fresh();
    const keys = createMemoryCaseKeys();
    return { content, keys, key: await keys.make(idOf("a")) };
  };
  const mail = sesId("mail-a");

  describe("sealed content", () => {
    it("comes back byte for byte", async () => {
      const { content, key } = await begin();
      for (const bytes of [new Uint8Array(), words("hello"), Buffer.alloc(1_500_000, "\0\r\n\xff")]) {
        const blob = await content.put(idOf("a"), key, mail, bytes);
        expect(same(await content.get(idOf("a"), key, mail, blob), bytes)).toBe(true);
      }
    });

    it("may belong to a desk", async () => {
      const { content, keys } = await begin();
      const key = await keys.make(deskId("demo"));
      const blob = await content.put(deskId("demo"), key, mail, words("hello"));
      expect(same(await content.get(deskId("demo"), key, mail, blob), words("hello"))).toBe(true);
    });

    it("never changes: the same mail put twice lies there twice", async () => {
      const { content, key } = await begin();
      const first = await content.put(idOf("a"), key, mail, words("hello"));
      const second = await content.put(idOf("a"), key, mail, words("hello"));
      expect(second).not.toBe(first);
      for (const blob of [first, second]) expect(same(await content.get(idOf("a"), key, mail, blob), words("hello"))).toBe(true);
    });

    it("goes with its owner, all of it, and nothing of another owner", async () => {
      const { content, keys, key } = await begin();
      const other = await keys.make(idOf("ab"));
      const kept = await content.put(idOf("ab"), other, mail, words("hello"));
      const blobs = [
        await content.put(idOf("a"), key, mail, words("one")),
        await content.put(idOf("a"), key, mail, words("two")),
      ];
      for (const _ of ["once", "again"]) await content.removeAll(idOf("a"));
      for (const blob of blobs) await expect(content.get(idOf("a"), key, mail, blob)).rejects.toThrow();
      expect(same(await content.get(idOf("ab"), other, mail, kept), words("hello"))).toBe(true);
    });

    it("throws where it is missing", async () => {
      const { content, key } = await begin();
      await expect(content.get(idOf("a"), key, mail, blobId("0".repeat(64)))).rejects.toThrow();
    });

    it("does not open as another mail, for another owner, or with another key", async () => {
      const { content, keys, key } = await begin();
      const blob = await content.put(idOf("a"), key, mail, words("hello"));
      await expect(content.get(idOf("a"), key, sesId("mail-b"), blob)).rejects.toThrow();
      await expect(content.get(idOf("b"), key, mail, blob)).rejects.toThrow();
      await expect(content.get(idOf("a"), await keys.make(idOf("b")), mail, blob)).rejects.toThrow();
    });
  });
};
