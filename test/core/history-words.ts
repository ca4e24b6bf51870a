/** What people write on their lines: every command, with words that fit and words that do not, alone and several in a mail. */
import fc from "fast-check";
import { type CommandName, commandNames } from "../../functions/core/case/rules.ts";

const names = [
  "ada",
  "bo",
  "cy",
  "dee",
  "eli",
  "fay",
  "members.test",
  "Fay.",
  "@bo",
  "eli@members.test",
  "",
  "me",
  "nobody",
  "member",
  "ada and bo",
  "cy, dee",
];
const numbers = ["", "", "1", "2", "#1", "one", "no. 2", "9", "0"];
const dates = ["2026-03-20", "tomorrow", "next friday", "Friday", "2025-01-01", "31 February", "in 2 weeks", "soon", ""];
const texts = ["", "\nWe have read it.", "\nThank you.\nWe will write again.", " briefly"];
const closings = [
  " a talk\nactions: we spoke\nreview: 2027-01-10",
  "\nactions: we spoke\noutcome: a talk\nreview: in 3 weeks\nletter:\nIt is over.",
  "\nactions: we spoke\noutcome: a talk",
  " a talk\nactions: none\nreview: yesterday",
  " a talk\nactions: none\nreview: 2020-01-01",
  "",
  " not-in-good-faith\nactions: none\nreview: 2027-01-10",
  " not in good faith\nactions: none\nreview: 2027-01-10\nletter:\nNo.",
];

const afterSpace = (words: readonly string[]): readonly string[] => words.map((word) => ` ${word}`);

/** The first few of each row are as a careful member writes it; the rest is what people come up with. */
const arguments_: Readonly<Record<CommandName, readonly string[]>> = {
  ack: texts,
  record: texts,
  take: [""],
  shepherd: [" me", " cy", ...afterSpace(names)],
  clear: [""],
  recuse: ["", " vote", " please"],
  circle: [""],
  involves: [" somebody, somebody else", " Fay", "\nEli\nbo@members.test", ...afterSpace(names)],
  exclude: afterSpace(names),
  include: afterSpace(names),
  reply: ["\nWe have a question.", " note", ...texts],
  send: [
    " anyway",
    "",
    " respondent v1",
    " anyway respondent v1",
    " it",
    " respondent",
    " witness",
    " anyway respondent v2",
    " moderator v1",
  ],
  contact: [
    " respondent respondent@example.org",
    " witness witness@example.org",
    " respondent other@example.org",
    " moderator ada@members.test",
    " witness reporter@example.org",
    " somebody respondent@example.org",
    " official nowhere",
    " moderator moderator@example.org",
    " close respondent",
    " close nobody",
  ],
  draft: [
    " respondent\nPlease stay away.",
    " respondent\nPlease keep away.",
    " witness\nWhat did you see?",
    " respondent",
    " witness",
    " reporter\nHello.",
    " moderator\nHello.",
    " board\nHello.",
    " moderator\nWe recommend a talk.",
    " respondent\n[2. What it did to other people.]",
  ],
  risk: [" safety=yes repeat=maybe", " safety: no", "", " safety=purple", " repeat"],
  scope: [" in", " local", " out\nAnother committee is closer.", "", " perhaps"],
  propose: [
    " plan\nWe talk to both.",
    " consequence a warning",
    " action\nA new sign.",
    " plan",
    "",
    " motion\nClose the channel.",
    " close",
    " lunch",
  ],
  agree: afterSpace(numbers),
  disagree: afterSpace(numbers),
  abstain: afterSpace(numbers),
  did: [" the talk", "\nWe spoke.", ""],
  due: [" 2026-03-20", " 2026-03-20\nWe are still at it.", ...afterSpace(dates)],
  close: closings,
  reopen: [""],
  link: [" Azure Abacus", " quiet ferry", ""],
  yes: ["", " 1", " 2", " #1", " please"],
  no: ["", " 1", " 2", " thank you"],
  relay: ["\nI am sorry.", " respondent\nI am sorry, and I keep away.", "", " witness\nI saw it.", " reporter\nHello."],
  status: [""],
  log: [""],
  file: ["", " original"],
  quiet: ["", " outcome", " please"],
  "write-to": [" safer@example.org", " ada@members.test", " reporter@example.org", " conduct@desk.test", " nowhere", ""],
  withdraw: [""],
  hold: [""],
  release: [""],
  report: ["", " mine", " other", " theirs"],
  approve: ["\nThey told us so.", "", " v1", " v2", " if you must"],
  object: ["\nThey want a talk first.", "", " v1", " v1 they say no"],
  discard: ["", " respondent", " witness"],
  urgent: [" I asked him to leave.", "\nHer account is off.", "", "\nI stopped the talk."],
  severe: ["", " no", "\nHe has a knife.", " no", " yes"],
  keep: [" 2026-05-01", " end", " 2026-03-25", " 2027-01-01\nThe court asks for it.", " until then", "", " 2099-01-01"],
  erase: ["", " no", "", " everything"],
  rotate: [""],
  help: [""],
};

/** One of the ways in which `name` is written. */
export const written = (name: CommandName, way: number): string => {
  const ways = arguments_[name];
  return `/${name}${ways[way % ways.length] ?? ""}`;
};

const anyCommand = fc.tuple(fc.constantFrom(...commandNames), fc.nat(20)).map(([name, way]) => written(name, way));

const notCommands = fc.constantFrom("/nonsense", "/status Azure Abacus", "Dear you,", "agree", "a note", "", "> /ack");

/** Whatever anybody may send: sense, nonsense and both at once. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: anyCommand }, { weight: 1, arbitrary: notCommands }), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join("\n"));
