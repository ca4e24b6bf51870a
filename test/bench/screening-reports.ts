/** Committees and reports for the screening benchmark. Family names are put together from syllables; given names are real ones. */

import { type DeskSettings, deskSettings } from "../../functions/core/duty/desk-settings.ts";
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";
import { type Dice, days, diceFrom, events, familyName, givenName, incidents, laterMails, wordyNames } from "./leak-words.ts";

/** With what friends say, as far as they say anything else. */
const givenNames: readonly (readonly [string, ...string[]])[] = [
  ["Robert", "Bob", "Rob", "Robbie"],
  ["William", "Bill", "Billy"],
  ["Elizabeth", "Liz", "Beth", "Lizzy"],
  ["Katherine", "Kate", "Kathy"],
  ["Michael", "Mike", "Mikey"],
  ["Jennifer", "Jen", "Jenny"],
  ["Alexander", "Alex", "Sasha", "Xander"],
  ["Nicholas", "Nick", "Nicky"],
  ["Margaret", "Maggie", "Peggy"],
  ["Christopher", "Chris", "Topher"],
  ["Benjamin", "Ben", "Benji"],
  ["Samantha", "Sam", "Sammy"],
  ["Theodore", "Ted", "Theo"],
  ["Francisco", "Paco", "Pancho"],
  ["Jakub", "Kuba"],
  ["Katarzyna", "Kasia"],
  ["Ekaterina", "Katya"],
  ["Dmitri", "Dima"],
  ["Wolfgang", "Wolfi"],
  ["Maximilian", "Max", "Maxi"],
  ["Josefine", "Josi"],
  ["Konstantin", "Kostya", "Konsti"],
  ["Giuseppe", "Beppe"],
  ["Guillermo", "Memo"],
  ["Priyanka", "Priya"],
  ["Venkatesh", "Venky"],
  ["Oluwaseun", "Seun"],
  ["Thandiwe", "Thandi"],
  ["Mehmet"],
  ["Ayumi"],
  ["Ngozi"],
  ["Siobhan"],
  ["Bartholomew", "Bart"],
  ["Rosalind", "Ros"],
  ["Montgomery", "Monty"],
  ["Philippa", "Pippa"],
  ["Cornelius", "Con"],
  ["Annalena", "Anna"],
  ["Marek"],
  ["Pavel", "Pasha"],
  ["Zuzana", "Zuzka"],
  ["Deborah", "Debbie"],
];

/** Family names that are words of a report too. */
const wordyFamilies = ["Baker", "Young", "Banks", "Church", "Walker", "Short", "Fox", "Stone"];

export interface Named {
  readonly given: string;
  readonly family: string;
  readonly nicknames: readonly string[];
  readonly handle: string;
  readonly id: string;
  readonly email: string;
}

export type Roster = "plain" | "wordy" | "wordy-family" | "made-up";

export interface Committee {
  readonly dice: Dice;
  readonly settings: DeskSettings;
  /** Whom the report is about, where it is about any of them. */
  readonly member: Named;
  readonly others: readonly Named[];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const personOf = (dice: Dice, at: number, roster: Roster, taken: Set<string>): Named => {
  const draw = (): readonly [string, ...string[]] =>
    roster === "wordy" ? [dice.of(wordyNames)] : roster === "made-up" ? [givenName(dice)] : dice.of(givenNames);
  let [given, ...nicknames] = draw();
  while (taken.has(given.slice(0, 3))) [given, ...nicknames] = roster === "wordy" && taken.size > 6 ? [givenName(dice)] : draw();
  taken.add(given.slice(0, 3));
  const family = roster === "wordy-family" ? dice.of(wordyFamilies) : familyName(dice);
  const handle = `${dice.of(["dark", "rust", "tiny", "loud", "pixel"])}${dice.of(["otter", "heron", "badger", "yak"])}${dice.below(90) + 10}`;
  const id = dice.of([given.toLowerCase(), `m${at}`]).replace(/[^a-z]/g, "x");
  return { given, family, nicknames, handle, id, email: `${given}.${family}@members.example`.toLowerCase() };
};

const size = 10;

export const committeeFrom = (seed: number, roster: Roster): Committee => {
  const dice = diceFrom(seed * 6_007 + 31);
  for (let warm = 0; warm < 5; warm += 1) dice.below(2);
  const taken = new Set<string>();
  const people = [personOf(dice, 0, roster, taken)];
  while (people.length < size) people.push(personOf(dice, people.length, "plain", taken));
  const [member, ...others] = people;
  if (!member) throw new RangeError("A committee has members.");
  const settings = deskSettings.parse({
    id: "bench",
    name: "Conduct",
    alias: "conduct@desk.example",
    zone: "UTC",
    policy: "chipy",
    members: people.map(({ given, family, id, email, handle }, at) => ({
      id: people.findIndex((one) => one.id === id) === at ? id : `n${at}`,
      name: `${given} ${family}`,
      email,
      handles: [handle],
    })),
    outsideContact: { name: "The board", email: "board@example.org" },
    organisers: { email: "organisers@example.org" },
  });
  return { dice, settings, member, others };
};

/** A person who is on no committee. */
export const stranger = (dice: Dice): { readonly given: string; readonly family: string } => ({
  given: givenName(dice),
  family: capital(familyName(dice).toLowerCase()),
});

const fillers: Readonly<Record<string, string>> = {
  respondent: "the speaker",
  witness: "a friend",
  room: "4.2",
  time: "15:40",
  ticket: "4821",
  title: "Taming Legacy Parsers",
  bar: "the bar",
};

/** A report that names nobody. */
const storyOf = (dice: Dice): readonly string[] =>
  dice
    .of(incidents)
    .report.map((sentence) =>
      capital(
        sentence.replace(/\{(\w+)\}/g, (_, slot: string) =>
          slot === "day" ? dice.of(days) : (fillers[slot] ?? dice.of(events)),
        ),
      ),
    );

export interface Writing {
  readonly said?: string;
  readonly change?: Partial<IncomingMail>;
  /** In place of all else. */
  readonly whole?: string;
  readonly small?: boolean;
}

const greetings = ["Hello,", "Dear committee,", "Hi all,", "To whom it may concern,"];

export const reportOf = (dice: Dice, { said = "", change = {}, whole, small = false }: Writing): IncomingMail => {
  const story = storyOf(dice);
  const place = dice.below(story.length + 1);
  const sentences = [...story.slice(0, place), said, ...story.slice(place)].filter((one) => one !== "").join(" ");
  const text = whole ?? [dice.of(greetings), sentences, dice.of(laterMails), "Thank you."].join("\n\n");
  return {
    from: [{ name: "", address: "somebody@post.example" }],
    fromHeaders: 1,
    fromIsPlain: true,
    mentioned: [{ name: "", address: "conduct@desk.example" }],
    wantsAnswersElsewhere: false,
    subject: dice.of(["A report", "Something that happened", "code of conduct", "Please read this"]),
    text: small ? text.toLowerCase() : text,
    textIsCut: false,
    formsDiffer: false,
    cites: [],
    messageId: "",
    signs: {
      ...{ autoSubmitted: [], precedence: [], autoResponse: false, wantsNoAnswer: false },
      ...{ list: false, report: false, failure: false, ours: false },
    },
    attachments: [],
    ...change,
  };
};
