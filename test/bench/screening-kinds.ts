/** How a report names a member. One row a kind. */
import { type Committee, type Named, type Roster, stranger, type Writing } from "./screening-reports.ts";

export interface ReportKind {
  readonly name: string;
  readonly roster?: Roster;
  readonly written: (committee: Committee) => Writing;
}

export const about = ({ dice }: Committee, name: string): string =>
  dice.of([
    `${name} shouted at me in front of everybody.`,
    `It was ${name} who did it.`,
    `I asked ${name} to stop.`,
    `Later ${name} followed us to the bar.`,
    `I was alone with ${name} in the lift.`,
    `What ${name} wrote in the chat made me cry.`,
    `Everybody knows how ${name} treats newcomers.`,
    `Please do something about ${name}.`,
    `My friend and ${name} were in the room.`,
    `The one who said it is ${name}, I am sure.`,
  ]);

export const full = ({ given, family }: { readonly given: string; readonly family: string }): string => `${given} ${family}`;

const by =
  (change: (member: Named, committee: Committee) => string, small = false) =>
  (committee: Committee): Writing => ({ said: about(committee, change(committee.member, committee)), small });

const put = (text: string, place: number, instead: string, size: number): string =>
  text.slice(0, place) + instead + text.slice(place + size);

export const slip = (name: string, { dice }: Committee): string => {
  const place = dice.below(name.length - 2) + 1;
  return dice.of([
    () => put(name, place, "", 1),
    () => put(name, place, name.charAt(place).repeat(2), 1),
    () => put(name, place, dice.of(["w", "j", "x", "h"]), 1),
    () => put(name, place, name.charAt(place + 1) + name.charAt(place), 2),
  ])();
};

export const file = (filename: string): Writing => ({
  change: { attachments: [{ filename, contentType: "image/png", bytes: new Uint8Array() }] },
});

const likeLatin: Readonly<Record<string, string>> = { a: "а", e: "е", o: "о", p: "р", c: "с", i: "і", y: "у" };
const digits: Readonly<Record<string, string>> = { o: "0", i: "1", e: "3", a: "4" };

const bent = (name: string, ends: readonly string[], { dice }: Committee): string => name + dice.of(ends);

/** As several Slavic languages do with names that end in -a, and with others. */
const slavic = (name: string, { dice }: Committee): string =>
  /a$/.test(name) ? name.slice(0, -1) + dice.of(["u", "y", "e", "ou", "o"]) : name + dice.of(["a", "u", "em", "om", "ovi"]);

export const naming: readonly ReportKind[] = [
  { name: "whole name", written: by(full) },
  { name: "given name", written: by(({ given }) => given) },
  { name: "given name that nobody knows", roster: "made-up", written: by(({ given }) => given) },
  { name: "family name", written: by(({ family }) => family) },
  { name: "title and family name", written: by(({ family }, { dice }) => `${dice.of(["Ms", "Mr.", "Dr", "Frau"])} ${family}`) },
  { name: "family name first", written: by(({ given, family }, { dice }) => `${family}${dice.of([", ", " "])}${given}`) },
  { name: "in small letters", written: by(({ given }) => given, true) },
  { name: "in capitals", written: by((one) => full(one).toUpperCase()) },
  { name: "nickname", written: by(({ given, nicknames }, { dice }) => (nicknames.length === 0 ? given : dice.of(nicknames))) },
  { name: "nickname in small letters", written: by(({ given, nicknames }) => nicknames[0] ?? given, true) },
  { name: "nickname and family name", written: by(({ given, nicknames, family }) => `${nicknames[0] ?? given} ${family}`) },
  {
    name: "handle of the roster",
    written: by(({ handle }, { dice }) => dice.of([handle, `@${handle}`, `https://git.example/${handle}`])),
  },
  {
    name: "handle made of the name",
    written: by(({ given, family }, { dice }) =>
      dice
        .of([
          `@${given}.${family}`,
          `${given}_${family}84`,
          `@${given.charAt(0)}${family}`,
          `${given}${family}`,
          `@${family}${given}`,
        ])
        .toLowerCase(),
    ),
  },
  { name: "id with an at sign", written: by(({ id }) => `@${id}`) },
  { name: "address", written: by(({ email }) => email) },
  { name: "address taken apart", written: by(({ email }) => email.replace("@", " at ").replaceAll(".", " dot ")) },
  { name: "initials with dots", written: by(({ given, family }, { dice }) => `${given[0]}.${dice.of(["", " "])}${family[0]}.`) },
  {
    name: "initials that tell",
    written: ({ member, dice }) => ({
      said: `${member.given[0]}${member.family[0]} ${dice.of(["told", "wrote to", "said to"])} me to go home.`,
    }),
  },
  { name: "given name and an initial", written: by(({ given, family }) => `${given} ${family[0]}.`) },
  { name: "initial and family name", written: by(({ given, family }) => `${given[0]}. ${family}`) },
  { name: "slip in the given name", written: by(({ given }, committee) => slip(given, committee)) },
  { name: "slip in a name that nobody knows", roster: "made-up", written: by(({ given }, committee) => slip(given, committee)) },
  { name: "slip in the family name", written: by(({ family }, committee) => slip(family, committee)) },
  {
    name: "slips in both",
    written: by(({ given, family }, committee) => `${slip(given, committee)} ${slip(family, committee)}`),
  },
  { name: "genitive", written: by(({ given }, { dice }) => `${given}${dice.of(["'s", "’s", "s"])} friend`) },
  {
    name: "German",
    written: (all) => ({
      whole: `Guten Tag,\n\n${all.dice.of(["gestern hat mich", "ich fürchte"])} ${bent(all.member.given, ["", "s"], all)} Kollege beleidigt.\n\nDanke`,
    }),
  },
  {
    name: "Slavic endings",
    written: (all) => ({ whole: `Dobry dzien,\n\nchodzi o ${slavic(all.member.given, all)}, prosze o pomoc.` }),
  },
  {
    name: "Turkish endings",
    written: (all) => ({ whole: `Merhaba,\n\nbunu ${bent(all.member.given, ["'den", "’ye", "'nin"], all)} duyduk.` }),
  },
  {
    name: "Finnish endings",
    written: (all) => ({ whole: `Hei,\n\nkirjoitin ${bent(all.member.given, ["lle", "lta", "n"], all)} eilen.` }),
  },
  { name: "look-alike letters", written: by((one) => full(one).replace(/[aeopciy]/g, (sign) => likeLatin[sign] ?? sign)) },
  { name: "digits for letters", written: by(({ given }) => given.replace(/(?<=.)[oiea]/g, (sign) => digits[sign] ?? sign)) },
  { name: "accents", written: by(({ given }) => given.replace(/[aeou]/, (vowel) => `${vowel}\u0301`)) },
  { name: "invisible signs", written: by(({ given }) => [...given].join("\u200B")) },
  { name: "spaced out", written: by(({ given }, { dice }) => [...given].join(dice.of([" ", ".", "-"]))) },
  { name: "broken at the end of a line", written: by(({ family }) => put(family, 3, "-\n", 0)) },
  { name: "given and family name on two lines", written: by(({ given, family }) => `${given}\n${family}`) },
  {
    name: "a word, doing",
    roster: "wordy",
    written: ({ member, dice }) => ({
      said: `${member.given} ${dice.of(["shouted", "grabbed my arm and left", "told me to shut up", "was there"])}.`,
    }),
  },
  { name: "a word, with a family name", roster: "wordy", written: by(full) },
  {
    name: "a word, inside",
    roster: "wordy",
    written: ({ member, dice }) => ({
      said: dice.of([
        `I told ${member.given} to stop.`,
        `It was ${member.given} who did it.`,
        `I was alone with ${member.given} in the lift.`,
      ]),
    }),
  },
  {
    name: "a family name that is a word",
    roster: "wordy-family",
    written: by(({ family, given }, { dice }) => dice.of([`Mr ${family}`, `${given} ${family}`])),
  },
  {
    name: "an attachment",
    written: ({ member: { given, family }, dice }) =>
      file(dice.of([`${given}_${family}.png`, `chat-with-${given}.pdf`, `${given}${family}.jpg`, `screenshot ${family} 2.png`])),
  },
  {
    name: "the subject",
    written: ({ member, dice }) => ({ change: { subject: dice.of([`About ${member.given}`, `Complaint: ${full(member)}`]) } }),
  },
  {
    name: "a copy to them",
    written: ({ member }) => ({ change: { mentioned: [{ name: full(member), address: "private@post.example" }] } }),
  },
  { name: "a quotation", written: ({ member }) => ({ said: `They wrote:\n> ${member.given}: go home\n` }) },
  {
    name: "beside somebody else",
    written: (all) => ({ said: `${full(stranger(all.dice))} saw how ${about(all, all.member.given)}` }),
  },
];
