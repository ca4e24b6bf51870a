/** What the mail service answers, and what the desk then does: never silence, never for ever, never twice without need. */
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import { createMemoryDesk, demoSettings, memberRows } from "../support/memory-desk.ts";
import { answer, caseOf, changeRoster, type MemoryDesk, newestFor, serviceAnswers, storedMail, told } from "./casework.ts";

/** Attachments as a mail brings them. */
const withFile = (name: string, text = "It happened."): string =>
  [
    "From: reporter@example.org",
    "To: conduct@desk.test",
    "Subject: s",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    text,
    "--b",
    `Content-Type: application/pdf; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "",
    "%PDF",
    "--b--",
    "",
  ].join("\r\n");

/** A report with a file, and what the service says to the mails for cy. */
const answering = async (...answers: readonly SendAnswer[]) => {
  const desk = await createMemoryDesk();
  serviceAnswers(desk, "cy", ...answers);
  const receipt = await desk.receive({ raw: withFile("evidence.pdf") });
  return { desk, receipt };
};

const reports = (desk: MemoryDesk, who: string) => desk.to(who).filter(({ subject }) => subject.endsWith("new report"));

describe("a report that the service refuses", () => {
  test("goes out again as text alone at the next tick, and says what is missing", async () => {
    const { desk } = await answering("refused");
    expect(reports(desk, "cy")).toEqual([]);
    expect(reports(desk, "dee")[0]?.attachments).toMatchObject([{ filename: "evidence.pdf" }]);
    await desk.advance(minutes(1));
    const [alone] = reports(desk, "cy");
    expect(alone?.attachments).toEqual([]);
    expect(alone?.text).toContain("It happened.");
    expect(alone?.text).toContain("evidence.pdf");
    expect(reports(desk, "dee")).toHaveLength(1);
  });

  test("and whose text alone is refused too, is given up, and the journal and the log say so", async () => {
    const { desk, receipt } = await answering("refused", "refused");
    for (let tick = 0; tick < 10; tick += 1) await desk.advance(hours(1));
    expect(reports(desk, "cy")).toEqual([]);
    const { work, journal } = await caseOf(desk, receipt);
    expect(work).toEqual([]);
    expect(journal.filter(({ event }) => event.kind === "mail-refused")).toHaveLength(2);
    expect(desk.logs.filter(({ fields }) => fields?.outcome === "refused")).toHaveLength(2);
  });
});

describe("a report that could not be sent", () => {
  test("is tried again after one minute, two, four and so on, and arrives whole", async () => {
    const { desk } = await answering("not-sent", "not-sent", "not-sent", "not-sent");
    const tried: number[] = [];
    for (let minute = 1; minute <= 16; minute += 1) {
      const before = desk.logs.length;
      await desk.advance(minutes(1));
      if (desk.logs.slice(before).some(({ event }) => event === "mail-work")) tried.push(minute);
    }
    expect(tried).toEqual([1, 3, 7, 15]);
    expect(reports(desk, "cy")).toHaveLength(1);
    expect(reports(desk, "cy")[0]?.attachments).toHaveLength(1);
    expect(reports(desk, "dee")).toHaveLength(1);
  });

  test("is tried at least once an hour for as long as it takes", async () => {
    const { desk } = await answering(...Array<SendAnswer>(49).fill("not-sent"));
    for (let hour = 0; hour < 48; hour += 1) await desk.advance(hours(1));
    expect(desk.logs.filter(({ fields }) => fields?.outcome === "not-sent")).toHaveLength(49);
    await desk.advance(hours(1));
    expect(reports(desk, "cy")).toHaveLength(1);
    expect(reports(desk, "dee")).toHaveLength(1);
  });
});

describe("a report that may have been sent", () => {
  test("is left alone while its lease runs, then sent once more, and then it is done", async () => {
    const { desk, receipt } = await answering("unsure");
    expect(reports(desk, "cy")).toHaveLength(1);
    await desk.advance(minutes(2) - 1);
    expect(reports(desk, "cy")).toHaveLength(1);
    await desk.advance(1);
    expect(reports(desk, "cy")).toHaveLength(2);
    expect(reports(desk, "dee")).toHaveLength(1);
    await desk.advance(hours(1));
    expect(reports(desk, "cy")).toHaveLength(2);
    expect((await caseOf(desk, receipt)).work).toEqual([]);
  });

  test("is not sent every two minutes for hours when the service never answers", async () => {
    const { desk } = await answering(...Array<SendAnswer>(2_000).fill("unsure"));
    for (let minute = 0; minute < 3 * 60; minute += 2) await desk.advance(minutes(2));
    expect(reports(desk, "cy").length).toBeLessThanOrEqual(12);
  });
});

describe("one of several mails that fails", () => {
  test("does not hold up or repeat the others", async () => {
    const { desk } = await answering("not-sent");
    await desk.advance(minutes(1));
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report", "reporter: we have your mail"]);
  });

  test("because it cannot be written is tried again like any other", async () => {
    const desk = await createMemoryDesk();
    const { compose } = desk.deps.composer;
    let fails = 1;
    desk.deps.composer.compose = (mail) => (fails-- > 0 ? Promise.reject(new Error("no memory")) : compose(mail));
    await desk.receive({});
    expect(desk.logs.filter(({ fields }) => fields?.outcome === "failed")).toHaveLength(1);
    await desk.advance(minutes(1));
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report", "reporter: we have your mail"]);
  });
});

describe("a report too large to be sent to several at once", () => {
  test("is written down as sent to each before it goes to the next, so that a death in between repeats none", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, { raw: withFile("film.bin", "x".repeat(13 * 1024 * 1024)) });
    const { send } = desk.deps.sender;
    const openWork: number[] = [];
    desk.deps.sender.send = async (raw, envelope) => {
      openWork.push((await caseOf(desk, receipt)).work.length);
      return send(raw, envelope);
    };
    await desk.redeliver(receipt);
    expect(openWork).toEqual([3, 2, 1]);
  });
});

describe("a mail that waits to be sent", () => {
  test("goes to nobody who has left the committee meanwhile", async () => {
    const { desk, receipt } = await answering("not-sent");
    await changeRoster(desk, demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") }));
    await desk.advance(hours(1));
    expect(desk.to("cy")).toEqual([]);
    expect((await caseOf(desk, receipt)).journal.at(-1)?.event).toMatchObject({ kind: "work-dissolved", to: "member:cy" });
  });

  test("goes to the address that the roster has now", async () => {
    const { desk } = await answering("not-sent");
    const moved = memberRows.map((row) => (row.id === "cy" ? { ...row, email: "cy@new.test" } : row));
    await changeRoster(desk, demoSettings({ members: moved }));
    await desk.advance(minutes(1));
    expect(desk.to("cy")).toEqual([]);
    expect(desk.to("cy@new.test")).toHaveLength(1);
  });
});

describe("when nobody inside may read a report", () => {
  test("the outside contact gets the code name and nothing of it", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay all pushed me." });
    expect(told(desk).sort()).toEqual(["board: a report waits for help", "reporter: we have your mail"]);
    expect(newestFor(desk, "board@members.test").raw).not.toMatch(/pushed|reporter@example/);
    expect(newestFor(desk, "reporter@example.org").text).toContain("Nobody on the committee gets your mail.");
  });

  test("and an answer that does not begin with a yes changes nothing, and they hear so", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay all pushed me." });
    await answer(desk, "board@members.test", "Yes, I will help.");
    expect(newestFor(desk, "board@members.test").subject).toMatch(/what your mail did$/);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", circle: [] });
  });

  test("and a proven yes brings them the report and makes them the first responder", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay all pushed me." });
    await answer(desk, "board@members.test", "/yes");
    expect(desk.sent.filter(({ to }) => to === "board@members.test").some(({ text }) => text.includes("all pushed me"))).toBe(
      true,
    );
    expect(await caseOf(desk, receipt)).toMatchObject({ primary: "outside-contact", circle: ["outside-contact"] });
  });
});
