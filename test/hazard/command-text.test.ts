/** CM: words that somebody else wrote, or that were not meant as a command, run nothing. */
import { describe, expect, test } from "vitest";
import { answer, caseOf, newestFor, told } from "../app/casework.ts";
import { type Incoming, rawOf } from "../support/memory-desk.ts";
import { cy, reported, reporter } from "./stories.ts";

/** Brings a raw mail from cy to cy's line, and tells the stage that the case then has. */
const stageAfter = async (head: readonly string[], body: string | Uint8Array) => {
  const { desk, receipt } = await reported();
  const line = newestFor(desk, "cy").replyTo;
  const start = Buffer.from([`From: ${cy}`, `To: ${line}`, "Subject: Re: s", "MIME-Version: 1.0", ...head, "", ""].join("\r\n"));
  await desk.receive({ from: cy, to: [line], raw: Buffer.concat([start, Buffer.from(body)]) });
  return { stage: (await caseOf(desk, receipt)).stage, desk };
};

const answered = async (text: string, change: Partial<Incoming> = {}) => {
  const { desk, receipt, from } = await reported();
  await answer(desk, "cy", text, change);
  return { stage: (await caseOf(desk, receipt)).stage, desk, receipt, from };
};

const reportWithCommands = "/ack\n/discard\n/report mine";

describe("CM01 a command in quoted text", () => {
  const styles: readonly (readonly [string, string])[] = [
    ["with marks", `> ${reportWithCommands.replaceAll("\n", "\n> ")}`],
    [
      "with marks and an introduction",
      `On 10 Mar 2026, Demo <conduct@desk.test> wrote:\n\n> ${reportWithCommands.replaceAll("\n", "\n> ")}`,
    ],
    ["without marks, below Outlook's header", `From: Demo <conduct@desk.test>\nSent: Tuesday\nTo: Cy\n\n${reportWithCommands}`],
    [
      "without marks, below a header in Danish",
      `Fra: Demo <conduct@desk.test>\nSendt: 10. marts 2026 16:02\nTil: Cy\n\n${reportWithCommands}`,
    ],
    [
      "without marks, below a header in Polish",
      `Od: Demo <conduct@desk.test>\nWysłano: 10 marca 2026 16:02\nDo: Cy\n\n${reportWithCommands}`,
    ],
    [
      "without marks, below a header in Japanese",
      `差出人: Demo <conduct@desk.test>\n送信日時: 2026/03/10 16:02\n宛先: Cy\n\n${reportWithCommands}`,
    ],
    ["below a line of dashes", `-----Original Message-----\n${reportWithCommands}`],
    ["below a line of underscores", `________________________________\n${reportWithCommands}`],
  ];

  test.each(styles)("%s, below a word of one's own, runs nothing", async (_, quoted) => {
    expect((await answered(`I see.\n\n${quoted}`)).stage).toBe("reported");
  });

  test.each(styles)("%s, below a command of one's own, is no further command", async (_, quoted) => {
    const { stage, desk } = await answered(`/help\n\n${quoted}`);
    expect(stage).toBe("reported");
    expect(newestFor(desk, "cy").text).toContain("This is what your mail did.");
  });

  test.each(styles)("%s, below nothing, runs nothing", async (_, quoted) => {
    expect((await answered(`\n${quoted}`)).stage).toBe("reported");
  });
});

describe("CM02 a command in what a mail program adds", () => {
  test.each([
    ["a signature", "Thank you.\n-- \n/ack"],
    ["a disclaimer", "Thank you.\n\nThis message is confidential.\n/ack"],
    ["a word from the phone", "Sent from my phone\n/ack"],
    ["a banner", "CAUTION: this mail came from outside.\n/ack"],
  ])("such as %s runs nothing", async (_, text) => {
    expect((await answered(text)).stage).toBe("reported");
  });

  test("in an out-of-office answer runs nothing, even as its first line", async () => {
    expect((await answered("/ack", { headers: ["Auto-Submitted: auto-replied"] })).stage).toBe("reported");
  });
});

describe("CM03 a command of the reporter", () => {
  test.each(["/ack", "/discard", "/report mine", "approve", "decide: ban"])("%s is a message to the circle", async (text) => {
    const { desk, receipt, from } = await reported();
    await answer(desk, reporter, text);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
    expect(newestFor(desk, "cy").text).toContain(`> ${text}`);
  });
});

describe("CM06 a command in any encoding", () => {
  const text = "/ack\r\nThank you – we will look at it.\r\n";
  const plain = "Content-Type: text/plain; charset=utf-8";

  test.each<readonly [string, readonly string[], string | Uint8Array]>([
    ["seven bits", ["Content-Type: text/plain; charset=us-ascii"], "/ack\r\nThank you - we will look at it.\r\n"],
    ["eight bits", [plain, "Content-Transfer-Encoding: 8bit"], text],
    ["base64", [plain, "Content-Transfer-Encoding: base64"], Buffer.from(text).toString("base64")],
    [
      "quoted-printable",
      [plain, "Content-Transfer-Encoding: quoted-printable"],
      "=2Fac=\r\nk\r\nThank you =E2=80=93 we will look at it.\r\n",
    ],
    [
      "UTF-16",
      ["Content-Type: text/plain; charset=utf-16le", "Content-Transfer-Encoding: base64"],
      Buffer.from(text, "utf16le").toString("base64"),
    ],
    [
      "Windows-1252",
      ["Content-Type: text/plain; charset=windows-1252", "Content-Transfer-Encoding: quoted-printable"],
      "/ack\r\nThank you =96 we will look at it.\r\n",
    ],
    ["no declared encoding", [], "/ack\r\nThank you - we will look at it.\r\n"],
    [
      "flowed text",
      ["Content-Type: text/plain; charset=utf-8; format=flowed"],
      "/ack\r\nThank you \r\n– we will look at it.\r\n",
    ],
  ])("(%s) does the same", async (_, head, body) => {
    const { stage, desk } = await stageAfter(head, body);
    expect(stage).toBe("acknowledged");
    expect(newestFor(desk, reporter).text.replace(/\s+/g, " ")).toMatch(/Thank you [–-] we will look at it\./);
  });
});

describe("CM08 an answer below or between the quotation", () => {
  test.each([
    ["below", "> Will you answer?\n\n/ack\n"],
    ["between", "> Will you answer?\nYes.\n> When?\n/ack"],
    ["below an introduction", "On 10 Mar 2026, Demo wrote:\n> Will you answer?\n\n/ack"],
  ])("runs no command %s it, and its author hears that nothing was sent to the reporter", async (_, text) => {
    const { stage, desk, from } = await answered(text);
    expect(stage).toBe("reported");
    expect(told(desk, from)).toContain("cy: what your mail did");
    expect(newestFor(desk, "cy").text).toContain("The reporter was not written to.");
  });
});

describe("CM09 a command in a part of its own", () => {
  const multipart = (...parts: readonly string[]): string => [...parts.map((part) => `--b\r\n${part}\r\n`), "--b--\r\n"].join("");
  const mixed = ['Content-Type: multipart/mixed; boundary="b"'];
  const words = "Content-Type: text/plain\r\n\r\nSee below.\r\n";

  test.each([
    [
      "an attached mail",
      multipart(
        words,
        "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nFrom: x@example.org\r\n\r\n/ack\r\n",
      ),
    ],
    [
      "a mail that is shown inline",
      multipart(words, "Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nFrom: x@example.org\r\n\r\n/ack\r\n"),
    ],
    ["an attached mail and nothing else", multipart("Content-Type: message/rfc822\r\n\r\nFrom: x@example.org\r\n\r\n/ack\r\n")],
    [
      "an attached text",
      multipart(
        words,
        'Content-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n/ack\r\n',
      ),
    ],
    [
      "an attached text and nothing else",
      multipart('Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n/ack\r\n'),
    ],
    ["a second text", multipart(words, "Content-Type: text/plain\r\n\r\n/ack\r\n")],
    [
      "an invitation",
      multipart(
        words,
        "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nDESCRIPTION:/ack\r\nEND:VCALENDAR\r\n",
      ),
    ],
  ])("such as %s runs nothing", async (_, body) => {
    expect((await stageAfter(mixed, body)).stage).toBe("reported");
  });
});

describe("CM11 what a phone makes of a command", () => {
  test.each(["/Ack.", "*/ack*", "\u200B/ack", "\u00A0/ack", "／ａｃｋ", "“/ack”"])("%s is that command", async (text) => {
    expect((await answered(text)).stage).toBe("acknowledged");
  });
});

describe("CM12 a sentence about a command", () => {
  test.each(["I do not /ack this", "Please do not /ack", "ack", "not /ack.", "/ack?", "/ack, no wait", "Re: /ack", "- /ack"])(
    "%s is a note",
    async (text) => {
      const { stage, desk, from } = await answered(text);
      expect(stage).toBe("reported");
      expect(told(desk, from).sort()).toEqual(["cy: what your mail did", "dee: a note from Cy"]);
    },
  );
});

describe("CM13 two commands that contradict each other", () => {
  test.each(["/report mine\n/discard", "/discard\n/report mine"])("%j run neither", async (text) => {
    const { desk } = await reported();
    const waiting = await desk.receive({ from: "fay@members.test", text: "it happened" });
    await answer(desk, "fay", text);
    expect((await caseOf(desk, waiting)).stage).toBe("unplaced");
    expect(newestFor(desk, "fay").text).toContain("Nothing was changed.");
  });
});

describe("CM14 one command mail delivered twice", () => {
  test("has one effect and one answer", async () => {
    const { desk, from } = await reported();
    const mail = { from: cy, to: [newestFor(desk, "cy").replyTo], text: "/ack" };
    const first = await desk.receive(mail);
    desk.stores.raw.put(first.rawKey, rawOf(mail));
    await desk.redeliver(first);
    expect(told(desk, from).sort()).toEqual(["cy: what your mail did", "dee: acknowledged", "reporter: an answer for you"]);
    expect(await desk.stores.raw.get(first.rawKey)).toBeUndefined();
  });
});

describe("CM19 a command in the subject", () => {
  test("is not read", async () => {
    expect((await answered("I have seen it.", { subject: "/ack" })).stage).toBe("reported");
    expect((await answered("", { subject: "/ack" })).stage).toBe("reported");
  });
});
