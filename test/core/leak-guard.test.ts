/** A letter to anybody but the reporter, and who or what must not be told from it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaksIn } from "../../functions/core/mail/leak-guard.ts";
import type { Secrets } from "../../functions/core/mail/secrets.ts";

const report =
  'During my talk "Taming Haunted Parsers" he shouted from the back row that I only got in to fill a quota. ' +
  "It was 22:47 when I left room 2.14, and the tram to the Quillfeather had stopped. My badge is B-214.";

const secrets: Secrets = {
  people: [
    { role: "reporter", names: ["Korina Müldner"], addresses: ["k.mueldner@post.example"], handles: ["korn_84"] },
    { role: "witness", names: ["Zebo Tialska"], addresses: [], handles: [] },
  ],
  texts: [report],
  open: { names: ["Dravo Penk", "Ada", "Bo"], texts: ["We are dedicated to a harassment-free experience at Kernel Camp."] },
};

const found = (letter: string, change: Partial<Secrets> = {}) => leaksIn(letter, { ...secrets, ...change });
const called = (name: string): Partial<Secrets> => ({
  people: [{ role: "reporter", names: [name], addresses: [], handles: [] }],
  texts: [],
});

describe("who reported is found", () => {
  test.each([
    ["by the whole name", "We spoke with Korina Müldner.", "Korina Müldner"],
    ["by the given name", "korina was upset.", "korina"],
    ["the other way round", "Müldner, Korina", "Müldner, Korina"],
    ["without the umlaut", "Ms Muldner", "Muldner"],
    ["with the umlaut written out", "Ms Mueldner", "Mueldner"],
    ["with a genitive", "Korinas Bericht", "Korinas"],
    ["with a Turkish ending", "Korina'dan duyduk", "Korina"],
    ["by a nickname", "We heard it from Kori.", "Kori"],
    ["misspelt", "We heard it from Korrina.", "Korrina"],
    ["in letters of another alphabet", "We heard it from Коrinа.", "Коrinа"],
    ["with a soft hyphen", "We heard it from Kor\u00ADina.", "Kor\u00ADina"],
    ["spaced out", "We heard it from K o r i n a.", "K o r i n a"],
    ["over two lines", "We heard it from Kor-\nina.", "Kor- ina"],
    ["run together", "We heard it from KorinaMüldner.", "KorinaMüldner"],
    ["by initials", "We heard it from K. M. today.", "K. M"],
    ["by initials alone", "KM told us.", "KM"],
  ])("%s", (_, letter, shown) => {
    expect(found(letter)).toContainEqual(expect.objectContaining({ shown, of: "reporter" }));
  });

  test.each([
    ["an address", "k.mueldner@post.example", "address"],
    ["an address read aloud", "k dot mueldner [at] post punkt example", "address"],
    ["a handle", "@korn_84", "handle"],
    ["a handle with another sign", "KORN-84", "handle"],
  ])("by %s", (_, shown, what) => {
    expect(found(`Copies went to ${shown} too.`)).toContainEqual({ what, shown, of: "reporter" });
  });

  test("in Chinese, by any form of the name", () => {
    for (const shown of ["王小明", "小明", "王先生"])
      expect(found(`我们从${shown}那里听说了这件事。`, called("王小明"))).toEqual([{ what: "name", shown, of: "reporter" }]);
  });

  test("and a witness is told apart", () => {
    expect(found("Zebo saw it too.")).toEqual([{ what: "name", shown: "Zebo", of: "witness" }]);
  });
});

describe("a name that is a word counts where it is a name", () => {
  test.each([
    ["Will Ardun", "Will told us.", "We will write. Will you answer?"],
    ["Mark Ardun", "We spoke with Mark about it.", "Mark our words: this will leave a mark."],
    ["May Ardun", "It was reported by May.", "We meet in May, or on 3 May. May we ask why?"],
    ["Hope Ardun", "Hope's report was clear.", "We hope so. Meet us in Hope Hall."],
    ["Grace Ardun", "Please leave Grace alone.", "What We Owe: Grace\n\nA little grace helps."],
  ])("%s", (name, leaking, clean) => {
    expect(found(leaking, called(name))).not.toEqual([]);
    expect(found(clean, called(name))).toEqual([]);
  });
});

describe("the report's own words are found", () => {
  test.each([
    ["word for word", "He shouted from the back row that I only got in to fill a quota."],
    ["in the second person", "You shouted from the back row that they only got in to fill a quota."],
    ["in other typography", "> “shouted — from the\n> back row: that I only got in…”"],
    ["the other way round", "To fill a quota they only got in, you shouted from the back row during the talk."],
    ["the title of a talk", "It was during taming haunted parsers."],
    ["a minute", "It happened at 10:47 pm."],
    ["a room", "It happened near Room 2.14."],
    ["a badge", "Badge b214 was seen."],
    ["a place with a name", "You were near the Quillfeather."],
  ])("%s", (_, letter) => {
    expect(found(letter)).toContainEqual(expect.objectContaining({ of: "report" }));
  });
});

test.each([
  ["nothing", ""],
  [
    "a neutral description",
    "During a talk on Friday you called out remarks about a speaker. Other people in the room heard them.",
  ],
  ["the respondent and the members", "Dear Dravo Penk,\n\nAda and Bo read your answer.\n\nDravo, we thank you."],
  ["the code of conduct", "We are dedicated to a harassment-free experience at Kernel Camp."],
  ["a call to arrange", "Could you join a call on Friday at 10:00, or on 12 May at 17:30?"],
  ["abbreviations", "Write at any time, e.g. tonight. In the U.S. call 911, at 3 A.M. too. OK?"],
])("a letter is clean with %s", (_, letter) => {
  expect(found(letter)).toEqual([]);
});

test("whoever is called like the respondent is not found by the name that they share", () => {
  const people = [{ role: "reporter", names: ["Dravo Umbel"], addresses: [], handles: [] }] as const;
  expect(found("Dear Dravo,", { people })).toEqual([]);
  expect(found("Umbel told us.", { people })).toEqual([{ what: "name", shown: "Umbel", of: "reporter" }]);
});

const word = fc
  .array(fc.constantFrom("ba", "zu", "ki", "mor", "tel", "vra", "gno", "pli"), { minLength: 3, maxLength: 4 })
  .map((syllables) => syllables.join(""));
const around = fc.lorem({ maxCount: 8 });

test("a letter that has a secret word for word is always held", () => {
  const secret = fc.record({ given: word, family: word, sentence: fc.array(word, { minLength: 4, maxLength: 12 }) });
  fc.assert(
    fc.property(secret, around, around, ({ given, family, sentence }, before, behind) => {
      const texts = [sentence.join(" ")];
      const address = `${given}@${family}.example`;
      const people = [
        { role: "reporter", names: [`${given} ${family}`], addresses: [address], handles: [`${given}_7`] },
      ] as const;
      for (const said of [`${given} ${family}`, given, family, address, `${given}_7`, ...texts])
        expect(leaksIn(`${before} ${said} ${behind}`, { people, texts, open: { names: [], texts: [] } })).not.toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("an empty secret finds nothing", () => {
  const people = [{ role: "reporter", names: ["", " ", "."], addresses: ["", "@"], handles: ["", "@"] }] as const;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), around, (odd, plain) => {
      expect(leaksIn(`${odd} ${plain}`, { people, texts: ["", "\n"], open: { names: [], texts: [] } })).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("no text makes the guard fail, and what it shows stays short", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("Korina", "K.", "22:47", '"', "@", "at", "\n", "\u00AD", "田"),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (letter, text) => {
      const names = [text.join("")];
      const people = [{ role: "witness", names, addresses: names, handles: names }] as const;
      for (const leak of leaksIn(letter.join(" "), {
        people: [...secrets.people, ...people],
        texts: names,
        open: { names, texts: [] },
      }))
        expect(leak.shown.length).toBeLessThanOrEqual(81);
    }),
    { numRuns: 50 },
  );
});

test.each(["a ", "A. L. ", "Kornas ", "22:47 ", "3 May 10:00 ", "@a ", '"a b" ', "田", "ﷺ", "\u00AD"])(
  "more of %j than a letter can hold is read, and not told back",
  (unit) => {
    const flood = unit.repeat(3_000);
    expect(found(flood, { texts: [flood] }).length).toBeLessThanOrEqual(160);
  },
);
