/** What every store of bursts owes: counts that lose nothing, and mails that are kept once. */
import { describe, expect, it } from "vitest";
import { type KeptBack, keptBack } from "../../functions/core/duty/kept-back.ts";
import { burstId, deskId } from "../../functions/core/ids.ts";
import { days, hours, minutes, after as plus } from "../../functions/core/instant.ts";
import type { Bursts } from "../../functions/ports/bursts.ts";
import type { CaseKeys } from "../../functions/ports/case-keys.ts";
import { start } from "../support/contract-cases.ts";

const desk = deskId("demo");
const day = "2026-03-10";

const mailKept = (change: Partial<KeptBack> = {}): KeptBack =>
  keptBack.parse({
    mail: "ses-1",
    blob: "blob",
    code: "abcdefghij",
    day,
    keptAt: start,
    why: "spam",
    receipt: {
      mail: "ses-1",
      rawKey: "raw/ses-1",
      receivedAt: start,
      envelopeFrom: "reporter@example.org",
      recipients: ["conduct@desk.test"],
      verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "FAIL", virus: "PASS" },
    },
    what: "open-report",
    notNames: [],
    unknown: [],
    closedLine: false,
    keptFrom: ["cy"],
    vouched: true,
    from: "reporter@example.org",
    subject: "help",
    firstLines: "Somebody would not let me leave.",
    likenesses: ["one", "two"],
    ...change,
  });

export const keepsBursts = (fresh: () => Promise<{ readonly bursts: Bursts; readonly keys: CaseKeys }>): void => {
  describe("counts of a flood", () => {
    it("grow by one for each mark, also of many at once, and stand apart by mark, desk and hour", async () => {
      const { bursts } = await fresh();
      const at = Array.from({ length: 20 }, () => bursts.count(desk, start, ["all", "same"]));
      const counts = await Promise.all(at);
      expect(counts.map(([all]) => all).sort((a = 0, b = 0) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      expect(await bursts.count(desk, plus(start, minutes(1)), ["same", "other"])).toEqual([21, 1]);
      expect(await bursts.count(desk, plus(start, hours(1)), ["same"])).toEqual([1]);
      expect(await bursts.count(desk, plus(start, hours(1)), ["daily"], "day")).toEqual([1]);
      expect(await bursts.count(desk, plus(start, hours(2)), ["daily"], "day")).toEqual([2]);
      expect(await bursts.count(desk, plus(start, days(1)), ["daily"], "day")).toEqual([1]);
      expect(await bursts.count(deskId("another"), start, ["same"])).toEqual([1]);
      expect(await bursts.count(desk, start, [])).toEqual([]);
    });
  });

  describe("mails kept back", () => {
    it("come back whole, by their code and by their day", async () => {
      const { bursts, keys } = await fresh();
      const key = await keys.makeUntil(burstId(desk, day), plus(start, days(14)));
      const others = [mailKept(), mailKept({ code: "bbbbbbbbbb" }), mailKept({ code: "cccccccccc", day: "2026-03-11" })];
      for (const mail of others) expect(await bursts.keep(desk, mail, plus(start, days(14)), key)).toBe("saved");
      expect(await bursts.find(desk, day, "abcdefghij", key)).toEqual(mailKept());
      expect(await bursts.find(desk, "2026-03-11", "abcdefghij", key)).toBeUndefined();
      const found = await bursts.ofDay(desk, day, 10, key);
      expect(found.map(({ code }) => code).sort()).toEqual(["abcdefghij", "bbbbbbbbbb"]);
      expect(await bursts.ofDay(desk, day, 1, key)).toHaveLength(1);
    });

    it("are kept once: the first to write one has written it", async () => {
      const { bursts, keys } = await fresh();
      const key = await keys.makeUntil(burstId(desk, day), plus(start, days(14)));
      const both = [mailKept(), mailKept({ subject: "another" })].map((mail) =>
        bursts.keep(desk, mail, plus(start, days(1)), key),
      );
      expect((await Promise.all(both)).sort()).toEqual(["conflict", "saved"]);
    });
  });
};
