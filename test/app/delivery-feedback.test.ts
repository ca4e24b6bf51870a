/** What the mail service says of the desk's own mails: what it costs, whom it reaches, and what it must not do. */
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { bring, type Said, sesEvent } from "../support/ses-events.ts";
import { answer, caseIdOf, caseOf, type MemoryDesk, newestFor, serviceAnswers, told } from "./casework.ts";

/** A report that the pair cy and dee have, and how often its case was written since. */
const forwarded = async () => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({});
  const { save } = desk.deps.cases;
  let writes = 0;
  desk.deps.cases.save = (...given) => {
    writes += 1;
    return save(...given);
  };
  return { desk, receipt, from: desk.sent.length, writes: () => writes };
};

const saysOf = (desk: MemoryDesk, who: string, ...what: readonly Said[]) =>
  bring(desk.deps, ...what.map((one) => sesEvent(newestFor(desk, who).work, one)));

describe("a forward to the pair", () => {
  test("is awaited until the service says that it arrived, and no other mail is", async () => {
    const { desk, receipt } = await forwarded();
    expect((await caseOf(desk, receipt)).awaiting).toEqual(
      ["cy", "dee"].map((who) => ({
        work: newestFor(desk, who).work.split("_")[1],
        to: `member:${who}`,
        message: "new-report",
        sentAt: desk.now(),
      })),
    );
    await saysOf(desk, "cy", "Send", "Delivery");
    expect((await caseOf(desk, receipt)).awaiting).toMatchObject([{ to: "member:dee" }]);
  });

  test("costs one write for both arrivals where they come in one batch, and none for what is known or needs nothing", async () => {
    const { desk, writes } = await forwarded();
    const all = ["cy", "dee", "reporter@example.org"].map((who) => newestFor(desk, who).work);
    expect(await bring(desk.deps, ...all.map((work) => sesEvent(work, "Send")))).toEqual([]);
    expect(writes()).toBe(0);
    await bring(desk.deps, ...all.map((work) => sesEvent(work, "Delivery")));
    expect(writes()).toBe(1);
    for (const what of ["Send", "Delivery", "DeliveryDelay", "Bounce that may pass", "Open"] as const)
      await bring(desk.deps, ...all.map((work) => sesEvent(work, what)));
    expect(writes()).toBe(1);
  });

  test("that is taken over by another responder is awaited there, and not from who left", async () => {
    const { desk, receipt } = await forwarded();
    await answer(desk, "cy", "/recuse");
    expect((await caseOf(desk, receipt)).awaiting.map(({ to, message }) => [to, message])).toEqual([
      ["member:dee", "new-report"],
      ["member:eli", "case-so-far"],
    ]);
  });
});

describe("a mail that may have been sent", () => {
  const unsure = async () => {
    const desk = await createMemoryDesk();
    serviceAnswers(desk, "cy", "unsure");
    return { desk, receipt: await desk.receive({}) };
  };

  test.each(["Send", "Delivery", "DeliveryDelay"] as const)("is settled by %s, and is never sent again", async (what) => {
    const { desk, receipt } = await unsure();
    await saysOf(desk, "cy", what);
    for (let hour = 0; hour < 24; hour += 1) await desk.advance(hours(1));
    expect(desk.to("cy").filter(({ subject }) => subject.endsWith("new report"))).toHaveLength(1);
    expect((await caseOf(desk, receipt)).work).toEqual([]);
  });

  test("is sent again where the service says nothing", async () => {
    const { desk } = await unsure();
    await desk.advance(minutes(2));
    expect(desk.to("cy")).toHaveLength(2);
  });

  test("by a process that died is settled while its lease still runs", async () => {
    const desk = await createMemoryDesk();
    const { save } = desk.deps.cases;
    let writes = 0;
    desk.deps.cases.save = (...given) => (++writes === 2 ? Promise.reject(new Error("gone")) : save(...given));
    await expect(desk.receive({})).rejects.toThrow("gone");
    const all = ["cy", "dee", "reporter@example.org"];
    await bring(desk.deps, ...all.map((who) => sesEvent(newestFor(desk, who).work, "Send")));
    await desk.advance(minutes(20));
    for (const who of all) expect(desk.to(who)).toHaveLength(1);
  });
});

describe("a member whom mail does not reach", () => {
  test("is not waited for: the next rung of the ladder is taken at once, by whoever can be reached", async () => {
    const { desk } = await forwarded();
    await saysOf(desk, "cy", "Bounce");
    const from = desk.sent.length;
    await desk.advance(minutes(1));
    expect(told(desk, from)).toEqual(["dee: the reporter still waits"]);
  });

  test("when nobody waits for them any more, hurries nothing", async () => {
    const { desk } = await forwarded();
    const { work } = newestFor(desk, "cy");
    await answer(desk, "dee", "/ack");
    await bring(desk.deps, sesEvent(work, "Bounce"));
    const from = desk.sent.length;
    await desk.advance(minutes(1));
    expect(told(desk, from)).toEqual([]);
  });

  test("is told of to the other at once, with the code name and nothing of the report, and only once", async () => {
    const { desk, receipt, from } = await forwarded();
    await saysOf(desk, "cy", "Send", "Bounce", "Bounce");
    await saysOf(desk, "cy", "Suppressed by the account");
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
    expect(newestFor(desk, "dee").text).toContain("You are the one who has this report now.");
    expect(newestFor(desk, "dee").raw).not.toMatch(/meetup|reporter@example/);
    expect((await caseOf(desk, receipt)).unreached).toMatchObject([{ to: "member:cy", why: "bounced" }]);
    expect(desk.logs.filter(({ fields }) => fields?.outcome === "bounced")).toHaveLength(2);
  });

  test("counts as reached again when a later mail arrives, and a new bounce is told anew", async () => {
    const { desk, receipt } = await forwarded();
    const first = newestFor(desk, "cy").work;
    await bring(desk.deps, sesEvent(first, "Bounce"));
    await answer(desk, "dee", "a note for cy;");
    await bring(desk.deps, sesEvent(first, "Delivery"));
    expect((await caseOf(desk, receipt)).unreached).toHaveLength(1);
    await saysOf(desk, "cy", "Delivery");
    expect((await caseOf(desk, receipt)).unreached).toEqual([]);
    const from = desk.sent.length;
    await saysOf(desk, "cy", "Bounce");
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
  });

  test("counts as reached again when they write", async () => {
    const { desk, receipt } = await forwarded();
    await saysOf(desk, "cy", "Bounce");
    await answer(desk, "cy", "I am here;");
    expect((await caseOf(desk, receipt)).unreached).toEqual([]);
  });

  test("who only marked a mail as unwanted is noted, and nobody is told", async () => {
    const { desk, receipt, from } = await forwarded();
    await saysOf(desk, "cy", "Complaint", "Complaint");
    expect(told(desk, from)).toEqual([]);
    const { unreached, awaiting, journal } = await caseOf(desk, receipt);
    expect([unreached, awaiting.map(({ to }) => to)]).toEqual([[], ["member:dee"]]);
    expect(journal.filter(({ event }) => event.kind === "mail-complained")).toHaveLength(1);
  });

  test("because the service threw the mail away as harmful gets its text alone; then that is told too", async () => {
    const { desk, receipt, from } = await forwarded();
    await saysOf(desk, "cy", "Reject", "Reject");
    expect(told(desk, from)).toEqual(["cy: new report"]);
    expect(newestFor(desk, "cy").text).toContain("It happened at the meetup.");
    expect((await caseOf(desk, receipt)).awaiting).toHaveLength(2);
    await saysOf(desk, "cy", "Reject");
    expect(told(desk, from)).toEqual(["cy: new report", "dee: mail does not reach Cy"]);
  });

  test("and who has left the case since is told of to nobody", async () => {
    const { desk } = await forwarded();
    const work = newestFor(desk, "cy").work;
    await answer(desk, "cy", "/recuse");
    const from = desk.sent.length;
    await bring(desk.deps, sesEvent(work, "Bounce"));
    expect(told(desk, from)).toEqual([]);
  });
});

describe("a reporter whom mail does not reach", () => {
  const lost = async (what: Said = "Bounce") => {
    const found = await forwarded();
    await saysOf(found.desk, "reporter@example.org", what);
    return found;
  };

  test("is told of to the circle once, and stands in the journal", async () => {
    const { desk, receipt, from } = await lost();
    await saysOf(desk, "reporter@example.org", "Bounce");
    expect(told(desk, from).sort()).toEqual(["cy: mail does not reach the reporter", "dee: mail does not reach the reporter"]);
    expect((await caseOf(desk, receipt)).reporter).toMatchObject({ unreachable: true, whyUnreachable: "bounced" });
    await answer(desk, "cy", "/log");
    expect(desk.to("cy").some(({ text }) => text.includes("Mail does not reach the reporter"))).toBe(true);
  });

  test("gets no acknowledgement, and its writer and the other hear so", async () => {
    const { desk } = await lost();
    await answer(desk, "cy", "/ack");
    expect(newestFor(desk, "cy").text).toContain("address does not take mail, so nobody could be written to");
    expect(newestFor(desk, "dee").text).toContain("no address for the reporter that takes mail");
    expect(desk.to("reporter@example.org")).toHaveLength(1);
    await answer(desk, "cy", "/reply\nHello?");
    expect(newestFor(desk, "cy").text).toContain("address does not take mail, so nothing can be sent to them");
    for (let hour = 0; hour < 12; hour += 1) await desk.advance(hours(2));
    expect(desk.to("reporter@example.org")).toHaveLength(1);
  });

  test("is written to again once they have written", async () => {
    const { desk } = await lost();
    await answer(desk, "reporter@example.org", "I cleared my mailbox.");
    await answer(desk, "cy", "/ack");
    expect(newestFor(desk, "reporter@example.org").subject).toMatch(/an answer for you$/);
  });

  test("who called a mail unwanted gets what people write, and nothing by machine", async () => {
    const { desk, from } = await lost("Complaint");
    expect(told(desk, from).sort()).toEqual(["cy", "dee"].map((who) => `${who}: the reporter's mailbox calls our mail unwanted`));
    await answer(desk, "cy", "/ack");
    expect(newestFor(desk, "reporter@example.org").subject).toMatch(/an answer for you$/);
    const before = desk.to("reporter@example.org").length;
    await answer(desk, "cy", "/due 2026-03-20");
    expect(desk.to("reporter@example.org")).toHaveLength(before);
  });

  test("at an address that they have left since is no news", async () => {
    const { desk, receipt } = await forwarded();
    const old = newestFor(desk, "reporter@example.org").work;
    await answer(desk, "reporter@example.org", "/write-to safe@example.net");
    await answer(desk, "safe@example.net", "/yes");
    await bring(desk.deps, sesEvent(old, "Bounce"));
    expect((await caseOf(desk, receipt)).reporter).not.toHaveProperty("unreachable");
  });
});

describe("an event", () => {
  test.each(["", "{}", "null", "not json", '{"mail":{"tags":[]}}'])("that is none, %j, goes back alone", async (body) => {
    const { desk, from } = await forwarded();
    expect(await bring(desk.deps, body, sesEvent(newestFor(desk, "cy").work, "Bounce"))).toEqual(["m0"]);
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
  });

  test("without a tag of ours, of another kind, for a case that nobody knows, or that is no event is passed over", async () => {
    const { desk, writes } = await forwarded();
    const unknown = ["nobody_1-0", "x", "../x_1-0", "__proto___1-0"].map((work) => sesEvent(work, "Bounce"));
    const more = [sesEvent(undefined, "Bounce"), sesEvent(newestFor(desk, "cy").work, "Open")];
    const setup = "Successfully validated SNS topic for Amazon SES event publishing.";
    expect(await bring(desk.deps, ...unknown, ...more, setup)).toEqual([]);
    expect(writes()).toBe(0);
  });

  test("for an erased case is dropped, with a line in the log", async () => {
    const { desk, receipt, writes } = await forwarded();
    desk.stores.keys.destroy(await caseIdOf(desk, receipt));
    expect(await saysOf(desk, "cy", "Bounce")).toEqual([]);
    expect(writes()).toBe(0);
    expect(desk.logs.at(-1)?.event).toBe("feedback-dropped");
  });

  test("about a mail of the desk itself is logged and changes nothing", async () => {
    const { desk, writes, from } = await forwarded();
    expect(await bring(desk.deps, sesEvent("demo_0-0", "Bounce"))).toEqual([]);
    expect([writes(), told(desk, from)]).toEqual([0, []]);
    expect(desk.logs.find(({ event }) => event === "mail-feedback")).toMatchObject({
      event: "mail-feedback",
      fields: { desk: "demo", outcome: "bounced" },
    });
  });

  test("of a case that cannot be read now goes back, and those of other cases do not", async () => {
    const { desk } = await forwarded();
    const other = await desk.receive({ from: "second@example.org" });
    const [blocked, free] = [desk.to("cy").at(0), desk.to("cy").at(-1)].map((mail) => mail?.work ?? "");
    const { load } = desk.deps.cases;
    desk.deps.cases.load = (id) => (blocked?.startsWith(id) ? Promise.reject(new Error("throttled")) : load(id));
    const bodies = [blocked, free, blocked].map((work) => sesEvent(work, "Bounce"));
    expect(await bring(desk.deps, ...bodies)).toEqual(["m0", "m2"]);
    expect((await caseOf(desk, other)).unreached).toHaveLength(1);
  });

  test("of a mail whose journal entry has moved to a segment still finds whom it was to", async () => {
    const { desk, receipt, from } = await forwarded();
    const work = newestFor(desk, "cy").work;
    const [id, state] = [await caseIdOf(desk, receipt), await caseOf(desk, receipt)];
    const key = await desk.stores.keys.find(id);
    if (!key) throw new Error("The case has no key.");
    const moved = { ...state, journal: [], awaiting: [], segments: ["JOURNAL#0-9"] };
    await desk.stores.cases.save({ state, storedEntries: 0 }, moved, key);
    desk.deps.cases.journal = async () => state.journal;
    await bring(desk.deps, sesEvent(work, "Bounce"));
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
  });
});
