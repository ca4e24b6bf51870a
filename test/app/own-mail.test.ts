/** A mail to the desk itself that nothing proves waits for the member whom it may be from. */
import { expect, test } from "vitest";
import { days, hours } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings, type Incoming } from "../support/memory-desk.ts";
import { answer, type MemoryDesk, newestFor, openedCase, told } from "./casework.ts";

const name = "Demo Conduct Desk";
const gray = { dmarc: "GRAY", spf: "PASS", dkim: "FAIL" } as const;
const home = "ada.at.home@example.net";

const toDesk = (desk: MemoryDesk, text: string, change: Partial<Incoming> = {}) =>
  desk.receive({ from: "ada@members.test", to: ["conduct+desk@desk.test"], verdicts: gray, text, ...change });

const cases = async ({ stores }: MemoryDesk): Promise<number> => (await stores.cases.board(demoSettings().id)).length;

/** In an answer to what the desk last wrote to them. */
const citing = (desk: MemoryDesk, who: string): readonly string[] => [
  `References: ${/^References: (<[^>]+>)/m.exec(newestFor(desk, who).raw)?.[1] ?? "none"}`,
];

test("ID02 a command from a domain that proves nothing waits, and runs when the member says that it was theirs, once", async () => {
  const desk = await createMemoryDesk();
  await toDesk(desk, "/notice only\ncanary");
  expect(told(desk)).toEqual([`ada: ${name}: say if this was you`]);
  expect(newestFor(desk, "ada").text).toContain("- /notice\n");
  expect(newestFor(desk, "ada").raw).not.toContain("canary");
  expect(await cases(desk)).toBe(0);
  const line = newestFor(desk, "ada").replyTo;
  // A second one may not come between the question and its answer.
  await toDesk(desk, "/leave");
  expect(newestFor(desk, "ada").text).toContain("an earlier mail still waits for you to say that it was yours");
  for (const change of [{ from: home }, { verdicts: { dmarc: "FAIL" } }, { from: "bo@members.test" }])
    await desk.receive({ from: "ada@members.test", to: [line], text: "/yes", ...change });
  expect(told(desk).filter((mail) => mail.endsWith("what your mail did"))).toEqual([]);
  await desk.receive({ from: "ada@members.test", to: [line], verdicts: gray, text: "/yes" });
  expect(newestFor(desk, "ada").subject).toBe(`${name}: what your mail did`);
  expect(newestFor(desk, "ada").text).toContain("your mails say that something happened on a case, and never what");
  await desk.receive({ from: "ada@members.test", to: [line], text: "/yes" });
  expect(newestFor(desk, "ada").text).toContain("It is so already.");
  await toDesk(desk, "/members", { verdicts: {} });
  expect(desk.to("ada").some(({ text }) => text.includes("- Ada: notices only\n"))).toBe(true);
});

test("what nobody says yes to is dropped: at once by a no, else after a day, and the member hears it", async () => {
  const desk = await createMemoryDesk();
  await toDesk(desk, "/leave");
  await answer(desk, "ada", "/no");
  expect(newestFor(desk, "ada").text).toContain("The mail that waited is dropped, and nothing in it was done.");
  await toDesk(desk, "/leave");
  const line = newestFor(desk, "ada").replyTo;
  const from = desk.sent.length;
  await desk.advance(hours(24));
  expect(told(desk, from)).toEqual([`ada: ${name}: a mail changed nothing`]);
  expect(newestFor(desk, "ada").text).toContain("The desk waited a day for your answer, and has dropped that mail.");
  await desk.receive({ from: "ada@members.test", to: [line], text: "/yes" });
  expect(newestFor(desk, "ada").text).toContain("has dropped that mail");
  await toDesk(desk, "/members", { verdicts: {} });
  expect(desk.to("ada").at(-1)?.text).toContain("- Ada\n");
});

test("whoever writes in a member's name again and again fills nobody's mailbox", async () => {
  const desk = await createMemoryDesk();
  for (let number = 0; number < 20; number += 1) await toDesk(desk, `/leave\n${number}`);
  expect(desk.to("ada")).toHaveLength(3);
  for (let day = 0; day < 5; day += 1) {
    await desk.advance(days(1));
    for (let number = 0; number < 5; number += 1) await toDesk(desk, `/leave\n${day} ${number}`);
  }
  const key = await desk.stores.keys.find(demoSettings().id);
  const state = key && (await desk.stores.desks.load(demoSettings().id, key));
  expect(state?.questions.length).toBeLessThanOrEqual(4);
  expect(new Set(state?.questions.map(({ number }) => number)).size).toBe(state?.questions.length);
});

test("ID16 an answer from an address that the list does not know is asked about, if it shows whose thread it answers", async () => {
  const desk = await createMemoryDesk();
  await toDesk(desk, "/status", { verdicts: {} });
  const from = desk.sent.length;
  await toDesk(desk, "/members", { from: home, verdicts: {}, headers: citing(desk, "ada") });
  expect(told(desk, from)).toEqual([`ada: ${name}: say if this was you`]);
  expect(newestFor(desk, "ada").text).toContain(home);
  await answer(desk, "ada", "/yes");
  expect(told(desk, from + 1).sort()).toEqual([`ada: ${name}: the list of members`, `ada: ${name}: what your mail did`]);
  expect(desk.to(home)).toEqual([]);
  expect(await cases(desk)).toBe(0);
});

test.each<[string, Partial<Incoming>]>([
  ["proven to be forged", { verdicts: { dmarc: "FAIL" } }],
  ["without a command", { text: "Somebody hurt me." }],
  ["with a command of a case", { text: "/ack" }],
  ["from a stranger who cites nothing", { from: "stranger@example.net", verdicts: {} }],
])("a mail %s is no command that waits, and is lost no less", async (_, change) => {
  const desk = await createMemoryDesk();
  const receipt = await toDesk(desk, "/leave", change);
  expect(told(desk).filter((mail) => mail.endsWith("say if this was you"))).toEqual([]);
  expect(await openedCase(desk, receipt)).toBe(true);
});
