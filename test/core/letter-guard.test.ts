/** A letter to the reporter, and what a tired member may have left in it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjectives, nouns } from "../../functions/core/case/code-name-words.ts";
import { guardLetter } from "../../functions/core/mail/letter-guard.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";

const about = { desk: demoSettings(), codeName: "Granite Harbor", internalTexts: [] as readonly string[] };
const found = (text: string, change: Partial<typeof about> = {}) => guardLetter(text, { ...about, ...change });
const kinds = (text: string, change: Partial<typeof about> = {}) => [...new Set(found(text, change).map((leak) => leak.what))];

const token = "abcdefgh2345674567abcdefghi";

describe("a letter is clean", () => {
  test.each([
    ["nothing", ""],
    ["thanks", "Dear reporter,\n\nthank you for writing to us about Granite Harbor.\n\nKind regards,\nAda"],
    ["its own code name in other forms", "Granite-Harbor, granite harbor, GRANITE HARBOR, GraniteHarbor, Granite\nHarbor"],
    ["the desk's own address", "Write to conduct@desk.test, or to conduct+not-bo@desk.test."],
    ["an address of somebody else", "We wrote to somebody@example.org."],
    ["an address that ends like a member's", "turbo@members.test and not.bo@members.test and a-bo@members.test"],
    ["an address that goes on", "bo@members.testing"],
    ["a member's name and a place", "We met Bo at the venue. Look at members.test."],
    ["the emergency numbers", "In danger call 112 or 911, or 110/112."],
    ["dates", "2026-03-20, 20 March 2026, 20.3.2026, 20/03/2026, 03/20/2026, 2026/03/20 and 20260320"],
    ["two dates side by side", "2026-03-20 2026-03-22 2026-03-24, 20.3.2026 21.3.2026"],
    ["a range of days", "20.3.-22.3.2026, 20.3-22.3.2026, 20-22.3.2026, 2026-03-20 – 2026-03-22"],
    ["times", "10:00-12:30, 10.00-12.30, 10.00 - 12.30, 2026-03-20T10:00:00Z, at 10:00:00 on 2026-03-20 10.00"],
    ["years", "2019-2024, 2019–2024, 2023/2024, in 2023 2024 2025"],
    ["a number in letters", "commit ab12345678cd of 12345678abc"],
    ["an ordinary pair of words", "We sat at a quiet table by the open window, with a warm blanket."],
    ["a pair at the beginning of a sentence", "Quiet table talk helps."],
    ["two words of a pair in two sentences", "It was Quiet. Table talk helps. Open, Window"],
    ["two words of a pair in two paragraphs", "Quiet\n\nTable"],
    ["a pair the wrong way round", "Table Quiet"],
    ["a link under its words", "You find our rules here:\nhttps://desk.test/rules"],
    ["a greeting of two lines", "Kind regards,\nAda, for the committee"],
    ["the desk's address under a greeting", "Kind regards,\nAda\nconduct@desk.test"],
    ["a dash in a line", "We read it -- all of it.\n---\nThat is all."],
    ["a sentence about sending", "Sent from my heart, this is a long letter that we hope finds you well and safe at home."],
    ["a word of 27 letters that is no token", "b".repeat(27)],
  ])("with %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("when the desk's own name is a pair of words", () => {
    expect(found("Blue Ridge Conduct Desk", { desk: demoSettings({ name: "Blue Ridge Conduct Desk" }) })).toEqual([]);
  });
});

describe("an address of a member, the outside contact or the organisers", () => {
  test.each([
    ["plain", "Write to ada@members.test."],
    ["in capitals", "ADA@Members.TEST"],
    ["in angle brackets", "Ada <ada@members.test>"],
    ["in a link", "mailto:ada@members.test?subject=x"],
    ["in a link, in percent", "x?to=ada%40members.test"],
    ["in italics", "see _ada@members.test_"],
    ["with a tag", "ada+desk@members.test"],
    ["with spaces", "ada @ members . test"],
    ["letter by letter", "a d a @ m e m b e r s . t e s t"],
    ["over a line break", "ada@\nmembers.test"],
    ["with an invisible character", "ad\u200Ba@mem\u00ADbers.test"],
    ["in letters of double width", "ａｄａ＠members.test"],
    ["with the sign in words", "ada at members.test"],
    ["with the dot in words", "ada at members dot test"],
    ["in square brackets", "ada [at] members dot test"],
    ["in round brackets", "ada(at)members(dot)test"],
    ["in curly brackets and capitals", "Ada {AT} members {DOT} test"],
    ["with underscores", "ada_at_members_dot_test"],
    ["behind a plus", "call +ada@members.test"],
    ["before letters of another script", "ada@members.testです"],
    ["of the outside contact", "board@members.test"],
    ["of the organisers", "organisers at members.test"],
  ])("%s", (_, text) => {
    expect(kinds(text)).toEqual(["member-address"]);
  });

  test("is shown as it stands there, once", () => {
    expect(found("Ask Ada [at] members  dot test, or bo@members.test and bo@members.test.")).toEqual([
      { what: "member-address", shown: "Ada [at] members dot test" },
      { what: "member-address", shown: "bo@members.test" },
    ]);
  });
});

describe("a private line", () => {
  test.each([
    ["as an address", `conduct+${token}@desk.test`],
    ["in capitals", `CONDUCT+${token.toUpperCase()}@DESK.TEST`],
    ["in a link", `mailto:conduct%2B${token}%40desk.test`],
    ["with spaces", `conduct + ${token} @ desk . test`],
    ["with an invisible character", `conduct+${token.slice(0, 9)}\u200B${token.slice(9)}@desk.test`],
    ["as a bare token", `the token is ${token}.`],
    ["in underscores", `_${token}_`],
  ])("%s", (_, text) => {
    expect(kinds(text)).toEqual(["line"]);
  });

  test("is not shown whole to the writer either", () => {
    expect(found(`conduct+${token}@desk.test`)).toEqual([{ what: "line", shown: `${token.slice(0, 6)}…` }]);
  });
});

describe("another case's code name", () => {
  test.each([
    ["as the desk writes it", "We also look after Quiet Table."],
    ["in capitals", "QUIET TABLE"],
    ["with the second word alone in capitals", "quiet Table"],
    ["with a hyphen", "quiet-table"],
    ["with a hyphen that does not break", "Quiet\u2011Table"],
    ["with an underscore", "quiet_table"],
    ["in one word", "QuietTable"],
    ["over a line break", "It is like Quiet\nTable was."],
    ["with a possessive", "Quiet Table's reporter"],
    ["with an invisible character", "Qui\u200Bet Table"],
    ["in small letters, called a case", "in the quiet table case"],
    ["in small letters, behind the word", "see case quiet table"],
    ["beside its own", "Granite Harbor and Quiet Table"],
    ["that shares a word with its own", "Granite Table"],
  ])("%s", (_, text) => {
    expect(kinds(text)).toEqual(["other-code-name"]);
  });

  test("is found whichever it is, unless it is this case's own", () => {
    fc.assert(
      fc.property(fc.constantFrom(...adjectives), fc.constantFrom(...nouns), (first, second) => {
        const name = `${first} ${second}`;
        for (const text of [name, name.toUpperCase(), name.toLowerCase().replace(" ", "-")]) {
          expect(kinds(`About ${text}, we think so.`)).toEqual(name === about.codeName ? [] : ["other-code-name"]);
          expect(found(`About ${text}, we think so.`, { codeName: name })).toEqual([]);
        }
      }),
    );
  });
});

describe("a telephone number", () => {
  test.each([
    "+1 312 555 0100",
    "+1 (312) 555-0100",
    "(312) 555-0100",
    "312-555-2012",
    "555-2012",
    "312.555.0100",
    "3125550100",
    "+493012345678",
    "0049 30 / 123 45 67",
    "030/1234567",
    "01 23 45 67 89",
    "01.23.45.67.89",
    "06 20 30 40 50",
    "３１２-５５５-０１００",
    "٣١٢ ٥٥٥ ٠١٠٠",
    "312\u2011555\u20110100",
    "312 555\u200B 0100",
    "+20 2026 2026",
    "312 555 0100x12",
    "電話03-1234-5678です",
  ])("%s", (number) => {
    expect(kinds(`Call me on ${number}, any time.`)).toEqual(["telephone"]);
    expect(kinds(`tel:${number} on 2026-03-20 at 10:00`)).toEqual(["telephone"]);
  });

  test("of seven digits or more, with single separators anywhere", () => {
    const separators = fc.constantFrom("", " ", "-", ".", " - ", "/");
    // Of these no date can be made.
    const digits = fc.array(fc.tuple(fc.integer({ min: 3, max: 8 }), separators), { minLength: 9, maxLength: 12 });
    fc.assert(
      fc.property(digits, (pairs) => {
        expect(kinds(`Call +${pairs.map(([digit, separator]) => `${digit}${separator}`).join("")}1 now`)).toContain("telephone");
      }),
    );
  });
});

describe("a signature", () => {
  test.each([
    ["a mark", "Thank you.\n-- \nAda"],
    ["a mark without its space", "Thank you.\n--\nAda"],
    ["a mark at the very end", "Thank you.\n-- "],
    ["a phone's line", "Thank you.\n\nSent from my iPhone"],
    ["a phone's line in another language", "Thank you.\n\nVon meinem iPhone gesendet"],
    ["a web address under a name", "Thank you.\n\nAda\nhttps://example.org/ada"],
    ["a web address without a scheme", "Thank you.\n\nAda\n\nwww.example.org"],
    ["an address that the roster does not know", "Thank you.\n\nAda\nwork@example.org"],
  ])("%s", (_, text) => {
    expect(kinds(text)).toEqual(["signature"]);
  });

  test("with a number or a roster address is both", () => {
    expect(kinds("Thank you.\n\nAda\n+1 312 555 0100")).toEqual(["telephone", "signature"]);
    expect(kinds("Thank you.\n\nAda\nada@members.test")).toEqual(["member-address", "signature"]);
  });
});

describe("words of an internal note", () => {
  const note = "I think that the speaker did this on purpose, and that we should not invite them again.";
  const internalTexts = ["Something else.", note];

  test.each([
    ["whole", note],
    ["a part of eight words", "We say: the speaker did this on purpose, and that is all."],
    ["in capitals", "THE SPEAKER DID THIS ON PURPOSE AND THAT"],
    ["in a quotation", "> the speaker did\n> this on purpose,\n> and that"],
    ["with other punctuation", "the speaker; did this — on “purpose” and (that)"],
    ["with an invisible character", "the spea\u200Bker did this on purpose and that"],
  ])("%s", (_, text) => {
    expect(kinds(text, { internalTexts })).toEqual(["quoted-internal"]);
  });

  test.each([
    ["seven words", "the speaker did this on purpose, and"],
    ["eight words, one of them another", "the speaker did this on purpose, and this"],
    ["words of two notes", "something else I think that the speaker did not"],
  ])("but not %s", (_, text) => {
    expect(found(text, { internalTexts })).toEqual([]);
  });

  test("are shown as one run", () => {
    expect(found(`Hello. ${note.slice(0, 60)}`, { internalTexts })).toEqual([
      { what: "quoted-internal", shown: "i think that the speaker did this on purpose and that we" },
    ]);
  });

  test("count where no spaces are written, a polite phrase not", () => {
    const notes = ["昨日の発表者はわざとそうしたと思いますので、もう招待しません。ありがとうございました。"];
    expect(kinds("発表者はわざとそうしたと思いますので", { internalTexts: notes })).toEqual(["quoted-internal"]);
    expect(found("ありがとうございました", { internalTexts: notes })).toEqual([]);
  });

  test("are found wherever they stand among others", () => {
    const word = fc.constantFrom(..."abcdefghij");
    fc.assert(
      fc.property(fc.array(word), fc.array(word, { minLength: 8 }), fc.array(word), (before, shared, behind) => {
        const internal = ["x", ...shared, "y"].join(" ");
        expect(kinds([...before, ...shared, ...behind].join(", "), { internalTexts: [internal] })).toEqual(["quoted-internal"]);
      }),
    );
  });
});

test("a member's address is found in any text", () => {
  const around = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\p{L}\p{N}\p{M}+@._%-]/gu, ""));
  fc.assert(
    fc.property(fc.constantFrom(...memberRows), around, around, (row, before, behind) => {
      expect(kinds(`${before} ${row.email} ${behind}`)).toContain("member-address");
    }),
  );
});

test("no text makes the guard fail, and what it shows stays short", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("ada", "@", "+", "at", "dot", token, "Quiet", "Table", "-", "12", "\n"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const leak of found(pieces.join(""), { internalTexts: [pieces.join(" ")] }))
        expect(leak.shown.length).toBeLessThanOrEqual(81);
    }),
  );
});

describe("more than a letter can hold, of anything, is read in time and not told back", () => {
  const units = ["a", " ", "1", "1 ", "1-", "+", "+a", "+ ", "@", "ada@", "a@", "\n", "-- \n", "-", "(", "1(", "1234567 ", "Aa"];
  const more = ["Quiet ", "Quiet Table ", "%40", "20.3.2026-", "2026-03-20 ", "a b ", "\u200B", "\u0301", "ﷺ", "田", `${token} `];
  const filled = (unit: string): string => unit.repeat(Math.ceil(250_000 / unit.length));

  test.each([...units, ...more, "ada at members dot test "])("%j", (unit) => {
    expect(found(`${filled(unit)}x`).length).toBeLessThanOrEqual(100);
  });

  test.each(["a", "a b c ", "'", "田", "ﷺ"])("%j, in the notes too", (unit) => {
    expect(found(filled(unit), { internalTexts: [filled(unit)] }).length).toBeLessThanOrEqual(1);
  });
});
