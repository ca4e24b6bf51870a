/** Whom the reporter names in a later mail, where they name more than one. */
import { expect, test } from "vitest";
import { memberId } from "../../functions/core/ids.ts";
import { andThen, eventsAfter, mailNumber, reportedCase, shepherdedCase } from "./builders.ts";

const naming = (...ids: readonly string[]) => ({
  ...({ do: "take-in-reporter-mail", mail: mailNumber(30), proven: true } as const),
  membersNamed: ids.map(memberId),
});

test("does not take the place of a colleague whom the same mail names", () => {
  expect(andThen(reportedCase(), naming("dee", "eli")).circle).toEqual(["cy", "fay"]);
});

test("is not named to the reporter as who looks after it now", () => {
  const events = eventsAfter({ ...shepherdedCase(), namesTold: [] }, naming("cy", "dee"));
  expect(events.flatMap((event) => (event.kind === "left" ? (event.shepherd ?? []) : []))).toEqual(["eli"]);
});
