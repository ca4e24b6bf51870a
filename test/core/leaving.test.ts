/** What is left behind when a member goes, a mail is set aside, or a letter has waited too long. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { Command } from "../../functions/core/case/commands.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import {
  andThen,
  eventsAfter,
  inMarch,
  keptOut,
  mailNumber,
  reply,
  reportedCase,
  setAsideCase,
  shepherdedCase,
  unplacedCase,
} from "./builders.ts";

const live = ({ lines }: Case): readonly string[] => lines.filter((line) => line.live).map(({ person }) => person);

const leaking = (text: string, number: number): Command => ({
  do: "take-in-reply",
  by: "member:cy",
  mail: mailNumber(number),
  reply: readReply(text),
  leaks: [0],
});

const fromReporter = (text: string, number: number): Command => ({
  do: "take-in-reporter-mail",
  mail: mailNumber(number),
  proven: true,
  reply: readReply(text),
});

describe("a case whose first responders leave", () => {
  /** Ada is in the circle; eli, fay and bo can never be. */
  const three = (): Case => {
    const asked = andThen(
      reportedCase({ keptOut: ["bo", "eli", "fay"].map((id) => keptOut(id)) }),
      reply("member:cy", "/circle", 1),
    );
    return andThen(asked, reply("member:ada", "/clear", 2));
  };

  test("goes to a member of the circle where nobody else is left, so that the report can still be acknowledged", () => {
    const one = andThen(three(), reply("member:cy", "/recuse", 3));
    const two = andThen(one, reply("member:dee", "/recuse", 4));
    expect(two).toMatchObject({ circle: ["ada"], primary: "ada" });
    expect(two.work.map(({ message }) => message)).not.toContain("nobody-left");
    expect(andThen(two, reply("member:ada", "/ack", 5)).stage).toBe("acknowledged");
  });

  test("goes to the outside contact where the circle holds nobody but those who left the committee", () => {
    const left = inMarch({ desk: demoSettings({ members: memberRows.filter(({ id }) => id !== "ada") }) });
    const one = andThen(three(), reply("member:cy", "/recuse", 3), left);
    const two = andThen(one, reply("member:dee", "/recuse", 4), left);
    expect(two.primary).toBeUndefined();
    expect(two.work).toContainEqual(expect.objectContaining({ message: "nobody-left", to: "outside-contact" }));
    expect(live(two)).toContain("outside-contact");
  });

  test("has no second owner who is the shepherd already", () => {
    const chaoss = inMarch({ desk: demoSettings({ policy: "chaoss" }) });
    const shared = andThen({ ...shepherdedCase(), policy: "chaoss" }, reply("member:cy", "/shepherd cy, ada", 10), chaoss);
    const state = andThen(shared, reply("member:cy", "/recuse", 11), chaoss);
    expect(state.shepherd).toBe("ada");
    expect(state.secondOwner).toBeUndefined();
  });
});

describe("a mail that waited for its author's word", () => {
  test("leaves the pair no line that lives when it is set aside", () => {
    expect(live(unplacedCase())).toContain("member:cy");
    expect(live(setAsideCase())).toEqual(["author"]);
  });

  test("leaves the old pair no line that lives when another pair is on duty by then", () => {
    const gone = inMarch({ desk: demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") }) });
    const state = andThen(unplacedCase(), reply("author", "/report mine"), gone);
    expect(state.circle).not.toContain("cy");
    expect(live(state)).not.toContain("member:cy");
  });

  test("keeps its author out for good, though the mail names them too", () => {
    const state = andThen(unplacedCase({ keptOut: [keptOut("eli")] }), reply("author", "/report mine"));
    expect(state.keptOut).toEqual([keptOut("eli", "is-reporter")]);
    expect(eventsAfter(state, reply("member:cy", "/include eli", 2))).toMatchObject([
      { kind: "commands-answered", outcomes: [{ refused: "reporter-asked" }] },
    ]);
  });
});

describe("a letter that was held", () => {
  const refusal = (state: Case) => eventsAfter(state, reply("member:cy", "/send anyway", 50));

  test("does not close a case a second time that a colleague has recorded since", () => {
    const held = andThen(reportedCase(), leaking("/record\nWe saw it.", 1));
    const state = andThen(held, reply("member:dee", "/record", 2));
    expect(refusal(state)).toMatchObject([{ kind: "commands-answered", outcomes: [{ refused: "nothing-held" }] }]);
  });

  test("is not said to be sent when the reporter has asked for no mail since", () => {
    const held = andThen(shepherdedCase(), leaking("/reply\nCall me.", 10));
    const state = andThen(held, fromReporter("/quiet", 11));
    expect(refusal(state)).toMatchObject([{ kind: "commands-answered", outcomes: [{ refused: "wants-no-mail" }] }]);
  });
});
