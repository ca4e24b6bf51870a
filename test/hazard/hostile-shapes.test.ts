/** FL: shapes that are built to stall or burst a parser, small enough for every day; `npm run bench:hostile` has their full size. */
import { describe, expect, test } from "vitest";
import { shapes } from "../bench/hostile-shapes.ts";
import { chanceFrom } from "../fuzz/chance.ts";
import { openFuzzDesk } from "../fuzz/intake.ts";

const verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };

describe("FL07, FL09, FL10, FL11, I14 a mail of a hostile shape", () => {
  test.each(shapes.map(({ what, small, make }) => [what, small, make] as const))(
    "%s: a case has it, and nothing is broken",
    async (_, size, make) => {
      const desk = await openFuzzDesk(chanceFrom(1));
      const raw = Buffer.from(make(size));
      const envelope = { recipients: ["conduct@desk.test"], envelopeFrom: "reporter@example.org", verdicts };
      const taken = await desk.take({ ...envelope, raw });
      expect(taken).toMatchObject({ place: "new-report", wrong: undefined });
      expect(taken.sent).toBeGreaterThan(0);
    },
  );
});
