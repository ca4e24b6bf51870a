/** LP, and DL as far as it is about what becomes of the desk's own mails. */
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import { answer, caseOf, newestFor, told } from "../app/casework.ts";
import { bring, sesEvent } from "../support/ses-events.ts";
import { reported, reporter } from "./stories.ts";

describe("DL15 clocks of functions that differ by five minutes", () => {
  test.each([-5, 5])("lose and double nothing: %i", async (skew) => {
    const { desk, receipt, from } = await reported();
    await desk.advance(minutes(skew));
    const works = ["cy", "dee", reporter].map((who) => newestFor(desk, who).work);
    await bring(desk.deps, ...works.flatMap((work) => [sesEvent(work, "Delivery"), sesEvent(work, "Send")]));
    await desk.advance(minutes(-skew));
    await answer(desk, "cy", "/ack");
    expect(told(desk, from).sort()).toEqual(["cy: what your mail did", "dee: acknowledged", "reporter: an answer for you"]);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "acknowledged", awaiting: [], work: [] });
  });
});

describe("LP05 the forward to the first on duty comes back", () => {
  test("they count as not reached, the other of the pair is told at once, and nothing else of the case stops", async () => {
    const { desk, receipt, from } = await reported();
    await bring(desk.deps, sesEvent(newestFor(desk, "cy").work, "Bounce"));
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
    expect((await caseOf(desk, receipt)).unreached).toMatchObject([{ to: "member:cy", why: "bounced" }]);
    await answer(desk, "dee", "I look into it;");
    expect(newestFor(desk, "cy").text).toContain("I look into it;");
  });

  test("a bounce that may pass shifts nothing", async () => {
    const { desk, receipt, from } = await reported();
    const { work } = newestFor(desk, "cy");
    await bring(desk.deps, ...(["DeliveryDelay", "Bounce that may pass"] as const).map((what) => sesEvent(work, what)));
    expect(told(desk, from)).toEqual([]);
    expect((await caseOf(desk, receipt)).awaiting).toHaveLength(2);
  });
});

describe("LP07 the acknowledgement to the reporter comes back", () => {
  test("the case shows it, the circle is told once, and no second letter is tried", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", "/ack");
    const from = desk.sent.length;
    for (let again = 0; again < 3; again += 1) await bring(desk.deps, sesEvent(newestFor(desk, reporter).work, "Bounce"));
    for (let day = 0; day < 3; day += 1) await desk.advance(hours(24));
    expect(told(desk, from).sort()).toEqual(["cy: mail does not reach the reporter", "dee: mail does not reach the reporter"]);
    expect((await caseOf(desk, receipt)).reporter.unreachable).toBe(true);
  });
});

describe("LP13 an address of somebody on duty that SES sends nothing to any more", () => {
  test.each(["Suppressed by the account", "Suppressed by SES", "Suppressed complaint"] as const)(
    "%s is told at once",
    async (what) => {
      const { desk, from } = await reported();
      await bring(desk.deps, sesEvent(newestFor(desk, "cy").work, "Send"), sesEvent(newestFor(desk, "cy").work, what));
      expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
    },
  );
});
