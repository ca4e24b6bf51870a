/** What the made-up lives come to: a rule that holds over lives in which nothing happens holds nothing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeCodes, refusalCodes } from "../../functions/core/case/codes.ts";
import { event } from "../../functions/core/case/events.ts";
import { commandNames } from "../../functions/core/case/rules.ts";
import { type Lived, lived } from "./histories.ts";
import { histories } from "./history-steps.ts";

const lives = fc.sample(histories, { numRuns: 2_000, seed: 7 });
const moments: readonly Lived[] = lives.flatMap(lived);
const happened = moments.flatMap(({ moment }) => moment.events);
const outcomes = happened.flatMap((one) => (one.kind === "commands-answered" ? one.outcomes : []));

const doneIn = ({ moment: { command, events } }: Lived): readonly string[] => {
  const answered = events.find((one) => one.kind === "commands-answered");
  if (!command || !("reply" in command) || answered?.outcomes.some((outcome) => "refused" in outcome)) return [];
  return command.reply?.commands.map(({ name }) => name) ?? [];
};

/** Said of mails that no command was read from, or by the desk beyond a case; or no two members share a name. */
const notByCommand: readonly string[] = [
  ...["unproven-sender", "wrong-sender", "several-senders", "no-longer-in-circle", "machine-mail", "several-lines"],
  ...["line-closed", "several-members", "forms-differ"],
  // Over more than one case, or over more mails or commands than a life has room for.
  ...["linked", "too-many-commands", "too-many-notes", "too-many-from-outside"],
  // Only who has just asked for another address can go back to theirs.
  "address-kept",
  // Nobody keeps the organisers out of them.
  "severe-no-line",
  // Of copies of a mail, which the made-up lives do not have.
  "seen-before",
];

describe("the made-up lives", () => {
  test("come to everything that can happen to a case", () => {
    const kinds = event.options.map((option) => option.shape.kind.value);
    const seldom: readonly string[] = ["linked", "new-address-dropped"];
    expect(kinds.filter((kind) => !seldom.includes(kind) && !happened.some((one) => one.kind === kind))).toEqual([]);
  });

  test("do every command there is", () => {
    const done = new Set(moments.flatMap(doneIn));
    expect(commandNames.filter((name) => name !== "link" && !done.has(name))).toEqual([]);
  });

  test("are answered in every way that there is", () => {
    const said = new Set(outcomes.map((outcome) => ("done" in outcome ? outcome.done : outcome.refused)));
    const codes = [...outcomeCodes, ...refusalCodes].filter((code) => !notByCommand.includes(code));
    expect(codes.filter((code) => !said.has(code))).toEqual([]);
  });

  test("let letters out on the reporter's word", () => {
    const out = moments.filter(
      ({ moment: { events, state } }) =>
        events.some(({ kind }) => kind === "draft-sent") && state.questions.some(({ answer, over }) => answer === "yes" && over),
    );
    expect(out.length).toBeGreaterThan(0);
  });

  test("decide by vote under every policy", () => {
    const deciding = moments.filter(({ moment }) =>
      moment.events.some((one) => one.kind === "vote-settled" && one.result === "carried"),
    );
    expect(new Set(deciding.map(({ moment }) => moment.desk.policy)).size).toBe(4);
  });
});
