/** What holds of a report that is only kept, and whom a text names. */
import { describe, expect, test } from "vitest";
import { rungDueAt } from "../../functions/core/case/ladder.ts";
import { days, after as later } from "../../functions/core/instant.ts";
import { namedBut, peopleIn, personSaid } from "../../functions/core/mail/people-named.ts";
import { policyOf } from "../../functions/core/policy/overrides.ts";
import { acknowledgedCase, andThen, inMarch, mailNumber, march10, reply, reportedCase } from "./builders.ts";
import { passing } from "./clockwork.ts";

describe("a report that is only kept", () => {
  test("reminds its readers twice a year and nobody else, and climbs the ladder from where it wakes", () => {
    const { desk } = inMarch();
    const held = reportedCase({ onHold: true });
    expect(rungDueAt(held, policyOf(desk, held.policy))).toBeUndefined();
    const { state, happened } = passing(held, desk, days(200), march10);
    expect(happened.map(({ event }) => event.kind)).toEqual(["reminded"]);
    const woken = andThen(
      state,
      { do: "match-back", mail: mailNumber(9), other: { id: "other" as typeof state.id, codeName: "Amber Canoe", circle: [] } },
      inMarch({ now: later(march10, days(200)) }),
    );
    expect(woken.onHold).toBeUndefined();
    expect(rungDueAt(woken, policyOf(desk, held.policy))).toBeGreaterThan(later(march10, days(200)));
  });

  test("is told of another case once, however often it comes, and takes no more than it can hold", () => {
    const other = (number: number) => ({
      id: `other-${number}` as ReturnType<typeof reportedCase>["id"],
      codeName: "X Y",
      circle: [],
    });
    let state = acknowledgedCase();
    for (const number of [1, 1, ...Array.from({ length: 40 }, (_, index) => index + 1)])
      state = andThen(state, { do: "match-back", mail: mailNumber(50), other: other(number) });
    expect(state.matches).toHaveLength(20);
    expect(new Set(state.matches).size).toBe(20);
    expect(andThen(state, reply("member:cy", "/risk safety=no", 60)).safety).toBe("no");
  });
});

const keys = (text: string): readonly string[] => peopleIn(text).map(({ key }) => key);

describe("whom a text names", () => {
  test.each([
    ["Robin Example", "Yesterday Robin Example shouted."],
    ["Robin Example", "It was Example, Robin and nobody else. Robin Example!"],
    ["Dr. Robin Example", "Then Dr. Robin Example came."],
    ["Zoë Exemplö", "Dann kam Zoë Exemplö herein."],
    ["r.example@example.net", "write to <R.Example@example.net>."],
    ["@robin_x", "on the chat, @Robin_X said it"],
    ["@robin.x", "(@robin.x)."],
  ])("%s stands in “%s”", (said, text) => {
    expect(keys(text)).toEqual(expect.arrayContaining(personSaid(said).map(({ key }) => key)));
    expect(personSaid(said)).toHaveLength(1);
  });

  test("a name is the same whichever part comes first, and whatever its case", () => {
    expect(personSaid("Example Robin")).toEqual(personSaid("robin example"));
  });

  test.each(["Robin", "@here", "the man in the hat of the second row over there", "", "R", "李明", "@x"])(
    "“%s” is nobody in particular",
    (said) => expect(personSaid(said)).toEqual([]),
  );

  test("a full name in a script without spaces is one, and a first name is none", () => {
    expect(personSaid("山田太郎")).toHaveLength(1);
    expect(personSaid("太郎")).toEqual([]);
  });

  test("neither the writer nor the committee", () => {
    const people = peopleIn("Ada Example and me@example.org and Sam Other");
    expect(namedBut(people, ["me@example.org", "Ada Example", undefined]).map(({ key }) => key)).not.toContain(
      "address me@example.org",
    );
    expect(namedBut(people, ["Ada Example"])).toHaveLength(people.length - 1);
  });

  test("however long, no more than fit", () => {
    expect(peopleIn("Robin Example Robin Example ".repeat(5_000)).length).toBeLessThanOrEqual(60);
    expect(peopleIn("A".repeat(200_000))).toEqual([]);
    expect(peopleIn("@".repeat(200_000))).toEqual([]);
    expect(peopleIn(`${"a".repeat(100_000)}@`)).toEqual([]);
  });
});
