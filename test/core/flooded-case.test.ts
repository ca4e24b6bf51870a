/** Whoever has a line to a case must not fill its item. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { Command } from "../../functions/core/case/commands.ts";
import { after, minutes } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { segmented } from "../../functions/core/record/segments.ts";
import { andThen, inMarch, mailNumber, march10, reportedCase } from "./builders.ts";

/** SES's names and ours of a sealed mail are about so long. */
const longName = (number: number) => {
  const { mail, blob } = mailNumber(number);
  return { mail: `${mail}`.padEnd(43, "x") as typeof mail, blob: `${blob}`.padEnd(64, "x") as typeof blob };
};

type Writes = (number: number) => Command;

const lines: Readonly<Record<string, Writes>> = {
  "the reporter's own": (number) => ({ do: "take-in-reporter-mail", mail: longName(number), proven: true }),
  "a correspondent's": (number) => ({ do: "take-in-correspondent-mail", number: 1, mail: longName(number), proven: false }),
  "a member's": (number) => ({ do: "take-in-unacted", line: "member:cy", mail: longName(number), why: "wrong-sender" }),
};

type Kept = (state: Case, before: Case) => Case;

/** As the table keeps it, in an item that is always taken to be full. */
const asKept: Kept = (state, before) =>
  segmented<Case["journal"][number], Case>({ ...state, work: [] }, before.journal.length, 33_000).state;

/** One mail a minute. */
const flooded = (writes: Writes, mails: number, kept: Kept): Case =>
  Array.from({ length: mails }, (_, at) => at + 1).reduce(
    (state: Case, number) => kept(andThen(state, writes(number), inMarch({ now: after(march10, minutes(number)) })), state),
    reportedCase(),
  );

describe("a flood on a live line", () => {
  test.each(Object.entries(lines))("does not fill the case's item, on %s", (_, writes) => {
    expect(JSON.stringify(flooded(writes, 1_500, asKept)).length).toBeLessThan(40_000);
  });
});

test("wishes that are said and taken back all day are news to the circle no more often than they are answered", () => {
  const wishes: Writes = (number) => ({
    ...{ do: "take-in-reporter-mail", mail: longName(number), proven: true },
    reply: readReply(number % 2 === 0 ? "/release" : "/hold"),
  });
  const kinds = flooded(wishes, 90, (state) => state).journal.map(({ event }) => event.kind);
  expect(kinds.filter((kind) => kind === "report-held" || kind === "report-released")).toHaveLength(60);
  expect(kinds.filter((kind) => kind === "reporter-wrote")).toHaveLength(30);
});
