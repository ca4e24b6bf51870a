/** What the headers of a mail say about it: its subject, what it answers, and whether a machine wrote it. */
import { describe, expect, it } from "vitest";
import { sesId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import { isMachine } from "../../functions/core/mail/machine.ts";
import { lines, plainFrom, understood } from "../support/contract-mail.ts";
import { passed } from "../support/memory-desk.ts";

const withHeaders = (...headers: readonly string[]): string => lines(plainFrom, ...headers, "", "hello");

const receipt = {
  mail: sesId("m"),
  rawKey: "raw/m",
  receivedAt: instant(0),
  envelopeFrom: "reporter@example.org",
  recipients: ["conduct@desk.test"],
  verdicts: passed,
};
const isFromMachine = async (...headers: readonly string[]): Promise<boolean> =>
  isMachine(await understood(withHeaders(...headers)), receipt);

describe("a subject", () => {
  it("is empty where there is none", async () => {
    expect((await understood(withHeaders())).subject).toBe("");
  });

  it("is read in any script, and is one line", async () => {
    expect((await understood(withHeaders("Subject: =?koi8-r?B?8NLJ18XU?= =?utf-8?Q?_=F0=9F=91=8B?="))).subject).toBe("Привет 👋");
    expect((await understood(withHeaders("Subject: =?utf-8?Q?a=0D=0ABcc:_evil=40example.org?="))).subject).toBe(
      "a Bcc: evil@example.org",
    );
    expect((await understood(withHeaders("Subject: one", " two"))).subject).toBe("one two");
  });

  it("is cut where it is endless", async () => {
    expect((await understood(withHeaders(`Subject: ${"x".repeat(100_000)}`))).subject.length).toBeLessThanOrEqual(1_000);
  });
});

describe("what a mail answers", () => {
  it("is every message id that it cites, each on its own", async () => {
    const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
      [[], []],
      [["In-Reply-To: <1@a.test>"], ["<1@a.test>"]],
      [
        ["References: <1@a.test> <2@a.test>", "In-Reply-To: <2@a.test>"],
        ["<1@a.test>", "<2@a.test>"],
      ],
      [["References: <1@a.test>\r\n <2@a.test>"], ["<1@a.test>", "<2@a.test>"]],
      [["References: <1@a.test><2@a.test>,<3@a.test>"], ["<1@a.test>", "<2@a.test>", "<3@a.test>"]],
      [["In-Reply-To: <1@a.test> <2@a.test>"], ["<1@a.test>", "<2@a.test>"]],
      [["In-Reply-To: Your message of today <1@a.test>"], ["<1@a.test>"]],
    ];
    for (const [headers, ids] of cases)
      expect([...new Set((await understood(withHeaders(...headers))).cites)].sort()).toEqual([...ids].sort());
  });

  it("is bounded", async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `<${index}@a.test>`).join("\r\n ");
    expect((await understood(withHeaders(`References: ${many}`))).cites.length).toBeLessThanOrEqual(200);
  });
});

describe("a machine gives itself away", () => {
  it.each([
    ["Auto-Submitted: auto-replied"],
    ["Auto-Submitted: auto-generated (vacation)"],
    ["AUTO-SUBMITTED: Auto-Notified"],
    ["Precedence: bulk"],
    ["Precedence: Auto_Reply"],
    ["X-Autoreply: yes"],
    ["X-Autorespond: 1"],
    ["X-Apple-Action: VACATION"],
    ["X-Auto-Response-Suppress: DR, OOF, AutoReply"],
    ["X-Failed-Recipients: bo@members.test"],
    ["X-Loop: desk@example.org"],
    ["Mailing-List: list people@example.org"],
    ["List-Id: <announce.example.org>"],
    ["List-Unsubscribe: <mailto:leave@example.org>"],
    ["X-Conduct-Desk: 1"],
    ["Content-Type: multipart/report; report-type=delivery-status; boundary=q"],
  ])("by %s", async (header) => {
    expect(await isFromMachine(header)).toBe(true);
  });

  it.each([
    ["Auto-Submitted: no", "Auto-Submitted: auto-replied"],
    ["Auto-Submitted: auto-replied", "Auto-Submitted: no"],
    ["Precedence: bulk", "Precedence: normal"],
    ["Precedence: normal", "Precedence: bulk"],
  ])("also where the header stands there twice: %s, %s", async (one, other) => {
    expect(await isFromMachine(one, other)).toBe(true);
  });

  it("and a person does not", async () => {
    expect(await isFromMachine()).toBe(false);
    expect(await isFromMachine("Auto-Submitted: no", "Precedence: normal", "X-Mailer: a mail program")).toBe(false);
    expect(await isFromMachine("X-Auto-Response-Suppress: DR, RN", "X-Apple-Action: FORWARD")).toBe(false);
    expect(await isFromMachine("Feedback-ID: 1.eu-west-1.x:AmazonSES")).toBe(false);
  });
});
