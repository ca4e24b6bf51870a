/** A command acts only as a line of its own in the first block of what this person wrote now. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReply, readsLikeLetter, startsWithCommand } from "../../functions/core/mail/reply.ts";

const commandsIn = (text: string): readonly string[] => readReply(text).commands.map(({ name }) => name);

describe("commands", () => {
  test("are lines that begin with a slash, and the text below each is its body", () => {
    expect(readReply("/ack\nThank you for writing.\nWe will look at it.\n/help\n").commands).toEqual([
      { wrote: "/ack", name: "ack", argument: "", body: "Thank you for writing.\nWe will look at it." },
      { wrote: "/help", name: "help", argument: "", body: "" },
    ]);
  });

  test("may carry words on their own line", () => {
    expect(readReply("/report other").commands).toMatchObject([{ name: "report", argument: "other" }]);
  });

  test("are found below empty lines", () => {
    expect(commandsIn("\n\n \u200B\n\n/ack\n")).toEqual(["ack"]);
  });

  test("are not searched for below other text", () => {
    expect(readReply("I think we should answer.\n/ack\n")).toEqual({
      commands: [],
      ownText: "I think we should answer.\n/ack",
    });
  });

  test("are read one beyond the twenty that may run, so that too many can be refused; what follows is text", () => {
    const { commands } = readReply("/help\n".repeat(30));
    expect(commands).toHaveLength(21);
    expect(commands.at(-1)?.body.split("\n")).toHaveLength(9);
  });

  test("are read with every kind of line end", () => {
    for (const end of ["\n", "\r\n", "\r"]) expect(commandsIn(`/ack${end}Thank you.${end}/help`)).toEqual(["ack", "help"]);
  });
});

describe("what a phone or a mail program does to a command is forgiven:", () => {
  test.each([
    ["a capital", "/Ack"],
    ["capitals", "/ACK"],
    ["a full stop", "/ack."],
    ["an exclamation mark", "/ack!"],
    ["bold", "*/ack*"],
    ["more bold", "**/ack**"],
    ["italics", "_/ack_"],
    ["code", "`/ack`"],
    ["bold with a full stop inside", "*/ack.*"],
    ["straight quotation marks", '"/ack"'],
    ["smart quotation marks", "“/ack”"],
    ["spaces around it", "   /ack   "],
    ["a space that does not break", "\u00A0/ack\u00A0"],
    ["an invisible character in front", "\u200B/ack"],
    ["an invisible character inside", "/a\u200Bck"],
    ["a mark that turns text around", "\u200F/ack"],
    ["a byte order mark", "\uFEFF/ack"],
    ["letters of double width", "／ａｃｋ"],
  ])("%s", (_, text) => {
    expect(commandsIn(text)).toEqual(["ack"]);
  });

  test("also around what the command is given", () => {
    for (const text of ["/report other.", "*/report other*", "/Report Other", "/report\u00A0other", "“/report other”"]) {
      const [command] = readReply(text).commands;
      expect({ name: command?.name, argument: command?.argument.toLowerCase() }).toEqual({ name: "report", argument: "other" });
    }
  });

  test("any of these together", () => {
    const before = fc.constantFrom("", " ", "\u200B", "\u00A0", "*", "**", "_", "\u200F");
    const behind = fc.constantFrom("", " ", ".", "!", "\u200B", "\u00A0");
    fc.assert(
      fc.property(before, behind, fc.constantFrom("/ack", "/Ack", "/ACK", "／ack", "/a\u00ADck"), (open, close, word) => {
        expect(commandsIn(`${open}${word}${close}${open.trim()}`)).toEqual(["ack"]);
      }),
    );
  });
});

describe("a line that only contains a command is a sentence:", () => {
  test.each([
    "I do not /ack this.",
    "Please /ack",
    "You could answer with /ack",
    "not /ack",
    "ack",
    "Ack.",
    "Approve.",
    "I approve.",
    "We should /ack, I think.",
    "/",
    "//ack",
    "/ ack",
    "/1",
    "/etc/hosts is the file",
    "/ack/now",
    "/ack-",
    "http://example.org/ack",
    "- /ack",
    "1. /ack",
    "Re: /ack",
    "/ack, please",
    "/ackack?no",
    "\\/ack",
    "<ack>",
    "‎Sent: /ack",
    "¿/ack?",
    "[/ack]",
    "{/ack}",
    "#/ack",
    "~/ack",
    "…/ack",
    "yes /ack",
    "ok. /ack.",
    "let us not /discard it",
    "the command is: /report mine",
    "+1",
    "AGREE",
    "/ack?",
    "/ɑck",
    "/асk",
    "∕ack",
    "⁄ack",
    "\\ack",
    "|/ack",
    "> /ack",
    ">/ack",
    " > /ack",
    "\u200B> /ack",
    "| /ack",
  ])("%s", (sentence) => {
    expect(commandsIn(sentence).filter((name) => ["ack", "report", "discard", "help"].includes(name))).toEqual([]);
  });
});

describe("a desk command", () => {
  test("is recognised by the first line alone", () => {
    expect(startsWithCommand("/help")).toBe(true);
    expect(startsWithCommand("/duty")).toBe(true);
    expect(startsWithCommand("Hello\n/help")).toBe(false);
    expect(startsWithCommand("")).toBe(false);
  });
});

describe("a note reads like a letter", () => {
  test.each(["Hi,\n\nwe got it", "Dear reporter", "hello there", "Thank you for writing", "Thanks!", "Good morning"])(
    "%j",
    (text) => {
      expect(readsLikeLetter(text)).toBe(true);
    },
  );

  test.each(["I think this is serious", "History matters", "Dearest", "", "Heya"])("not %j", (text) => {
    expect(readsLikeLetter(text)).toBe(false);
  });
});

describe("a megabyte of anything", () => {
  const mega = 1_000_000;
  const hostile: readonly (readonly [string, string])[] = [
    ["stars before a word", `${"*".repeat(mega)}x`],
    ["stars behind a command", `/ack ${"*".repeat(mega)}x`],
    ["full stops", `${".".repeat(mega)}x`],
    ["full stops behind a command", `/ack ${".".repeat(mega)}x`],
    ["dashes", `${"-".repeat(mega)}x`],
    ["dashes with a forward's word", `${"-".repeat(mega)} origina`],
    ["underscores", `${"_".repeat(mega)}x`],
    ["spaces", `${" ".repeat(mega)}x`],
    ["tabs and spaces", `${"\t ".repeat(mega / 2)}x`],
    ["empty lines", `${"\n".repeat(mega)}x`],
    ["carriage returns", `${"\r".repeat(mega)}x`],
    ["beginnings of quotations", "On 1 ".repeat(mega / 5)],
    ["lines that begin quotations", "On 1\n".repeat(mega / 5)],
    ["lines that end quotations", "x wrote\n".repeat(mega / 8)],
    ["colons", `${":".repeat(mega)}x`],
    ["header words", "From:\n".repeat(mega / 6)],
    ["slashes", "/".repeat(mega)],
    ["commands", "/a\n".repeat(mega / 3)],
    ["letters that unfold into eighteen", "ﷺ".repeat(mega)],
    ["accents", `a${"\u0301".repeat(mega)}`],
    ["invisible characters", `${"\u200B".repeat(mega)}/ack`],
    ["quotation marks", `${'"'.repeat(mega)}x`],
  ];

  test.each(hostile)("is read to its end: %s", (_, text) => {
    expect(readReply(text).ownText.length).toBeLessThanOrEqual(mega);
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void readReply(text)),
      { numRuns: 500 },
    );
  });
});
