/** Who a mail is from decides who may act. Whatever shows one name to a checker and another to a reader must be seen through. */
import fc from "fast-check";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { soleSender } from "../../functions/core/mail/sender.ts";
import { bytes, lines, readOrNot, understood } from "../support/contract-mail.ts";

const from = (...headers: readonly string[]): string => lines(...headers, "Subject: hello", "", "It happened.");
const addresses = async (raw: string): Promise<readonly string[]> => (await understood(raw)).from.map((box) => box.address);

describe("the sender of a mail", () => {
  it("is the one address in the one From", async () => {
    const mail = await understood(from("From: Ada <ada@members.test>"));
    expect(mail.from).toEqual([{ name: "Ada", address: "ada@members.test" }]);
    expect(mail.fromHeaders).toBe(1);
    expect(soleSender(mail)?.address).toBe("ada@members.test");
  });

  it.each([
    ["folded", lines("From: Ada", " <ada@members.test>")],
    ["with a nickname in quotation marks", 'From: Ada "AL" Lovelace <ada@members.test>'],
    ["with the address in place of the name", "From: ada@members.test <ada@members.test>"],
    ["in capitals", "FROM: <ADA@members.test>"],
    ["with a comment", "From: ada@members.test (Ada)"],
    ["with its name in another script", "From: =?koi8-r?B?8NLJ18XU?= <ada@members.test>"],
  ])("is found in a From that is %s", async (_, header) => {
    const mail = await understood(from(header));
    expect(soleSender(mail)?.address.toLowerCase()).toBe("ada@members.test");
  });

  it.each([
    ["there is no From", "To: conduct@desk.test"],
    ["From is empty", "From:"],
    ["From has words but no address", "From: somebody"],
    ["an address stands only in an encoded word", "From: =?utf-8?Q?=3Cada=40members.test=3E?="],
    ["two addresses stand in one From", "From: ada@members.test, bo@members.test"],
    ["a group hides two addresses", "From: all: ada@members.test, bo@members.test;"],
    ["a group hides a second address", "From: bo@members.test, all: ada@members.test;"],
    ["another address stands where the name should", "From: stranger@example.org <ada@members.test>"],
    ["a comment is left open", "From: stranger@example.org (<ada@members.test>"],
    ["a comment stands in a comment", "From: stranger@example.org (x <ada@members.test> (y)"],
    ["a zero byte ends one address", "From: stranger@example.org\0 <ada@members.test>"],
    ["a bare carriage return ends one address", "From: stranger@example.org\r <ada@members.test>"],
    ["its colon stands on the next line of a second one", lines("From: ada@members.test", "From", " : stranger@example.org")],
    ["a route stands before the address", "From: <@ada@members.test:bo@members.test>"],
  ])("is nobody where %s", async (_, header) => {
    expect(soleSender(await understood(from(header)))).toBeUndefined();
  });

  it("is what stands between the brackets, never the name beside it", async () => {
    for (const header of [
      'From: "ada@members.test" <stranger@example.org>',
      "From: =?utf-8?Q?ada=40members.test=2C?= <stranger@example.org>",
      "From: =?utf-8?Q?=3Cada=40members.test=3E?= <stranger@example.org>",
    ])
      expect(await addresses(from(header))).toEqual(["stranger@example.org"]);
  });

  it("is nobody where there are two From headers, however they are written", async () => {
    for (const second of [
      "From: ada@members.test",
      "from: ada@members.test",
      "From : ada@members.test",
      "From\t: ada@members.test",
      "FROM:ada@members.test",
      "From\xa0: ada@members.test",
      lines("From:", " ada@members.test"),
    ])
      for (const headers of [
        [second, "From: stranger@example.org"],
        ["From: stranger@example.org", second],
      ]) {
        const mail = await understood(from(...headers));
        expect(mail.fromHeaders).toBe(2);
        expect(soleSender(mail)).toBeUndefined();
      }
  });

  it("is nobody where a second From hides behind bare line ends that only some programs see", async () => {
    for (const gap of ["X: a\r\rb\r\n", "X: a\rb\r\n", "X: a\r\n \r\n", "X: a\n", "X: a\r\n\t\r\n"]) {
      const mail = await understood(bytes(`From: stranger@example.org\r\n${gap}From: ada@members.test\r\n\r\nhello`));
      expect(mail.fromHeaders).toBe(2);
      expect(soleSender(mail)).toBeUndefined();
    }
  });

  it("names every address of every From, so that screening misses nobody", async () => {
    const found = await addresses(from("From: ada@members.test", "From: stranger@example.org, bo@members.test"));
    expect([...found].sort()).toEqual(["ada@members.test", "bo@members.test", "stranger@example.org"]);
  });

  it("is never one where any parser sees two", async () => {
    const pieces = fc.constantFrom(
      "From: ada@members.test",
      "From : stranger@example.org",
      "from:bo@members.test",
      "From\x0b: cy@members.test",
      "\0From: dee@members.test",
      "Subject: hello",
      "X",
      " folded",
      "\t",
      "From:",
    );
    const ends = fc.constantFrom("\r\n", "\n", "\r", "\r\r", "\r\n\r", "\n\r", "\r\n \r\n");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(pieces, ends), { minLength: 1, maxLength: 7 }), async (rows) => {
        const raw = bytes(`${rows.flat().join("")}\r\n\r\nhello`);
        const mail = await readOrNot(raw);
        const [one, other] = await Promise.all([simpleParser(raw), PostalMime.parse(raw)]);
        const most = Math.max(
          one.headerLines.filter(({ key }) => key === "from").length,
          other.headers.filter(({ key }) => key === "from").length,
        );
        expect(mail?.fromHeaders ?? most).toBeGreaterThanOrEqual(most);
      }),
      { numRuns: 400 },
    );
  });
});

describe("a From that would take long to read", () => {
  it.each([
    ["spaces", `From: ${" ".repeat(900)}<a`],
    ["quotation marks", `From: ${'"'.repeat(900)} <ada@members.test>`],
    ["backslashes", `From: "${"\\\\".repeat(450)}" <ada@members.test>`],
  ])("is read at once: %s", async (_, header) => {
    const began = process.cpuUsage().user;
    for (let times = 0; times < 5; times += 1) await understood(from(header));
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  });
});

describe("who else stands in the headers", () => {
  it("is read from To, Cc, Reply-To and Sender, for screening", async () => {
    const mail = await understood(
      from(
        "From: stranger@example.org",
        "To: conduct@desk.test, Ada <ada@members.test>",
        "Cc: all: bo@members.test;",
        "Reply-To: cy@members.test",
        "Sender: Dee <dee@members.test>",
      ),
    );
    expect(mail.mentioned.map((box) => box.address).sort()).toEqual(
      ["ada", "bo", "cy", "dee"]
        .map((id) => `${id}@members.test`)
        .concat("conduct@desk.test")
        .sort(),
    );
  });

  it("is bounded, however many there are", async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `a${index}@example.org`).join(",\r\n ");
    const mail = await understood(from(`From: ${many}`, `To: ${many}`));
    expect(mail.from.length).toBeLessThanOrEqual(200);
    expect(mail.mentioned.length).toBeLessThanOrEqual(200);
    expect(soleSender(mail)).toBeUndefined();
  });

  it("brings no line break along, however it is written", async () => {
    const crlf = "=?utf-8?Q?a=0D=0ABcc:_evil=40example.org=E2=80=A8x=00?=";
    const mail = await understood(
      from(`From: ${crlf} <reporter@example.org>`, `Cc: ${crlf} <bo@members.test>`, `Subject: ${crlf}`),
    );
    for (const text of [mail.subject, ...[...mail.from, ...mail.mentioned].flatMap((box) => [box.name, box.address])])
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });
});
