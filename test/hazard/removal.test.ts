/** OC06: a colleague is taken off the list of members. One stolen mailbox cannot do it, and two cannot while somebody looks. */
import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "../../functions/core/instant.ts";
import { answer, type MemoryDesk, newestFor, told } from "../app/casework.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";

const name = "Demo Conduct Desk";

const toDesk = (desk: MemoryDesk, who: string, text: string) =>
  desk.receive({ from: `${who}@members.test`, to: ["conduct+desk@desk.test"], text });

describe("OC06 taking a colleague off the list", () => {
  test("is not for somebody who leaves in the same mail", async () => {
    const desk = await createMemoryDesk();
    await toDesk(desk, "cy", "/leave Bo");
    await toDesk(desk, "ada", "/leave\n/leave Bo");
    await toDesk(desk, "ada", "/members");
    expect(newestFor(desk, "ada").text).toContain("- Ada\n- Bo\n");
  });

  test("needs two within seven days and a day after that, and everybody hears of each step", async () => {
    const desk = await createMemoryDesk();
    await toDesk(desk, "ada", "/leave Bo");
    await toDesk(desk, "ada", "/leave Bo");
    expect(newestFor(desk, "ada").text).toContain("You have asked for this before");
    expect(told(desk).filter((line) => line.includes("wants Bo off the list"))).toHaveLength(4);
    expect(newestFor(desk, "bo").subject).toBe(`${name}: Ada wants you off the list of members`);
    await desk.advance(days(8));
    await toDesk(desk, "cy", "/leave bo");
    expect(newestFor(desk, "cy").text).toContain("Kept, but not done yet.");
    const { replyTo, html } = newestFor(desk, "dee");
    expect(html).toContain("%2Fleave%20bo");
    const from = desk.sent.length;
    await desk.receive({ from: "dee@members.test", to: [replyTo], text: "/leave bo" });
    expect(newestFor(desk, "dee").text).toContain("it is done in 24 hours");
    expect(
      told(desk, from)
        .filter((line) => line.includes("list of members in a day"))
        .sort(),
    ).toEqual([
      ...["ada", "bo", "cy", "eli", "fay"].map(
        (who) => `${who}: ${name}: ${who === "bo" ? "you" : "Bo"} will be off the list of members in a day`,
      ),
    ]);
    expect(newestFor(desk, "bo").text).toContain("Cy and Dee asked for it.");
    await toDesk(desk, "eli", "/leave bo");
    expect(newestFor(desk, "eli").text).toContain("It is so already.");
    await desk.advance(hours(23));
    expect(desk.to("bo").some(({ text }) => text.includes("have taken you off"))).toBe(false);
    await desk.advance(hours(1));
    expect(newestFor(desk, "bo").text).toContain(`Two members have taken you off the list of ${name}.`);
    expect(newestFor(desk, "ada").text).toContain("Cy and Dee asked for it.");
  });

  test.each(["bo", "fay"])(
    "is stopped by one word of %s, before it is agreed and after, and everybody hears who did",
    async (who) => {
      const desk = await createMemoryDesk();
      await toDesk(desk, "ada", "/leave Bo");
      await toDesk(desk, who, "/leave bo no");
      await toDesk(desk, "dee", "/leave Bo");
      await toDesk(desk, "ada", "/leave Bo");
      await answer(desk, who, "/leave bo no");
      expect(newestFor(desk, "ada").subject).toBe(`${name}: Bo stays on the list of members`);
      await desk.advance(days(2));
      await toDesk(desk, "ada", "/leave bo no");
      expect(newestFor(desk, "ada").text).toContain("Nobody has asked to take this member off the list.");
      await toDesk(desk, "ada", "/members");
      expect(newestFor(desk, "ada").text).toContain("- Ada\n- Bo\n");
    },
  );

  test("falls with either of the two who asked for it, so that nobody takes off those who take them off", async () => {
    const desk = await createMemoryDesk();
    for (const who of ["ada", "bo"]) await toDesk(desk, who, "/leave cy");
    for (const who of ["bo", "cy"]) await toDesk(desk, who, "/leave ada");
    await desk.advance(hours(24));
    await desk.advance(minutes(1));
    await toDesk(desk, "bo", "/members");
    expect(newestFor(desk, "bo").text).toContain("- Ada\n- Bo\n- Dee\n");
  });

  test("asks which of several is meant, and knows nobody who is not on it", async () => {
    const desk = await createMemoryDesk();
    await toDesk(desk, "ada", "/leave robin");
    expect(newestFor(desk, "ada").text).toContain("No member goes by that name.");
  });
});
