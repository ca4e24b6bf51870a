/** How a report that names nobody of the committee may look as if it did. One row a kind. */
import { about, file, full, type ReportKind, slip } from "./screening-kinds.ts";
import { type Committee, stranger } from "./screening-reports.ts";

const asWords = (name: string): readonly string[] => [
  `${name.toLowerCase()} you please look into it?`,
  "They will not stop. We hope that you can help, and in good faith.",
  "Will you answer by May? I may be away in June, and I may not read mail.",
  "“Will you marry me?” was what the speaker said, to make the crowd laugh.",
  "Please mark this as urgent. It left a mark on me and took all the joy out of the day.",
  "The art in the hall was fine, the grant was not, and the rose on the table was a joke.",
  "Grace periods are over. It got dark at dawn, and they gave chase.",
  "Hope this helps. Will there be an answer?",
];

const madeUpHandles = ["coldkettle", "quietfern9", "brass_owl"];

const others =
  (change: (committee: Committee) => string): ReportKind["written"] =>
  (committee) => ({ said: change(committee) });

/** Names that are near another one, and are somebody's. */
const neighbours: Readonly<Record<string, string>> = {
  Robert: "Roberta",
  Katherine: "Catherina",
  Michael: "Michaela",
  Alexander: "Alexandre",
  Nicholas: "Nicola",
  Christopher: "Christoph",
  Samantha: "Samara",
  Theodore: "Theodora",
  Francisco: "Francesco",
  Maximilian: "Maxime",
  Josefine: "Josef",
  Konstantin: "Konstanze",
  Marek: "Maren",
  Pavel: "Pavla",
  Zuzana: "Suzana",
  Annalena: "Annalisa",
  Philippa: "Philipp",
  Margaret: "Margarete",
  Benjamin: "Benno",
};

export const innocent: readonly ReportKind[] = [
  { name: "nobody", written: () => ({}) },
  { name: "nobody, in small letters", written: () => ({ small: true }) },
  {
    name: "nobody, in capitals",
    written: ({ dice }) => ({ whole: dice.of(["THIS IS NOT OK. PLEASE HELP ME NOW!", "I WILL NOT COME BACK. THANK YOU."]) }),
  },
  {
    name: "nobody, in German",
    written: () => ({ whole: "Guten Tag,\n\ngestern hat mich ein Besucher im Flur beleidigt. Danke für eure Hilfe." }),
  },
  { name: "names that are words", roster: "wordy", written: ({ member, dice }) => ({ said: dice.of(asWords(member.given)) }) },
  {
    name: "names that are words, small",
    roster: "wordy",
    written: ({ member, dice }) => ({ said: dice.of(asWords(member.given)), small: true }),
  },
  {
    name: "family names that are words",
    roster: "wordy-family",
    written: ({ dice }) => ({
      said: dice.of([
        "The baker next door was loud.",
        "Young people walk past the banks.",
        "Church bells rang. Short story: they left.",
        "It is set in stone, says the fox.",
      ]),
    }),
  },
  {
    name: "same given name, another family name",
    written: others((all) => about(all, `${all.member.given} ${stranger(all.dice).family}`)),
  },
  {
    name: "same family name, another given name",
    written: others((all) => about(all, `${stranger(all.dice).given} ${all.member.family}`)),
  },
  {
    name: "somebody else, then by the given name",
    written: others(
      (all) => `${full({ ...all.member, family: stranger(all.dice).family })} came in. ${about(all, all.member.given)}`,
    ),
  },
  { name: "a near given name", written: others((all) => about(all, neighbours[all.member.given] ?? stranger(all.dice).given)) },
  {
    name: "a near given name of somebody else",
    roster: "made-up",
    written: others((all) => about(all, `${slip(all.member.given, all)} ${stranger(all.dice).family}`)),
  },
  {
    name: "a near given name with its family name",
    written: others((all) => about(all, `${neighbours[all.member.given] ?? "Gus"} ${stranger(all.dice).family}`)),
  },
  { name: "a person whom nobody knows", written: others((all) => about(all, full(stranger(all.dice)))) },
  { name: "a handle of somebody else", written: others((all) => about(all, `@${all.dice.of(madeUpHandles)}`)) },
  {
    name: "an address of somebody else",
    written: others((all) => about(all, `${stranger(all.dice).given}.${stranger(all.dice).family}@other.example`.toLowerCase())),
  },
  {
    name: "a street, a hall",
    written: others(({ member, dice }) => `We met in ${member.family} ${dice.of(["Street", "Hall", "Park"])}, as always.`),
  },
  {
    name: "other initials",
    written: others((all) => `I think it was ${all.dice.of(["Q.X.", "X.Q.", "U.Q."])} from the other team.`),
  },
  {
    name: "abbreviations",
    written: others(({ dice }) =>
      dice.of([
        "The PR was rude, and so was the IT desk at 10 A.M.",
        "The TV in the US office, the CEO and the HR team.",
        "See RFC 2119, the API, and the CI of the DB.",
      ]),
    ),
  },
  {
    name: "the reporter signs so",
    written: ({ member: { given } }) => ({ whole: `Hello,\n\nsomebody at the bar pushed me twice.\n\nBest regards,\n${given}` }),
  },
  { name: "the reporter is called so", written: ({ member: { given } }) => ({ said: `My name is ${given}.` }) },
  {
    name: "the sender has the given name",
    written: ({ member: { given } }) => ({ change: { from: [{ name: given, address: "somebody@post.example" }] } }),
  },
  {
    name: "a quotation of somebody",
    written: others(({ dice }) =>
      dice.of([
        "“Mark my words”, they said, “you will pay.”",
        "They quoted “to be or not to be” at me.",
        "> Will this ever stop?\nThat was all.",
      ]),
    ),
  },
  {
    name: "a name inside a word",
    written: others(
      (all) =>
        `We took the ${all.member.given.toLowerCase().slice(0, 3)}xton line and read about ${all.member.family.toLowerCase()}ology.`,
    ),
  },
  {
    name: "another attachment",
    written: ({ dice }) => file(dice.of(["IMG_2041.png", "screenshot 2026-03-10.png", "will-call-ticket.pdf", "mark-up.txt"])),
  },
  {
    name: "a given name and another initial",
    written: others((all) => about(all, `${all.member.given} ${all.member.family.startsWith("Z") ? "Q" : "Z"}.`)),
  },
];
