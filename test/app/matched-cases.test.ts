/** Two reports of one person find each other, and neither tells anything to the readers of the other. */
import { describe, expect, test } from "vitest";
import { commandNames } from "../../functions/core/case/rules.ts";
import { days } from "../../functions/core/instant.ts";
import { written } from "../core/history-words.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, caseOf, type MemoryDesk } from "./casework.ts";

const one = "one@example.org";
const two = "two@example.org";

/** Each text is for those who are on its case and for who wrote it. */
const staysInside = async (
  desk: MemoryDesk,
  receipts: readonly (readonly [string, Awaited<ReturnType<MemoryDesk["receive"]>>])[],
) => {
  for (const [planted, receipt] of receipts) {
    const { circle, reporter, codeName } = await caseOf(desk, receipt);
    const inside = [...circle.map((id) => `${id}@members.test`), reporter.address];
    for (const mail of desk.sent) {
      const text = `${mail.subject}\n${mail.text}\n${mail.html}`;
      if (text.includes(planted)) expect(inside).toContain(mail.to);
      if ([one, two].includes(mail.to) && mail.to !== reporter.address) expect(text).not.toContain(codeName);
    }
  }
};

const hold = (held: boolean): string => (held ? "/hold\n" : "");

const ways: readonly (readonly [string, string, string, string, boolean, boolean])[] = [
  ["members on both name the person", "of the first", "of the second", "Robin Example", false, true],
  ["members on both name the person, one kept", "of the first", "of the second", "Robin Example", true, true],
  ["a kept report gives the full name", "of Robin Example", "of the second", "Robin Example", true, true],
  ["both give an address, one kept", "of r.example@example.net", "of R.Example@example.net", "", true, true],
  ["both give a handle, and none is kept", "of @robin_x", "of @robin_x", "", false, false],
  ["both give what only looks like a name", "of Quiet Park", "of Quiet Park", "", true, false],
];

describe("two reports of one person, where", () => {
  test.each(ways)("%s", async (_, first, second, said, held, meets) => {
    const desk = await createMemoryDesk();
    const a = await desk.receive({ from: one, text: `${hold(held)}planted-a ${first}` });
    const b = await desk.receive({ from: two, text: `planted-b ${second}\nKeep from: Dee, Cy` });
    if (said !== "") {
      await answer(desk, "eli", `/involves ${said}`);
      if (first === "of the first") await answer(desk, "dee", `/involves ${said}`);
    }
    const [stateA, stateB] = [await caseOf(desk, a), await caseOf(desk, b)];
    expect(stateA.matches).toEqual(meets ? [stateB.id] : []);
    expect(stateB.matches).toEqual(meets ? [stateA.id] : []);
    expect(stateA.onHold).toBe(held && !meets ? true : undefined);
    await staysInside(desk, [
      ["planted-a", a],
      ["planted-b", b],
    ]);
    if (!meets) return;
    expect(desk.to("eli").some(({ subject }) => subject === `${stateA.codeName}: a question for you`)).toBe(true);
    expect(stateA.asked.map(({ member }) => member)).toEqual(["eli", "fay"]);
    expect(stateB.asked).toEqual([]);
  });

  test("the second comes from an address that the first was told to leave: they are one voice, and nothing meets", async () => {
    const desk = await createMemoryDesk();
    const a = await desk.receive({ from: one, text: "/hold\nof r.example@example.net" });
    await answer(desk, one, `/write-to ${two}`);
    await answer(desk, two, "/yes");
    expect((await caseOf(desk, a)).reporter).toMatchObject({ address: two, earlier: [one] });
    const b = await desk.receive({ from: one, text: "again of r.example@example.net" });
    expect([(await caseOf(desk, a)).matches, (await caseOf(desk, b)).matches]).toEqual([[], []]);
  });

  test("whom the other report names is not told that it concerns the same person", async () => {
    const desk = await createMemoryDesk();
    const a = await desk.receive({ from: one, text: "/hold\nplanted-a of r.example@example.net" });
    const b = await desk.receive({ from: two, text: "planted-b: Dee laughed with r.example@example.net" });
    const { codeName } = await caseOf(desk, b);
    expect((await caseOf(desk, a)).onHold).toBeUndefined();
    expect(
      desk.to("cy").some(({ text, subject }) => subject.endsWith("another case may belong to it") && text.includes(codeName)),
    ).toBe(true);
    for (const { subject, text, html } of desk.to("dee")) expect(`${subject}${text}${html}`).not.toContain(codeName);
  });

  test("the other case cannot be read at first, the second half of the match comes later and once", async () => {
    const desk = await createMemoryDesk();
    const a = await desk.receive({ from: one, text: "/hold\nplanted-a of r.example@example.net" });
    const { cases } = desk.deps;
    const [load, held] = [cases.load, await caseOf(desk, a)];
    let loads = 0;
    Object.assign(cases, {
      load: async (id: typeof held.id) => {
        if (id === held.id) loads += 1;
        if (id === held.id && loads === 2) throw new Error("away");
        return load(id);
      },
    });
    const b = await desk.receive({ from: two, text: "planted-b of r.example@example.net" });
    expect((await caseOf(desk, a)).onHold).toBe(true);
    await desk.advance(days(1));
    await desk.advance(days(1));
    expect((await caseOf(desk, a)).matches).toEqual([(await caseOf(desk, b)).id]);
    expect(desk.to(one).filter(({ subject }) => subject.endsWith("no longer only kept"))).toHaveLength(1);
  });
});

describe("while a report is only kept", () => {
  test("no command of a member writes to anybody outside its circle", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "/hold\nIt was loud." });
    await answer(desk, "cy", "/ack");
    const from = desk.sent.length;
    for (const name of commandNames) if (name !== "recuse" && name !== "exclude") await answer(desk, "cy", written(name, 0));
    const { circle, reporter } = await caseOf(desk, receipt);
    expect(circle).toEqual(["cy", "dee"]);
    const inside = [...circle.map((id) => `${id}@members.test`), reporter.address];
    for (const { to } of desk.sent.slice(from)) expect(inside).toContain(to);
  });
});
