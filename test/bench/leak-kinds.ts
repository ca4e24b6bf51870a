/** How an identity slips into a letter, and how a letter may look as if one did. One row a kind. */
import { fullName, type Names, type World } from "./leak-letters.ts";

export interface Kind {
  readonly name: string;
  /** What the reporter is called like. */
  readonly names?: Names;
  /** The words that are put into the letter. */
  readonly said: (world: World) => string;
}

const about = (world: World, name: string): string =>
  world.dice.of([
    `We heard about this from ${name}, who was there.`,
    `${name} has asked us to look into it.`,
    `The complaint was made by ${name} last week.`,
    `Please do not write to ${name} about this.`,
    `We spoke with ${name} and with the organisers.`,
  ]);

const reporter =
  (change: (name: string, world: World) => string, of: "given" | "family" | "whole" = "whole"): Kind["said"] =>
  (world) =>
    about(world, change(of === "whole" ? fullName(world.reporter) : world.reporter[of], world));

const at = (text: string, place: number, put: string, instead = 0): string =>
  text.slice(0, place) + put + text.slice(place + instead);

/** Not the first letter, which people rarely get wrong. */
const slip = (name: string, { dice }: World): string => {
  const place = dice.below(name.length - 2) + 1;
  return dice.of([
    () => at(name, place, "", 1),
    () => at(name, place, name.charAt(place)),
    () => at(name, place, dice.of(["e", "a", "o", "h"]), 1),
    () => at(name, place, name.charAt(place + 1) + name.charAt(place), 2),
  ])();
};

const cyrillic: Readonly<Record<string, string>> = { a: "а", e: "е", o: "о", p: "р", c: "с", i: "і" };
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
const accents: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú" };

/** One of the report's own, not how it begins or ends, and long enough to be known again. */
const sentence = ({ report, dice }: World): string => dice.of(report.slice(1, -1).filter((one) => one.split(" ").length > 8));

const inSecondPerson = (said: string, world: World): string =>
  said
    .replaceAll(world.words.respondent ?? "", "you")
    .replace(/\bI was\b/g, "they were")
    .replace(/\bI\b/g, "they")
    .replace(/\bmy\b/gi, "their")
    .replace(/\bme\b/g, "them");

const swapped = (said: string): string => {
  const words = said.replace(/[.,]/g, "").split(" ");
  const middle = Math.floor(words.length / 2);
  return `${[...words.slice(middle), "and", ...words.slice(0, middle)].join(" ")}.`;
};

/** Every sixth word is another. */
const reworded = (said: string): string =>
  said
    .split(" ")
    .map((word, place) => (place % 6 === 5 ? "somehow" : word))
    .join(" ");

const fragment = (said: string, { dice }: World): string => {
  const words = said.split(" ");
  const from = dice.below(Math.max(1, words.length - 8));
  return words.slice(from, from + 8).join(" ");
};

const has =
  (slot: string, say: (value: string) => string, otherwise: Kind["said"]): Kind["said"] =>
  (world) => {
    const value = world.words[slot] ?? "";
    return world.report.some((one) => one.includes(value)) ? say(value) : otherwise(world);
  };

const quoteOf: Kind["said"] = (world) => `The report says: ${sentence(world)}`;

export const leaks: readonly Kind[] = [
  { name: "whole name", said: reporter((name) => name) },
  { name: "given name", said: reporter((name) => name, "given") },
  { name: "family name", said: reporter((name) => name, "family") },
  {
    name: "family name with a title",
    said: reporter((name, { dice }) => `${dice.of(["Ms", "Mr", "Dr.", "Frau"])} ${name}`, "family"),
  },
  { name: "family name first", said: (world) => about(world, `${world.reporter.family}, ${world.reporter.given}`) },
  { name: "in capitals", said: reporter((name) => name.toUpperCase()) },
  { name: "in small letters", said: reporter((name) => name.toLowerCase()) },
  { name: "nickname from its beginning", names: "long", said: reporter((name) => name.slice(0, 4), "given") },
  { name: "nickname with an ending", names: "long", said: reporter((name) => `${name.slice(0, 3)}y`, "given") },
  { name: "genitive", said: ({ reporter: one, dice }) => `That is ${one.given}${dice.of(["'s", "’s", "s"])} account of it.` },
  { name: "Turkish case", said: ({ reporter: one, dice }) => `Bunu ${one.given}${dice.of(["'den", "'nin", "’ye"])} duyduk.` },
  { name: "diminutive", said: reporter((name) => `${name.replace(/[aeiou]$/, "")}ita`, "given") },
  { name: "accents put on", said: reporter((name) => name.replace(/[aeiou]/g, (vowel) => accents[vowel] ?? vowel)) },
  {
    name: "umlaut written out",
    names: "umlaut",
    said: reporter((name) => name.replace(/[äöü]/g, (sign) => umlauts[sign] ?? sign), "family"),
  },
  { name: "umlaut left out", names: "umlaut", said: reporter((name) => name.normalize("NFD").replace(/\p{M}/gu, ""), "family") },
  { name: "one slip in a given name", said: reporter(slip, "given") },
  { name: "one slip in a family name", said: reporter(slip, "family") },
  { name: "two slips in a long name", names: "long", said: reporter((name, world) => slip(slip(name, world), world), "given") },
  { name: "look-alike letters", said: reporter((name) => name.replace(/[aeopci]/g, (sign) => cyrillic[sign] ?? sign)) },
  {
    name: "invisible signs",
    said: reporter((name, { dice }) => [...name].join(dice.of(["\u200B", "\u00AD", "\u2060", "\uFEFF"]))),
  },
  {
    name: "double width",
    said: reporter((name) => name.replace(/\w/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))),
  },
  { name: "spaced out", said: reporter((name, { dice }) => [...name].join(dice.of([" ", ".", "-"])), "family") },
  { name: "run together", said: reporter((name, { dice }) => name.replace(" ", dice.of(["", "_", "."]))) },
  { name: "broken at the end of a line", said: reporter((name) => at(name, 3, "-\n"), "family") },
  { name: "a name that is a word", names: "wordy", said: reporter((name) => name, "given") },
  {
    name: "a name that is a word, telling",
    names: "wordy",
    said: ({ reporter: one, dice }) =>
      `${one.given} ${dice.of(["told", "wrote to", "complained to", "said to"])} us that it happened twice.`,
  },
  {
    name: "initials with dots",
    said: ({ reporter: one, dice }) => `We heard it from ${one.given[0]}.${dice.of(["", " "])}${one.family[0]}. at the desk.`,
  },
  {
    name: "initials alone",
    said: ({ reporter: one, dice }) =>
      `${one.given[0]}${one.family[0]} ${dice.of(["told", "reported to", "wrote to"])} us the next day.`,
  },
  { name: "given name and an initial", said: ({ reporter: one }) => `It was seen by ${one.given} ${one.family[0]}. and others.` },
  {
    name: "Chinese name",
    names: "han",
    said: (world) =>
      `我们从${world.dice.of([fullName(world.reporter), world.reporter.given, `${world.reporter.family}先生`])}那里听说了这件事。`,
  },
  {
    name: "a witness",
    said: (world) => about(world, world.dice.of([fullName(world.witness), world.witness.given, world.witness.family])),
  },
  { name: "address", said: ({ reporter: one }) => `Copies went to ${one.address} and to us.` },
  {
    name: "address spelled out",
    said: ({ reporter: one, dice }) =>
      `Copies went to ${one.address.replace("@", dice.of([" at ", " [at] ", "(at)", " @ "])).replaceAll(".", dice.of([" dot ", " [dot] ", " . "]))} too.`,
  },
  { name: "handle with its sign", said: ({ reporter: one }) => `It concerns messages to @${one.handle} in our channel.` },
  { name: "handle without", said: ({ reporter: one }) => `It concerns messages to ${one.handle} in our channel.` },
  {
    name: "handle with other signs",
    said: ({ reporter: one }) => `It concerns messages to ${one.handle.replace(/[_.x-]/, "-").toUpperCase()} there.`,
  },
  { name: "sentence word for word", said: quoteOf },
  {
    name: "sentence over two lines, quoted",
    said: (world) =>
      sentence(world)
        .replace(/(.{30,50}) /g, "$1\n> ")
        .replace(/^/, "> "),
  },
  { name: "sentence in the second person", said: (world) => inSecondPerson(sentence(world), world) },
  {
    name: "eight words of a sentence",
    said: (world) => `You are said to have done this: ${fragment(sentence(world), world)}, and more.`,
  },
  { name: "halves changed round", said: (world) => swapped(sentence(world)) },
  { name: "every sixth word another", said: (world) => reworded(sentence(world)) },
  { name: "the minute", said: has("time", (time) => `It happened at ${time} on that day.`, quoteOf) },
  { name: "the room", said: has("room", (room) => `It happened outside room ${room}.`, quoteOf) },
  { name: "the number of a ticket", said: has("ticket", (ticket) => `One of the messages stands under #${ticket}.`, quoteOf) },
  { name: "the title of a talk", said: has("title", (title) => `It was during ${title.toLowerCase()}.`, quoteOf) },
  { name: "the name of a bar", said: has("bar", (bar) => `You had been at ${bar} before.`, quoteOf) },
];

export const cleanOnes: readonly Kind[] = [
  { name: "nothing but the letter", said: () => "" },
  {
    name: "the day and the venue",
    said: ({ words }) => `All this was on ${words.day} at the ${words.venue} in ${words.city}, in front of others.`,
  },
  {
    name: "the respondent's names",
    said: ({ respondent }) => `You registered as ${fullName(respondent)}, and your badge said ${respondent.given}.`,
  },
  {
    name: "a given name shared with the respondent",
    names: "respondent-alike",
    said: ({ respondent }) => `${respondent.given}, we know that this is hard to read.`,
  },
  {
    name: "words that are names",
    names: "wordy",
    said: ({ dice }) =>
      dice.of([
        "We will mark the end of this in writing. You may hope for grace, but we cannot grant it.",
        "Will you please confirm? May we ask for an answer soon? Hope is not a plan, and art is no excuse.",
        "Mark our words: faith in each other drew us here, and joy is what we chase. Grace costs nothing.",
        "Your rights rose and fell with our trust. It may dawn on you later that we will not grant more.",
      ]),
  },
  {
    name: "months that are names",
    names: "wordy",
    said: ({ dice }) =>
      dice.of([
        "The next meeting is in May, the one after it on 3 June. In May 2026 we will write again.",
        "From May to June you may read along. Before 12 May nothing changes; until June you are suspended.",
      ]),
  },
  {
    name: "places that are called like people",
    names: "wordy",
    said: ({ dice }) =>
      dice.of([
        "Bring your badge back to Hope Hall, or to our office on Rose Street.",
        "The Grace Room is closed to you until the end. The way leads past Will Road and Mark Lane.",
      ]),
  },
  {
    name: "headings",
    names: "wordy",
    said: ({ dice }) => dice.of(["What Will Happen Next", "What You May Do", "What We Hope For", "How We Mark Incidents"]),
  },
  {
    name: "the code of conduct",
    said: () =>
      "Our rules name offensive comments, deliberate intimidation, unwelcome photography, inappropriate physical contact and unwelcome sexual attention.",
  },
  {
    name: "who it was is not said",
    said: ({ dice }) =>
      dice.of([
        "Several people told us about this. We do not tell anybody who they are.",
        "A person who was there reported it. Please do not guess, and do not ask around.",
        "It was reported by somebody who trusts us, and a witness confirmed it.",
      ]),
  },
  {
    name: "a time for a talk",
    said: ({ dice }) =>
      `Could you join a call on ${dice.of(["Tuesday", "Friday"])} at ${dice.of(["10:00", "17:30", "9 am", "6 p.m."])}? The link follows. It takes 20 minutes.`,
  },
  {
    name: "letters that are no initials",
    said: ({ dice }) =>
      dice.of([
        "You can reach us at any time (e.g. by mail), i.e. also at night, in the US and in the EU. OK?",
        "P.S. The HR team of your employer was not told. Our FAQ and the PDF have more.",
        "In an emergency call 112, or 911 in the U.S., at 3 A.M. too.",
      ]),
  },
  {
    name: "German",
    said: ({ dice }) =>
      dice.of([
        "Wir haben Ihr Verhalten im Ausschuss besprochen. Bitte nehmen Sie keinen Kontakt zu Beteiligten auf. Eine Antwort bis Ende Mai genügt uns.",
        "Eine Verwarnung wird ausgesprochen, weil mehrere Menschen sich unwohl fühlten. Das Hausrecht übt der Veranstalter aus.",
      ]),
  },
  {
    name: "Spanish",
    said: () =>
      "Hemos hablado de su conducta en el comité. Le rogamos que no busque a las personas afectadas. Puede responder a este correo en cualquier momento.",
  },
  {
    name: "the channel and the list",
    said: () =>
      "Your messages in the #random channel on Slack and on the mailing list were read by two moderators, who agree with us.",
  },
  {
    name: "what the respondent told",
    said: ({ respondent }) =>
      `Thank you, ${respondent.given}, for your own account. You told us that you were tired, that it was late and that nobody objected.`,
  },
  {
    name: "consequences at length",
    said: () =>
      "You will hand in your lanyard at the registration counter, leave the premises today, and hand over the mentoring programme and the newsletter to someone else. Travel grants have to be repaid within eight weeks.",
  },
  {
    name: "an apology to be relayed",
    said: () =>
      "An apology helps if it does not ask for forgiveness. Describe what you regret, skip the explanations, and leave out any wish to meet.",
  },
];
