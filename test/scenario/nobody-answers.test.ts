/** Nobody acknowledges a report: each rung of the ladder at its hour, under each policy, until somebody outside knows. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, allMail, type Play, play, reporter } from "./casework.ts";

/** The hours are written out: the promise is to people, not to a table. */
const ladders = [
  ["chipy", [4, 8, 24, 36]],
  ["django", [4, 8, 24, 36]],
  ["psf", [8, 16, 20, 36]],
  ["chaoss", [8, 16, 20, 36]],
] as const;

const begun = Date.parse("2026-03-10T15:00:00Z");

const members = ["ada", "bo", "cy", "dee", "eli", "fay"];

describe.each(ladders)("OC04: an unanswered report under %s", (policy, [remind, takeOver, stepIn, outside]) => {
  let case_: Play;
  let code: string;
  let first: string;
  let second: string;
  let others: readonly string[];

  const counts = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await case_.desk.mailboxes()).map(({ address, messages }) => [address, messages]));

  /** Up to a minute before, and then to that hour. Gives what came at the hour itself. */
  const at = async (hour: number): Promise<(who: string) => Promise<readonly string[]>> => {
    await case_.desk.moveTo(new Date(begun + hour * 3_600_000 - 60_000).toISOString());
    const before = await counts();
    await case_.desk.moveTo(new Date(begun + hour * 3_600_000 + 60_000).toISOString());
    const now = await counts();
    return async (who) => {
      const [had = 0, has = 0] = [before, now].map((count) => count.get(addressOf(who)));
      return has === had ? [] : (await case_.box(who)).slice(had).map(({ subject }) => subject);
    };
  };

  beforeAll(async () => {
    case_ = await play(policy);
    const { primary, secondary } = await case_.desk.duty();
    [first, second] = [primary.id, secondary.id];
    others = members.filter((who) => who !== first && who !== second);
    code = await case_.reports("Somebody would not let me leave the room.");
  });

  afterAll(() => case_.desk.stop());

  it("is brought to mind of the first on duty", async () => {
    const came = await at(remind);
    expect(await came(first)).toEqual([`${code}: the reporter waits for an answer`]);
    for (const who of [second, ...others, "board"]) expect(await came(who)).toEqual([]);
    expect((await case_.newest(first)).text).toContain("Acknowledge: answer with /ack");
  });

  it("is then for the second to answer, and the first knows it", async () => {
    const came = await at(takeOver);
    for (const who of [first, second]) expect(await came(who)).toEqual([`${code}: the reporter still waits`]);
    for (const who of [...others, "board"]) expect(await came(who)).toEqual([]);
    expect((await case_.newest(second)).text).toMatch(/please answer in their place now/);
  });

  it("is then for anybody to take, who see the code name and nothing of it", async () => {
    const came = await at(stepIn);
    for (const who of others) expect(await came(who)).toEqual([`${code}: a question for you`]);
    for (const who of [first, second]) expect(await came(who)).toEqual([`${code}: others are asked to step in`]);
    expect(await came("board")).toEqual([]);
    for (const who of others)
      for (const mail of await case_.box(who)) expect(`${mail.text}${mail.html}`).not.toMatch(/leave the room|reporter@/);
    expect((await case_.newest(others[0] ?? "")).text).toContain("I step in and answer: answer with /take");
  });

  it("is in the end told to somebody outside, by code name, and to them again each day", async () => {
    const came = await at(outside);
    expect(await came("board")).toEqual([`${code}: a case needs your help`]);
    expect((await case_.newest("board")).text).not.toMatch(/leave the room|reporter@/);
    expect(await (await at(outside + 24))("board")).toEqual([`${code}: a case needs your help`]);
  });

  it("goes to whoever takes it, who answers, and then nobody is asked any more", async () => {
    const [taker = ""] = others;
    await case_.says(taker, "/take");
    expect((await case_.newest(taker, /the case so far$/)).text).toContain("Somebody would not let me leave the room.");
    await case_.says(taker, "/ack");
    expect((await case_.newest(reporter)).subject).toBe(`${code}: an answer for you`);
    const sent = (await allMail(case_.desk)).length;
    await case_.desk.moveTo(new Date(begun + (outside + 48) * 3_600_000).toISOString());
    const since = (await allMail(case_.desk)).slice(sent).map(({ subject }) => subject);
    expect(since.filter((subject) => /waits|needs your help|step in/.test(subject))).toEqual([]);
  });
});
