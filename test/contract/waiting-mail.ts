/** What every place for waiting mail owes: the receipt comes back whole, and goes when it is told to. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sesId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import type { WaitingMail } from "../../functions/ports/waiting-mail.ts";

const anyText = fc.string({ unit: "grapheme", maxLength: 60 });

const anyReceipt: fc.Arbitrary<Receipt> = fc.record({
  mail: fc.stringMatching(/^[a-z0-9]{1,60}$/).map(sesId),
  rawKey: fc.stringMatching(/^raw\/[a-z0-9]{1,60}$/),
  receivedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instant),
  envelopeFrom: anyText,
  recipients: fc.array(anyText, { maxLength: 4 }),
  verdicts: fc.record({ spf: anyText, dkim: anyText, dmarc: anyText, spam: anyText, virus: anyText }),
});

export const keepsWaitingMail = (fresh: () => Promise<WaitingMail>): void => {
  describe("LK09 waiting mail", () => {
    it("keeps a receipt until it is told to forget it, and forgets it twice", async () => {
      const waiting = await fresh();
      for (const receipt of fc.sample(anyReceipt, { numRuns: 15, seed: 3 })) {
        expect(await waiting.find(receipt.mail)).toBeUndefined();
        await waiting.keep(receipt);
        await waiting.keep(receipt);
        expect(await waiting.find(receipt.mail)).toEqual(receipt);
        for (const _ of [1, 2]) await waiting.forget(receipt.mail);
        expect(await waiting.find(receipt.mail)).toBeUndefined();
      }
    });
  });
};
