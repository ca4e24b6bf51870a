/** ID06 to ID10: one From for whoever checks and another for whoever reads. What is not plain names nobody. */
import { describe, expect, test } from "vitest";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import { soleSender } from "../../functions/core/mail/sender.ts";
import { answer, caseOf, newestFor, told } from "../app/casework.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { cy, evil, reported } from "./stories.ts";

/** The checker may have proved any of the two: nothing may happen in cy's name. */
const acknowledgedBy = async (head: string): Promise<string> => {
  const { desk, receipt } = await reported();
  const line = newestFor(desk, "cy").replyTo;
  await desk.receive({ to: [line], envelopeFrom: evil, raw: `${head}\r\nTo: ${line}\r\nSubject: s\r\n\r\n/ack\r\n` });
  return (await caseOf(desk, receipt)).stage;
};

describe("ID06 two From headers", () => {
  test.each([
    ["one below the other", `From: ${evil}\r\nFrom: ${cy}`],
    ["the member's first", `From: ${cy}\r\nFrom: ${evil}`],
    ["in capitals", `From: ${evil}\r\nFROM: ${cy}`],
    ["with a space before the colon", `From: ${evil}\r\nFrom : ${cy}`],
    ["with a tab before the colon", `From: ${evil}\r\nFrom\t: ${cy}`],
    ["with a space that does not break before the colon", `From: ${evil}\r\nFrom\u00a0: ${cy}`],
    ["with a form feed in front", `From: ${evil}\r\n\fFrom: ${cy}`],
    ["with a vertical tab in front", `From: ${evil}\r\n\vFrom: ${cy}`],
    ["with a bare line feed between", `From: ${evil}\nFrom: ${cy}`],
    ["with a bare carriage return between", `From: ${evil}\rFrom: ${cy}`],
    ["with two bare carriage returns before", `From: ${evil}\r\nX-A: a\r\rb\r\nFrom: ${cy}`],
    ["with a mixed empty line before", `From: ${evil}\nX-A: a\n\r\nFrom: ${cy}`],
    ["with its colon on the next line", `From: ${cy}\r\nFrom\r\n : ${evil}`],
    ["with a nul in front", `From: ${evil}\r\n\0From: ${cy}`],
    ["with a byte order mark in front", `From: ${evil}\r\n\ufeffFrom: ${cy}`],
    ["behind a thousand other headers", `From: ${evil}\r\n${"X-A: b\r\n".repeat(1_000)}From: ${cy}`],
    ["behind a mailbox's separator", `From ${evil} Tue Mar 10 15:00:00 2026\r\nFrom: ${evil}\r\nFrom: ${cy}`],
  ])("%s, name nobody", async (_, head) => {
    expect(await acknowledgedBy(head)).toBe("reported");
  });

  test("on a report leave it without an address, and the pair hears why", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ raw: `From: ${evil}\r\nFrom: other@example.org\r\nSubject: s\r\n\r\nIt happened.\r\n` });
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
    expect(newestFor(desk, "cy").text).toContain("It names more than one sender.");
  });
});

describe("ID07 several addresses in one From", () => {
  test.each([
    ["with a comma", `From: ${cy}, ${evil}`],
    ["with a comma, the other way round", `From: ${evil}, ${cy}`],
    ["with a semicolon", `From: ${cy}; ${evil}`],
    ["over two lines", `From: ${evil},\r\n ${cy}`],
    ["with a Sender that is the member", `From: ${evil}, ${cy}\r\nSender: ${cy}`],
    ["with an empty one beside", `From: <>, ${cy}`],
    ["with a bare word beside", `From: evil, ${cy}`],
  ])("%s, name nobody", async (_, head) => {
    expect(await acknowledgedBy(head)).toBe("reported");
  });

  test("on a report leave it open to the pair, with all of it unverified", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ raw: `From: one@example.org, two@example.org\r\nSubject: s\r\n\r\nIt happened.\r\n` });
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
  });
});

describe("ID08 a From in group syntax", () => {
  test.each([
    `From: x: ${cy};`,
    `From: x: ${cy}, ${evil};`,
    `From: x: y: ${cy};;`,
    "From: undisclosed:;",
    "From: x: ;",
    "From: :;",
    `From: ${cy}: ${evil};`,
  ])("%s names nobody", async (head) => {
    expect(await acknowledgedBy(head)).toBe("reported");
    const mail = await createMailReader().read(Buffer.from(`${head}\r\nSubject: s\r\n\r\nbody\r\n`));
    expect(mail && soleSender(mail)).toBeUndefined();
  });
});

const encodedWhole = `=?utf-8?B?${Buffer.from(`Cy <${cy}>`).toString("base64")}?=`;

describe("ID09 an address with another one in it", () => {
  test.each([
    `<${cy}> <${evil}>`,
    `<${evil}> <${cy}>`,
    `"a" <${cy}> "b" <${evil}>`,
    `<${cy} ${evil}>`,
    `<${evil} ${cy}>`,
    `<${cy},${evil}>`,
    `<${cy};${evil}>`,
    `${cy} ${evil}`,
    `${cy} <${evil}>`,
    `"${cy} "@evil.example`,
    `"${cy}"@evil.example`,
    `"${cy}" @evil.example`,
    `${evil} (<${cy}>`,
    `${evil} <${cy}>`,
    `${evil} (x <${cy}> (y)`,
    `${cy}@evil.example`,
    `cy%members.test@evil.example`,
    `cy\\@members.test@evil.example`,
    `<@members.test,@x.example:${evil}>`,
    `<@evil.example:${cy}>`,
    `<=?utf-8?Q?cy=40members.test?=> (x@evil.example)`,
    `${encodedWhole} (x@evil.example)`,
    encodedWhole,
    `=?utf-8?Q?cy=40members.test?=`,
    `cy@members.test\0@evil.example`,
    `cy@[192.0.2.1]`,
    `cy @ members.test`,
  ])("%s does not act in the friendly part's name", async (from) => {
    expect(await acknowledgedBy(`From: ${from}`)).toBe("reported");
  });

  test("a comment beside a plain address takes nothing from it", async () => {
    expect(await acknowledgedBy(`From: ${cy} (Cy)`)).toBe("acknowledged");
    expect(await acknowledgedBy(`From: Cy <${cy}>`)).toBe("acknowledged");
    expect(await acknowledgedBy(`From: "Cy, of the desk" <${cy}>`)).toBe("acknowledged");
    expect(await acknowledgedBy(`From: =?utf-8?Q?C=C3=BD?= <${cy}>`)).toBe("acknowledged");
  });
});

describe("ID10 an address that only looks like a member's", () => {
  test.each([
    "сy@members.test",
    "cy@mеmbers.test",
    "cy@xn--mmbers-2of.test",
    "cy@members․test",
    "cy@members.test.",
    "cy@members。test",
  ])("%s is not that member", async (from) => {
    expect(await acknowledgedBy(`From: ${from}`)).toBe("reported");
  });

  test.each([
    ["a domain of another alphabet's letters", "cy@xn--mmbers-3of.test", "looks like an address of Cy"],
    ["two letters that look like one", "cy@rnernbers.test", "looks like an address of Cy"],
    ["somebody else at such a domain", "gus@rnernbers.test", "the part after the @ looks like the one of"],
    ["a domain that looks like nobody's", "anna@xn--bcher-kva.example", "stands for letters that look otherwise"],
  ])("%s is shown as it is, with a warning", async (_, from, warning) => {
    const { desk } = await reported({ from });
    const [shown] = /^From: .*$/m.exec(newestFor(desk, "dee").text) ?? [];
    expect(shown).toContain(`From: ${from}`);
    expect(shown).toContain(". Take care:");
    expect(newestFor(desk, "dee").text.replace(/\s+/g, " ")).toContain(warning);
  });

  test("is shown so to a member whose line it was used on", async () => {
    const { desk } = await reported();
    await answer(desk, "cy", "/ack", { from: "cy@xn--mmbers-3of.test" });
    expect(newestFor(desk, "cy").text).toContain("It came from: cy@xn--mmbers-3of.test");
    expect(newestFor(desk, "cy").text).toContain("looks like an address of Cy, and it is not one");
  });

  test("a reporter whose domain has letters beyond ASCII gets a receipt and an answer, at the form that mail can carry", async () => {
    const desk = await createMemoryDesk();
    const from = "anna@xn--bcher-kva.example";
    await desk.receive({ from });
    expect(desk.to(from).map(({ subject }) => subject.split(": ")[1])).toEqual(["we have your mail"]);
    await answer(desk, "cy", "/ack");
    expect(desk.to(from)).toHaveLength(2);
  });
});
