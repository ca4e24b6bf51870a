/** Letters of a committee to the person reported: half of them with one leak in it, half clean but close. */
import type { Secrets } from "../../functions/core/mail/secrets.ts";
import {
  bars,
  cities,
  closings,
  consequences,
  type Dice,
  days,
  diceFrom,
  events,
  familyName,
  familySigns,
  givenName,
  givenSigns,
  impacts,
  incidents,
  laterMails,
  longGivenName,
  months,
  openings,
  openText,
  plans,
  talkTitle,
  venues,
  wordyNames,
} from "./leak-words.ts";

export interface Person {
  readonly given: string;
  readonly family: string;
  readonly address: string;
  readonly handle: string;
}

export interface World {
  readonly dice: Dice;
  readonly reporter: Person;
  readonly witness: Person;
  readonly respondent: Person;
  readonly words: Readonly<Record<string, string>>;
  /** The report's sentences, filled in. */
  readonly report: readonly string[];
  readonly laterMail: string;
  readonly neutral: readonly string[];
}

export interface Letter {
  readonly kind: string;
  readonly text: string;
  /** The same letter without what was put into it. */
  readonly without: string;
  readonly secrets: Secrets;
}

export type Names = "plain" | "long" | "wordy" | "umlaut" | "han" | "respondent-alike";

const person = (dice: Dice, names: Names = "plain"): Person => {
  const given = names === "long" ? longGivenName(dice) : names === "wordy" ? dice.of(wordyNames) : givenName(dice);
  const family = familyName(dice);
  const umlaut = (name: string): string => name.replace(/[aou]/, (vowel) => ({ a: "ä", o: "ö", u: "ü" })[vowel] ?? vowel);
  const handle = `${given.toLowerCase().slice(0, 4)}${dice.of(["_", "-", "x", "."])}${family.toLowerCase().slice(0, 4)}${dice.below(90) + 10}`;
  const address = `${handle.slice(0, 3)}.${family.toLowerCase()}@${dice.of(["mailbox", "post", "letters"])}.example`;
  if (names === "han") return { given: dice.of(givenSigns), family: dice.of(familySigns), address, handle };
  return { given, family: names === "umlaut" ? umlaut(family) : family, address, handle };
};

export const fullName = ({ given, family }: Person): string =>
  /\p{Script=Han}/u.test(given) ? family + given : `${given} ${family}`;

const two = (number: number): string => String(number).padStart(2, "0");

const fill = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name);

export const worldFrom = (seed: number, names: Names): World => {
  const dice = diceFrom(seed * 7_919 + 17);
  for (let warm = 0; warm < 5; warm += 1) dice.below(2);
  const reporter = person(dice, names);
  const witness = person(dice);
  const other = person(dice);
  const respondent = names === "respondent-alike" ? { ...other, given: reporter.given } : other;
  const incident = dice.of(incidents);
  const words = {
    day: dice.of(days),
    time: `${dice.below(12) + 10}:${two(dice.below(28) + 31)}`,
    room: `${dice.below(8) + 1}.${dice.below(80) + 11}`,
    ticket: String(dice.below(8_000) + 2_101),
    title: talkTitle(dice),
    bar: dice.of(bars),
    event: dice.of(events),
    city: dice.of(cities),
    venue: dice.of(venues),
    member: dice.of(["Ada", "Bo", "Cy", "Dee", "Eli", "Fay"]),
    deadline: `${dice.below(27) + 1} ${dice.of(months)}, 18:00`,
    respondent: respondent.given,
    witness: fullName(witness),
  };
  const report = [
    `My name is ${fullName(reporter)} and I would like to report what happened at ${words.event}.`,
    ...incident.report.map((sentence) => fill(sentence, words)),
    "Please keep this between us. Thank you for your help.",
  ];
  return { dice, reporter, witness, respondent, words, report, laterMail: dice.of(laterMails), neutral: incident.neutral };
};

export const secretsOf = ({ reporter, witness, respondent, words, report, laterMail }: World): Secrets => {
  const secret = (role: "reporter" | "witness", one: Person): Secrets["people"][number] => ({
    role,
    names: [fullName(one)],
    addresses: [one.address],
    handles: [one.handle],
  });
  return {
    people: [secret("reporter", reporter), secret("witness", witness)],
    texts: [report.join(" "), laterMail],
    open: { names: [fullName(respondent), words.member ?? ""], texts: [fill(openText, words)] },
  };
};

/** A letter in six parts; `said` stands behind one of them. */
export const letterOf = ({ dice, neutral, words }: World, said: string): Pick<Letter, "text" | "without"> => {
  const parts = [
    dice.of(openings),
    neutral.join(" "),
    dice.of(impacts),
    dice.of(plans),
    dice.of(consequences),
    dice.of(closings),
  ];
  const place = dice.below(parts.length - 1) + 1;
  const written = (all: readonly string[]): string => fill(all.filter((part) => part !== "").join("\n\n"), words);
  return { text: written([...parts.slice(0, place), said, ...parts.slice(place)]), without: written(parts) };
};
