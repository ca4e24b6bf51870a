/** What a proven answer does to a case: commands all or none, plain text a note, and every line of it answered. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { decide } from "../../functions/core/case/decide.ts";
import { days, after as later, minutes } from "../../functions/core/instant.ts";
import {
  acknowledgedCase,
  andThen,
  aReporter,
  eventsAfter,
  inMarch,
  keptOut,
  mailNumber,
  march10,
  nobodyToWriteTo,
  reply,
  reportedCase,
  setAsideCase,
  unplacedCase,
} from "./builders.ts";

const outcomes = (events: ReturnType<typeof eventsAfter>) =>
  events.flatMap((event) => (event.kind === "commands-answered" ? event.outcomes : []));

const newWork = (
  before: { work: readonly { id: string }[] },
  now: { work: readonly { id: string; message: string; to: string }[] },
) => now.work.filter(({ id }) => !before.work.some((old) => old.id === id)).map(({ message, to }) => `${message} to ${to}`);

describe("an acknowledgement", () => {
  test("is taken down with who gave it and when, and goes to the reporter, the colleague and its author", () => {
    const before = reportedCase();
    const now = later(march10, minutes(90));
    const state = andThen(before, reply("member:cy", "/ack\nThank you for writing."), inMarch({ now }));
    expect(state).toMatchObject({
      stage: "acknowledged",
      acknowledgedBy: "cy",
      acknowledgedAt: now,
      takenIn: ["ses-0", "ses-1"],
    });
    expect(newWork(before, state)).toEqual([
      "acknowledgement to reporter",
      "colleague-acknowledged to member:dee",
      "transcript to member:cy",
    ]);
  });

  test("may come from either of the pair", () => {
    expect(andThen(reportedCase(), reply("member:dee", "/ack"))).toMatchObject({ acknowledgedBy: "dee" });
  });

  test("of a report without an address is taken down, and its author told that nobody was written to", () => {
    const before = reportedCase({ reporter: nobodyToWriteTo });
    const events = eventsAfter(before, reply("member:cy", "/ack"));
    expect(outcomes(events)).toEqual([{ done: "acknowledged-no-address" }]);
    expect(newWork(before, andThen(before, reply("member:cy", "/ack")))).not.toContain("acknowledgement to reporter");
  });

  test("is given once: the second is refused and sends nothing to the reporter", () => {
    const before = acknowledgedCase();
    const events = eventsAfter(before, reply("member:dee", "/ack", 2));
    expect(outcomes(events)).toEqual([{ refused: "already-acknowledged" }]);
    expect(newWork(before, andThen(before, reply("member:dee", "/ack", 2)))).toEqual(["transcript to member:dee"]);
  });
});

describe("all or nothing:", () => {
  test("one unknown command, and none of the others runs", () => {
    const events = eventsAfter(reportedCase(), reply("member:cy", "/ack\nThank you.\n/frobnicate\n/help"));
    expect(events.map(({ kind }) => kind)).toEqual(["commands-answered"]);
    expect(outcomes(events)).toEqual([{ done: "not-run" }, { refused: "unknown-command" }, { done: "not-run" }]);
  });

  test("one refused command, and none of the others runs", () => {
    const events = eventsAfter(acknowledgedCase(), reply("member:cy", "/help\n/ack", 2));
    expect(outcomes(events)).toEqual([{ done: "not-run" }, { refused: "already-acknowledged" }]);
  });

  test("a command twice in one mail, and neither runs", () => {
    const events = eventsAfter(reportedCase(), reply("member:cy", "/ack\n/ack"));
    expect(events.map(({ kind }) => kind)).toEqual(["commands-answered"]);
  });

  test.each([
    ["/report mine\n/discard", unplacedCase()],
    ["/discard\n/report mine", unplacedCase()],
    ["/report mine\n/report other", unplacedCase()],
  ])("two commands that contradict each other (%j), and neither runs", (text, state) => {
    expect(eventsAfter(state, reply("author", text, 7)).map(({ kind }) => kind)).toEqual(["commands-answered"]);
  });

  test("a later command is judged by what the earlier one would have done", () => {
    expect(outcomes(eventsAfter(unplacedCase(), reply("author", "/discard\n/discard")))).toEqual([
      { done: "not-run" },
      { refused: "not-possible-now" },
    ]);
  });

  test("a command with a word that it does not take is not guessed at", () => {
    expect(outcomes(eventsAfter(unplacedCase(), reply("author", "/report yours")))).toEqual([{ refused: "unknown-command" }]);
  });
});

describe("plain text", () => {
  test("is a note for the rest of the circle and never reaches the reporter", () => {
    const before = acknowledgedCase();
    const state = andThen(before, reply("member:cy", "I know the venue.", 2));
    expect(newWork(before, state)).toEqual(["note to member:dee"]);
    expect(state.stage).toBe("acknowledged");
  });

  test("before the acknowledgement also tells its author that the reporter was not written to", () => {
    const before = reportedCase();
    const events = eventsAfter(before, reply("member:cy", "I know the venue."));
    expect(outcomes(events)).toEqual([{ done: "note-kept" }]);
    expect(andThen(before, reply("member:cy", "I know the venue.")).stage).toBe("reported");
  });

  test("that reads like a letter tells its author at any time", () => {
    expect(outcomes(eventsAfter(acknowledgedCase(), reply("member:cy", "Dear reporter,\nthank you.", 2)))).toEqual([
      { done: "note-kept" },
    ]);
  });

  test("with a command further down is a note: the command does not run", () => {
    const events = eventsAfter(reportedCase(), reply("member:cy", "I would say\n/ack"));
    expect(events.map(({ kind }) => kind)).toEqual(["note-added", "commands-answered"]);
  });

  test("of somebody without a place on the case is answered and passed on to nobody", () => {
    const before = unplacedCase();
    const state = andThen(before, reply("author", "It is about a talk.", 2));
    expect(newWork(before, state)).toEqual(["transcript to author"]);
    expect(state.stage).toBe("unplaced");
  });
});

describe("the author of a mail that waits", () => {
  test("opens it as their own report, and has no place in the committee on it", () => {
    const state = andThen(unplacedCase(), reply("author", "/report mine"));
    expect(state).toMatchObject({ stage: "reported", circle: ["cy", "dee"], keptOut: [{ member: "eli", why: "is-reporter" }] });
  });

  test("who is on duty themself is passed over on their own report", () => {
    const cy = aReporter({ address: "cy@members.test", member: unplacedCase({}).primary });
    const state = andThen(unplacedCase({ reporter: cy }), reply("author", "/report mine"));
    expect(state).toMatchObject({ circle: ["dee", "eli"], keptOut: [{ member: "cy", why: "is-reporter" }] });
    expect(state.reporter.address).toBe("cy@members.test");
  });

  test("files it for somebody else, and stays a member like any other", () => {
    const state = andThen(unplacedCase(), reply("author", "/report other"));
    expect(state).toMatchObject({ stage: "reported", keptOut: [], reporter: { vouched: false, machine: false } });
    expect(state.reporter.address).toBeUndefined();
    expect(state.journal.at(1)?.event).toMatchObject({ remarks: [{ about: "filed-by", member: "eli" }] });
  });

  test("keeps out whom the mail names, whichever of the two it is", () => {
    for (const whose of ["mine", "other"]) {
      const state = andThen(unplacedCase({ keptOut: [keptOut("cy")] }), reply("author", `/report ${whose}`));
      expect(state.circle).not.toContain("cy");
    }
  });

  test("sets it aside, and nobody is shown it or told of it any more", () => {
    const before = unplacedCase();
    const state = andThen(before, reply("author", "/discard"));
    expect(state).toMatchObject({ stage: "set-aside", setAsideAt: march10, circle: [] });
    expect(newWork(before, state)).toEqual(["transcript to author"]);
  });

  test("may still open it after they set it aside, and the case forgets that they did", () => {
    const state = andThen(setAsideCase(), reply("author", "/report mine", 2));
    expect(state).toMatchObject({ stage: "reported", circle: ["cy", "dee"] });
    expect(state).not.toHaveProperty("setAsideAt");
  });

  test("may not be spoken for: a member of the pair opens it only as what its author sent", () => {
    const events = eventsAfter(unplacedCase(), reply("member:cy", "/report other"));
    expect(events.map(({ kind }) => kind)).toEqual(["commands-answered"]);
    const opened = andThen(unplacedCase(), reply("member:cy", "/report"));
    expect(opened).toMatchObject({ stage: "reported", reporter: { address: "eli@members.test" } });
    expect(opened.circle).not.toContain("eli");
  });
});

describe("the reporter's line", () => {
  test.each([true, false])("brings its mail to the whole circle, proven or not (%s)", (proven) => {
    const before = acknowledgedCase();
    const state = andThen(before, { do: "take-in-reporter-mail", mail: mailNumber(2), proven });
    expect(newWork(before, state)).toEqual(["reporter-wrote to member:cy", "reporter-wrote to member:dee"]);
    expect(state.journal.at(-1)?.event).toEqual({ kind: "reporter-wrote", mail: mailNumber(2), proven });
    expect(state.stage).toBe("acknowledged");
  });
});

describe("a mail that may not act", () => {
  const unacted = (number: number, why: "wrong-sender" | "machine-mail" | "forms-differ" = "wrong-sender") =>
    ({ do: "take-in-unacted", line: "member:cy", mail: mailNumber(number), why }) as const;

  test("is kept, changes nothing else, and the owner of the line hears why", () => {
    const before = reportedCase();
    const state = andThen(before, unacted(1));
    expect({ ...state, takenIn: [], told: [], journal: [], journalLength: 0, work: [] }).toEqual({
      ...before,
      takenIn: [],
      journal: [],
      journalLength: 0,
      work: [],
    });
    expect(newWork(before, state)).toEqual(["not-acted to member:cy"]);
  });

  test("of a machine is answered by nobody", () => {
    const before = reportedCase();
    expect(newWork(before, andThen(before, unacted(1, "machine-mail")))).toEqual([]);
  });

  test.each([
    ["once a day where it is perhaps not the owner's", "wrong-sender", 1],
    ["twice a day where it is", "forms-differ", 2],
  ] as const)("is told of %s, and again the day after", (_, why, most) => {
    let state = reportedCase();
    for (const number of [1, 2, 3, 4, 5]) state = andThen(state, unacted(number, why));
    expect(state.work.filter(({ message }) => message === "not-acted")).toHaveLength(most);
    const nextDay = inMarch({ now: later(march10, days(1)) });
    state = andThen(state, unacted(6, why), nextDay);
    expect(state.work.filter(({ message }) => message === "not-acted")).toHaveLength(most + 1);
  });

  test("on one owner's line takes nothing from what another is told", () => {
    let state = reportedCase();
    for (const number of [1, 2, 3, 4]) state = andThen(state, unacted(number));
    state = andThen(state, { ...unacted(5), line: "member:dee" });
    expect(state.work.at(-1)).toMatchObject({ message: "not-acted", to: "member:dee" });
  });
});

describe("answers", () => {
  test("stop at sixty a day for one person, though commands still run", () => {
    let state = reportedCase();
    for (let number = 1; number <= 65; number += 1) state = andThen(state, reply("member:cy", "/help", number));
    expect(state.work.filter(({ message }) => message === "transcript")).toHaveLength(60);
    expect(andThen(state, reply("member:cy", "/ack", 99)).stage).toBe("acknowledged");
    expect(andThen(state, reply("member:dee", "/help", 99)).work.at(-1)).toMatchObject({
      message: "transcript",
      to: "member:dee",
    });
  });
});

describe("an answer to a mail without a command", () => {
  const noted = (number: number) => reply("member:cy", "I am away.", number);
  const transcripts = (state: Case) => state.work.filter(({ message }) => message === "transcript");

  test("comes twice a day, so that a machine which hides what it is falls silent; colleagues get every note", () => {
    let state = reportedCase();
    for (const number of [1, 2, 3, 4]) state = andThen(state, noted(number));
    expect(transcripts(state)).toHaveLength(2);
    expect(state.work.filter(({ message }) => message === "note")).toHaveLength(4);
    expect(transcripts(andThen(state, noted(5), inMarch({ now: later(march10, days(1)) })))).toHaveLength(3);
  });

  test("takes nothing from what a command is answered", () => {
    let state = reportedCase();
    for (const number of [1, 2, 3, 4]) state = andThen(state, noted(number));
    expect(transcripts(andThen(state, reply("member:cy", "/frobnicate", 5)))).toHaveLength(3);
  });
});

describe("a mail delivered twice", () => {
  test("is known among the newest five hundred, and a flood cannot fill the case with more", () => {
    const takenIn = Array.from({ length: 500 }, (_, number) => mailNumber(number + 10).mail);
    const state = andThen({ ...acknowledgedCase(), takenIn }, reply("member:dee", "a note", 1_000));
    expect(state.takenIn).toHaveLength(500);
    expect(decide(state, reply("member:dee", "a note", 509), inMarch())).toEqual({ refused: "already-taken-in" });
  });

  test("is refused, whatever it was", () => {
    const acknowledged = acknowledgedCase();
    const again = { refused: "already-taken-in" };
    expect(decide(acknowledged, reply("member:cy", "/ack", 1), inMarch())).toEqual(again);
    expect(decide(acknowledged, reply("member:cy", "a note", 0), inMarch())).toEqual(again);
    expect(decide(acknowledged, { do: "take-in-reporter-mail", mail: mailNumber(1), proven: true }, inMarch())).toEqual(again);
    expect(
      decide(acknowledged, { do: "take-in-unacted", line: "reporter", mail: mailNumber(1), why: "wrong-sender" }, inMarch()),
    ).toEqual(again);
  });
});
