/** Who is named in a report must not get it. A miss here hands a report to the person that it is about. */
import { describe, expect, test } from "vitest";
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";
import { keepFromRequests, membersMeant, membersNamed } from "../../functions/core/mail/screening.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { aMail, box } from "./builders.ts";

const committee = (...names: readonly (readonly [id: string, name: string])[]) =>
  demoSettings({ members: names.map(([id, name]) => ({ id, name, email: `${id}@members.test` })) });

const demo = demoSettings();

const named = (change: Partial<IncomingMail>, desk = demo): readonly string[] => membersNamed(desk, aMail(change));

describe("a member is named", () => {
  test.each([
    ["by name", "Bo shouted at me"],
    ["by name at the very end", "it was Bo"],
    ["by name with a possessive", "it was Bo's talk"],
    ["by name with a possessive of a phone", "it was Bo’s talk"],
    ["by name in capitals", "BO SHOUTED"],
    ["by name in brackets", "the speaker (Bo) shouted"],
    ["by name between quotation marks", "“Bo” is on the badge"],
    ["by name behind a dash", "the speaker—Bo—shouted"],
    ["by name in bold", "it was *Bo* who shouted"],
    ["by name in italics", "it was _Bo_ who shouted"],
    ["by name in a handle", "it was @bo"],
    ["by name in a quotation", "> Bo wrote this"],
    ["by name with an invisible character in it", "B\u200Bo shouted"],
    ["by name with a soft hyphen in it", "B\u00ADo shouted"],
    ["by name with a mark that turns text around", "\u202EBo shouted"],
    ["by name in letters of double width", "Ｂｏ shouted"],
    ["by address", "he writes from bo@members.test."],
    ["by address in capitals", "BO@MEMBERS.TEST"],
    ["by address in angle brackets", "<bo@members.test>"],
  ])("%s", (_, text) => {
    expect(named({ text })).toEqual(["bo"]);
  });

  test.each<readonly [string, Partial<IncomingMail>]>([
    ["in the subject", { subject: "About Bo" }],
    ["in the sender's name", { from: [box("reporter@example.org", "a friend of Bo")] }],
    ["in a recipient's name", { mentioned: [box("somebody@example.org", "Bo")] }],
    ["in a recipient's address", { mentioned: [box("bo@members.test")] }],
  ])("%s", (_, change) => {
    expect(named(change)).toEqual(["bo"]);
  });

  test("together with everybody else who is named", () => {
    expect(named({ text: "Ada, Bo and Fay were there" })).toEqual(["ada", "bo", "fay"]);
  });
});

describe("a member is not named", () => {
  test.each([
    ["by a word that begins alike", "We took the Boat"],
    ["by a word that ends alike", "a turbo engine"],
    ["by a word with the name inside", "above the elbow"],
    ["by a number behind the name", "bo2 is a machine"],
    ["by nothing", ""],
  ])("%s", (_, text) => {
    expect(named({ text })).toEqual([]);
  });
});

describe("a full name", () => {
  const desk = committee(["ada", "Ada Lovelace"], ["zoe", "Zoë Šimůnek"], ["ren", "田中"]);

  test("counts over a line break and more than one space", () => {
    expect(named({ text: "it was Ada\nLovelace" }, desk)).toEqual(["ada"]);
    expect(named({ text: "it was Ada \t  Lovelace" }, desk)).toEqual(["ada"]);
  });

  test("counts however its accents are written", () => {
    expect(named({ text: "it was Zoe\u0308 S\u030Cimu\u030Anek" }, desk)).toEqual(["zoe"]);
    expect(named({ text: "it was ZOË ŠIMŮNEK" }, desk)).toEqual(["zoe"]);
  });

  test("counts on the desk's side too, however the roster wrote it", () => {
    expect(named({ text: "it was Zoë Šimůnek" }, committee(["z", "Zoe\u0308 S\u030Cimu\u030Anek"]))).toEqual(["z"]);
  });

  test("counts in a script that puts no spaces between words", () => {
    expect(named({ text: "昨日、田中さんに怒鳴られました。" }, desk)).toEqual(["ren"]);
  });

  test("does not count by half in what a place is called, or where the half is somebody else's", () => {
    for (const text of [
      "We met in Lovelace Hall",
      "Bea Lovelace shouted",
      "Ada Kestrel shouted. Then Ada left",
      "Ada K. shouted",
    ])
      expect(named({ text }, desk)).toEqual([]);
  });
});

describe("a member is named otherwise", () => {
  const desk = committee(["ada", "Ada Lovelace"], ["rob", "Robert Kestrel"], ["kat", "Katherina Dornmark"], ["w", "Will Grant"]);

  test.each([
    ["by a nickname", "I asked Bob to stop", ["rob"]],
    ["by a nickname in small letters", "bob shouted at me and i left the room with my friend", ["rob"]],
    ["by the family name", "Ms Lovelace shouted", ["ada"]],
    ["by initials that tell", "AL told me to go home", ["ada"]],
    ["by initials with dots", "It was A. L. again", ["ada"]],
    ["by a given name and a letter", "It was Robert K. again", ["rob"]],
    ["with a slip", "It was Katehrina", ["kat"]],
    ["bent as German does", "Das war Katherinas Idee", ["kat"]],
    ["bent as Slavic languages do", "chodzi o Katherinu", ["kat"]],
    ["in look-alike letters", "It was K\u0430therin\u0430", ["kat"]],
    ["apart", "It was K a t h e r i n a", ["kat"]],
    ["over a hyphen", "It was Kathe-\nrina", ["kat"]],
    ["run together", "it was robertkestrel", ["rob"]],
    ["by a handle of the name", "it was @robert.kestrel84", ["rob"]],
    ["by an address taken apart", "kat at members dot test wrote it", ["kat"]],
    ["by a word that is a name there", "Will shouted at me", ["w"]],
    ["not by a word", "Will you help? I will wait, and a grant is a grant", []],
    ["not by a near name that is another", "It was Roberta Kiel, and Katrin", []],
    ["not by how the reporter signs", "They pushed me.\n\nBest regards,\nRobert", []],
  ])("%s", (_, text, ids) => {
    expect(named({ text }, desk)).toEqual(ids);
  });

  test("by what the roster says that they are called, or by their handle there", () => {
    const [row] = demo.members;
    const members = [{ ...row, name: "Ada Lovelace", alsoCalled: ["Countess"], handles: ["@enchantress7"] }];
    for (const text of ["It was Countess", "enchantress7 wrote it"])
      expect(named({ text }, demoSettings({ members }))).toEqual(["ada"]);
  });
});

describe("a line that asks to keep a report from somebody", () => {
  test.each([
    ["Keep from: Bo", ["bo"]],
    ["keep from:Bo", ["bo"]],
    ["KEEP FROM : Bo.", ["bo"]],
    ["  Keep from: Bo, Cy; Dee and Eli", ["bo", "cy", "dee", "eli"]],
    ["It happened.\n\nKeep from: Bo\n\nMore text", ["bo"]],
    ["Keep from: Bo\nKeep from: Cy", ["bo", "cy"]],
    ["Keep from: Andy", ["andy"]],
    ["Keep from: bo@members.test", ["bo@members.test"]],
    ["Keep from:", []],
    ["Please keep from: shouting", []],
    ["> Keep from: Bo", []],
    ["Keep away from: Bo", []],
  ])("%j names %j", (text, names) => {
    expect(keepFromRequests(text)).toEqual(names);
  });

  test("names no more people than a committee could have", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `a${index}`);
    expect(keepFromRequests(`Keep from: ${names.join(",")}`)).toHaveLength(50);
    expect(keepFromRequests(`Keep from: ${"a,".repeat(10_000)}`)).toEqual(["a"]);
  });

  test("can be a megabyte long, of anything", () => {
    for (const text of ["!".repeat(1_000_000), ".".repeat(1_000_000), ",".repeat(1_000_000), " ".repeat(1_000_000)])
      expect(keepFromRequests(`Keep from: ${text}x`)).toHaveLength(1);
    expect(keepFromRequests("keep ".repeat(200_000))).toEqual([]);
    expect(keepFromRequests(`${" ".repeat(1_000_000)}keep from`)).toEqual([]);
  });
});

describe("a name that somebody asks to keep a report from", () => {
  const desk = committee(["ada", "Ada Lovelace"], ["adam", "Adam Smith"], ["zoe", "Zoë Šimůnek"]);
  const meant = (name: string): readonly string[] => membersMeant(desk, name);

  test.each([
    ["the id", "adam", ["adam"]],
    ["the id in capitals", "ADAM", ["adam"]],
    ["the whole address", "adam@members.test", ["adam"]],
    ["the full name", "Ada Lovelace", ["ada"]],
    ["the full name with a hyphen, as an address must write it", "ada-lovelace", ["ada"]],
    ["the full name with a dot", "ada.lovelace", ["ada"]],
    ["the full name with other accents", "Zoe\u0308 S\u030Cimu\u030Anek", ["zoe"]],
    ["an exact id, which goes before a longer name that begins alike", "ada", ["ada"]],
    ["a beginning", "Zoë", ["zoe"]],
    ["a beginning of several, all of whom are then kept out", "ad", ["ada", "adam"]],
    ["nobody", "Gus", []],
    ["only the second half of a name", "Lovelace", []],
    ["nothing", "", []],
    ["spaces", "   ", []],
  ])("means %s: %j -> %j", (_, name, ids) => {
    expect(meant(name)).toEqual(ids);
  });
});
