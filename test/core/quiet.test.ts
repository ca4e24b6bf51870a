/** A wish for quiet is heard in whatever words it comes, and never guessed where it might mean the opposite. */
import { describe, expect, test } from "vitest";
import type { Command } from "../../functions/core/case/commands.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { eventsAfter, mailNumber, reportedCase } from "./builders.ts";

const outcome = (text: string): unknown => {
  const asked: Command = {
    do: "take-in-reporter-mail",
    mail: mailNumber(7),
    proven: true,
    reply: readReply(text),
  };
  return eventsAfter(reportedCase(), asked).flatMap((event) => (event.kind === "reporter-quiet" ? [event.quiet] : []))[0];
};

describe("/quiet", () => {
  test.each(["/quiet", "/quiet please", "/Quiet please!", "/quiet no more mail", "/quiet I want to forget it"])(
    "%s is no mail at all",
    (text) => expect(outcome(text)).toBe("all"),
  );

  test.each(["/quiet outcome", "/quiet only the outcome please", "/quiet but the outcome"])("%s is the outcome alone", (text) =>
    expect(outcome(text)).toBe("but-outcome"),
  );

  test.each(["/quiet not even the outcome", "/quiet until the outcome"])("%s is asked about", (text) =>
    expect(outcome(text)).toBeUndefined(),
  );
});
