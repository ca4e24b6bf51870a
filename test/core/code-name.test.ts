/** A code name stands over somebody's worst day, so what it may say is fixed: two calm words, drawn by chance. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeNameBytes, codeNameFrom } from "../../functions/core/case/code-name.ts";
import { adjectives, nouns } from "../../functions/core/case/code-name-words.ts";

const words = [...adjectives, ...nouns];

/** Common given names that are also things: over a case such a word would seem to name somebody in it. */
const givenNames = `
  amber autumn brandy brook carter chase cherry clay cliff coral crystal daisy dale dawn dusty faith forest frank
  ginger glen grace harper hazel heath heather holly hope hunter iris ivy jade jasmine joy june lane lily mason may melody
  mercy miles misty olive opal patience pearl piper reed rich river robin rose ruby rusty sage sandy scarlett sky skye stormy
  summer sunny tiffany violet will
`;

/** Words that describe a person, a body or what somebody did, or that threaten. */
const judgements = `
  angry bad big bitter black blind blood broken brown brutal cold crazy cruel dark dead deaf dirty drunk dumb evil fat fool
  gallows grave guilty gun hostile innocent knife lame liar little lost mad mean naked nasty noose old poor rotten rough sad
  sharp shy sick silly slow sour stupid thin thug ugly victim violent weak weapon white wicked wild wrong yellow young
`;

const denied = new Set(`${givenNames} ${judgements}`.trim().split(/\s+/));

describe("the word lists", () => {
  test("give at least fifty thousand names, so that a name says nothing about when a case came in", () => {
    expect(adjectives.length * nouns.length).toBeGreaterThanOrEqual(50_000);
  });

  test("hold no word twice, in either list or in both", () => {
    const twice = words.map((word) => word.toLowerCase()).filter((word, index, all) => all.indexOf(word) !== index);
    expect(twice).toEqual([]);
  });

  test("hold plain capitalised words that can be read aloud and typed on any keyboard", () => {
    expect(words.filter((word) => !/^[A-Z][a-z]{1,11}$/.test(word))).toEqual([]);
  });

  test("hold no given name and no judgement", () => {
    expect(words.filter((word) => denied.has(word.toLowerCase()))).toEqual([]);
  });
});

describe("a code name", () => {
  const draws = fc.uint8Array({ minLength: codeNameBytes, maxLength: codeNameBytes });

  test("is always one word of each list", () => {
    fc.assert(
      fc.property(draws, (bytes) => {
        const [first = "", second = "", ...more] = codeNameFrom(bytes).split(" ");
        expect(adjectives).toContain(first);
        expect(nouns).toContain(second);
        expect(more).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("LK18: comes from chance alone: there is no argument by which a report could get into it", () => {
    expect(codeNameFrom.length).toBe(1);
    expect(codeNameFrom(Uint8Array.of(0, 0, 0, 0))).toBe(codeNameFrom(Uint8Array.of(0, 0, 0, 0)));
  });

  test("can be any pair: the first words and the last are drawn too", () => {
    const last = (count: number): readonly [number, number] => [Math.floor((count - 1) / 256), (count - 1) % 256];
    expect(codeNameFrom(Uint8Array.of(0, 0, 0, 0))).toBe(`${adjectives[0]} ${nouns[0]}`);
    expect(codeNameFrom(Uint8Array.of(...last(adjectives.length), ...last(nouns.length)))).toBe(
      `${adjectives.at(-1)} ${nouns.at(-1)}`,
    );
  });
});
