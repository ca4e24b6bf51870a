/** Work: what became of a mail, who is at it, when it is tried again, and when nobody wants it any more. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case, Work } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import {
  isDue,
  leased,
  nextDueAt,
  resultEvents,
  type SendResult,
  stillWanted,
  withResult,
} from "../../functions/core/case/work.ts";
import { workId } from "../../functions/core/ids.ts";
import { hours, after as later, minutes } from "../../functions/core/instant.ts";
import {
  acknowledgedCase,
  andThen,
  inMarch,
  march10,
  must,
  reply,
  reportedCase,
  setAsideCase,
  unplacedCase,
} from "./builders.ts";

const aWork = (change: Partial<Work> = {}): Work => ({
  id: workId("0-0"),
  message: "new-report",
  to: "member:cy",
  dueAt: march10,
  entry: 0,
  attempts: 0,
  ...change,
});

describe("a lease", () => {
  test("takes what is due and leaves what is not", () => {
    const { state, mine } = leased(unplacedCase(), march10);
    expect(mine.map(({ message }) => message)).toEqual(["what-is-this"]);
    expect(state.work.map(({ message, attempts }) => [message, attempts])).toEqual([
      ["what-is-this", 1],
      ["mail-waits", 0],
      ["mail-waits", 0],
    ]);
  });

  test("keeps everybody else away for two minutes, also those whose clock is five ahead, and not a moment longer", () => {
    const { state } = leased(reportedCase(), march10);
    expect(leased(state, later(march10, minutes(2 + 5) - 1)).mine).toEqual([]);
    expect(leased(state, later(march10, minutes(2 + 5))).mine).toHaveLength(3);
  });

  test("counts every attempt", () => {
    let state: Case = reportedCase();
    for (let hour = 0; hour < 5; hour += 1) state = leased(state, later(march10, hours(hour))).state;
    expect(state.work.map(({ attempts }) => attempts)).toEqual([5, 5, 5]);
  });

  test("lasts longer each time that its holder dies, and never longer than an hour", () => {
    const [now, lasts] = [march10, [] as number[]];
    let state: Case = reportedCase();
    for (let time = 0; time < 9; time += 1) {
      state = leased(state, must(time === 0 ? now : nextDueAt(state))).state;
      lasts.push(must(state.work[0]?.leasedUntil) - now - lasts.reduce((sum, last) => sum + last, 0));
    }
    expect(lasts.map((last) => last / minutes(1))).toEqual([7, 7, 7, 8, 16, 32, 60, 60, 60]);
  });

  test("of a case where nothing is due takes nothing", () => {
    expect(leased(setAsideCase(), later(march10, -1)).mine).toEqual([]);
  });
});

describe("what could not be sent", () => {
  const failed = (change: Partial<Work>, result: SendResult = "not-sent"): Work => {
    const work = aWork({ leasedUntil: later(march10, minutes(2)), ...change });
    return must(withResult({ work: [work] }, work.id, result, march10).work[0]);
  };
  const waits = (attempts: number, result?: SendResult): number => failed({ attempts }, result).dueAt - march10;

  test("waits longer after each attempt, and never longer than an hour", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => waits(attempts) / minutes(1))).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  test("is free for anybody again", () => {
    expect(failed({})).not.toHaveProperty("leasedUntil");
  });

  test("and may have been sent all the same waits until the slowest send is over, and ever longer", () => {
    expect([1, 2, 3, 4, 7, 100].map((attempts) => waits(attempts, "unsure") / minutes(1))).toEqual([2, 2, 4, 8, 60, 60]);
  });

  test("never waits for a time that has passed", () => {
    fc.assert(fc.property(fc.nat({ max: 1_000 }), (attempts) => waits(attempts) > 0));
  });
});

describe("the time when a case needs somebody", () => {
  test("is that of its earliest work, or the end of a lease", () => {
    expect(nextDueAt(unplacedCase())).toBe(march10);
    expect(nextDueAt(leased(unplacedCase(), march10).state)).toBe(later(march10, minutes(7)));
  });

  test("is never, when nothing is left to do", () => {
    expect(nextDueAt({ work: [] })).toBeUndefined();
  });

  test("is not before the work is due", () => {
    expect(isDue(aWork({ dueAt: later(march10, 1) }), march10)).toBe(false);
    expect(isDue(aWork(), march10)).toBe(true);
    expect(isDue(aWork({ leasedUntil: later(march10, 1) }), march10)).toBe(false);
  });
});

describe("what came of a mail", () => {
  const afterResult = (state: Case, result: SendResult): readonly Work[] => {
    const work = must(state.work[0]);
    const next = applied(state, resultEvents(state, work, result), inMarch());
    return withResult(next, work.id, result, march10).work.filter(({ id }) => id === work.id);
  };
  const held = leased(reportedCase(), march10).state;

  test("sent: it is done", () => {
    expect(afterResult(held, "sent")).toEqual([]);
  });

  test("dissolved: it is done", () => {
    expect(afterResult(held, "dissolved")).toEqual([]);
  });

  test("not sent: it waits a minute for the next attempt", () => {
    expect(afterResult(held, "not-sent")).toMatchObject([{ attempts: 1, dueAt: later(march10, minutes(1)) }]);
  });

  test("unsure: nobody tries again before the slowest send is over", () => {
    expect(afterResult(held, "unsure")).toMatchObject([{ attempts: 1, dueAt: later(march10, minutes(2)) }]);
  });

  test("refused: the text alone is tried at once, and if that is refused too, nothing is left", () => {
    const [again] = afterResult(held, "refused");
    expect(again).toMatchObject({ textOnly: true, dueAt: march10 });
    expect(again).not.toHaveProperty("leasedUntil");
    expect(afterResult({ ...held, work: [must(again)] }, "refused")).toEqual([]);
  });

  test("every end of it stands in the journal", () => {
    const ends = (result: SendResult, state = reportedCase()) => resultEvents(state, aWork(), result);
    expect(ends("sent")).toEqual([{ kind: "mail-sent", work: "0-0", message: "new-report", to: "member:cy" }]);
    expect(ends("refused")).toMatchObject([{ kind: "mail-refused" }]);
    expect(ends("dissolved")).toMatchObject([{ kind: "work-dissolved" }]);
  });

  test("what could not be encrypted is known once, until something could be again", () => {
    const lost = resultEvents(reportedCase(), aWork(), "not-encrypted");
    expect(lost).toMatchObject([{ kind: "work-dissolved" }, { kind: "not-reached", to: "member:cy", why: "not-encrypted" }]);
    const known = applied(reportedCase(), lost, inMarch());
    expect(resultEvents(known, aWork(), "not-encrypted")).toMatchObject([{ kind: "work-dissolved" }]);
    expect(resultEvents(known, aWork(), "sent")).toMatchObject([{ kind: "mail-sent" }, { kind: "reached-again" }]);
  });
});

describe("work that a case has outgrown", () => {
  const content = ["new-report", "note", "reporter-wrote", "colleague-acknowledged"];

  test.each(content)("%s goes to nobody who is no longer in the circle", (message) => {
    const work = aWork({ message });
    expect(stillWanted(reportedCase(), work, undefined)).toBe(true);
    expect(stillWanted({ ...reportedCase(), circle: [] }, work, undefined)).toBe(false);
  });

  test.each(["not-acted", "transcript"])("%s is still owed to who left the circle: no refusal is silent", (message) => {
    expect(stillWanted({ ...reportedCase(), circle: [] }, aWork({ message }), undefined)).toBe(true);
  });

  test("the pair is not told that a mail waits once it has been placed", () => {
    const waits = aWork({ message: "mail-waits" });
    expect(stillWanted(unplacedCase(), waits, undefined)).toBe(true);
    expect(stillWanted(setAsideCase(), waits, undefined)).toBe(false);
    expect(stillWanted(andThen(unplacedCase(), reply("author", "/report mine")), waits, undefined)).toBe(false);
  });

  test("the outside contact is not called when somebody inside has the case, or when it was set aside", () => {
    const call = aWork({ message: "nobody-left", to: "outside-contact" });
    expect(stillWanted(reportedCase(), call, undefined)).toBe(false);
    expect(stillWanted(setAsideCase(), call, undefined)).toBe(false);
    const { primary: _, secondary: __, ...nobody } = reportedCase();
    expect(stillWanted({ ...nobody, circle: [] }, call, undefined)).toBe(true);
  });

  test("what the reporter is owed stays owed", () => {
    for (const message of ["receipt", "acknowledgement"])
      expect(stillWanted(acknowledgedCase(), aWork({ message, to: "reporter" }), undefined)).toBe(true);
  });
});

describe("a deadline", () => {
  test("for word to the pair is a day after the mail, to the millisecond", () => {
    const { state } = leased(unplacedCase(), march10);
    expect(leased(state, later(march10, hours(24) - 1)).mine.map(({ message }) => message)).toEqual(["what-is-this"]);
    expect(leased(state, later(march10, hours(24))).mine.map(({ message }) => message)).toEqual([
      "what-is-this",
      "mail-waits",
      "mail-waits",
    ]);
  });
});
