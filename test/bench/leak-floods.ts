/** A megabyte of anything, as the letter and as the report: nobody may keep the desk busy by what they write. */
import { leaksIn } from "../../functions/core/mail/leak-guard.ts";
import type { Secrets } from "../../functions/core/mail/secrets.ts";

const megabyte = 1_000_000;

const repeated = (shape: string): string => shape.repeat(Math.ceil(megabyte / shape.length));

/** Words that all differ, in an order that another step does not share. */
const counted = (step: number, between: string): string => {
  const words: string[] = [];
  for (let at = 0; at < megabyte / 8; at += 1) words.push(((at * step) % 99_991).toString(36).replace(/\d/g, "q"));
  return words.join(between);
};

const shapes = [
  "a",
  "a ",
  "A.",
  "A. L. ",
  "Will ",
  "Kornas ",
  "kornas told us that ",
  "k o r n a s ",
  "1",
  "1 ",
  "10:00 on 3 May ",
  "22:47 ",
  "room 7 ",
  "B-2-1-4 ",
  "4821 items ",
  "https://a.example/b ",
  '"a b" ',
  '"one two three ',
  "@korn ",
  "a@b.example ",
  "at dot ",
  "\u200B",
  "a\u00AD",
  "\u0301",
  "а",
  "田",
  "ﷺ",
  "\n",
  "\n-\n",
  "He stood behind the counter. ",
  "lights curtain harvest pumpkin ",
];

const secretsWith = (text: string): Secrets => ({
  people: [
    { role: "reporter", names: ["Kornas Veldrin-Aumel"], addresses: ["kornas.v@post.example"], handles: ["korn_84"] },
    { role: "witness", names: ["Will Ambrel", "田小明"], addresses: ["will@post.example"], handles: ["a"] },
  ],
  texts: [text],
  open: { names: ["Ada", "Bo"], texts: ["The code of conduct."] },
});

const pairs: readonly (readonly [string, string])[] = [
  ...shapes.map((shape) => [repeated(shape), repeated(shape)] as const),
  [counted(7, " "), counted(11, " ")],
  [counted(7, ". "), counted(7, ". ")],
];

/** Seconds of the processor: what else the machine does is not the guard's. */
const secondsFor = (letter: string, report: string): number => {
  const secrets = secretsWith(report);
  const began = process.cpuUsage();
  leaksIn(letter, secrets);
  return process.cpuUsage(began).user / 1_000_000;
};

const prose = repeated("We read your report about the talk in the lobby, and we will answer by the end of the week. ");

export const ofProse = (): number => secondsFor(prose, prose);

/** The worst of them all. */
export const ofFlood = (): number => Math.max(...pairs.map(([letter, report]) => secondsFor(letter, report)));
