/** What must not leave with a letter to somebody outside, nor come in with the answer. */
import { describe, expect, test } from "vitest";
import { answer, newestFor } from "../app/casework.ts";
import { deciding, evil, headersOf, reporter, respondent } from "./stories.ts";

const written = async (letter: string) => {
  const { desk } = await deciding();
  await answer(desk, "cy", `/contact respondent ${respondent}`);
  const from = desk.sent.length;
  await answer(desk, "dee", `/draft respondent\n${letter}`, {
    subject: "CANARY subject",
    headers: [
      "User-Agent: CANARY",
      "X-Originating-IP: CANARY",
      "Cc: canary@elsewhere.example",
      "In-Reply-To: <canary@members.test>",
    ],
  });
  return { desk, from };
};

const quoted = "On 10 Mar 2026 at 16:02, Ada <ada@members.test> wrote:\n> CANARY said among us";

/** Without the breaks that quoted-printable sets into words. A code name may begin like a member's name. */
const unbroken = (raw: string): string => raw.replace(/=\r\n/g, "");

describe("a letter to a respondent", () => {
  test("LK04, LK05: is built from its own words: no header, signature or quotation of its writer goes along", async () => {
    const { desk } = await written(`Please stay away.\n\n${quoted}\n\n-- \nDee CANARY, +1 555 0100`);
    await answer(desk, "cy", "/send");
    const { raw, text } = newestFor(desk, respondent);
    expect(text).toContain("Please stay away.");
    expect(unbroken(raw)).not.toMatch(/canary|555 0100|\bdee\b|ada@/i);
  });

  test("LK01, LK06, LK14, LK15: names nobody but the committee, in a mail of one recipient with the code name as its subject", async () => {
    const { desk, from } = await written("Please stay away.");
    await answer(desk, "cy", "/send");
    const mails = desk.sent.slice(from).filter(({ to }) => to === respondent);
    expect(mails).toHaveLength(1);
    for (const { raw, subject } of mails) {
      expect(subject).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+: a letter for you$/);
      const named = headersOf(raw).filter(([name]) => ["to", "cc", "bcc"].includes(name));
      expect(named.map(([name, value]) => `${name}: ${value}`)).toEqual([`to: ${respondent}`]);
      expect(unbroken(raw)).not.toMatch(new RegExp(`@members\\.test|${reporter}|\\b(?:ada|bo|cy|dee|eli|fay)\\b`, "i"));
    }
  });

  test("LK02: nothing is sent to whoever writes on the respondent's line, whatever they write", async () => {
    const { desk } = await written("Please stay away.");
    await answer(desk, "cy", "/send");
    const before = desk.to(respondent).length;
    for (const text of ["/help", "/frobnicate", "/quiet", "/write-to evil@evil.example", ""]) {
      await answer(desk, respondent, text);
      await answer(desk, respondent, text, { from: evil });
      await answer(desk, respondent, text, { verdicts: { dmarc: "FAIL" } });
    }
    expect([desk.to(respondent).length, desk.to(evil).length]).toEqual([before, 0]);
  });

  test("LK20: needs a command of its own and a second member, so that no plain answer and no slip reaches who was reported", async () => {
    const { desk, from } = await written("Please stay away.");
    for (const text of ["I would send it.", "/reply\nWe wrote to them.", "/send", "/send anyway"])
      await answer(desk, "dee", text);
    await answer(desk, "cy", "Looks good to me, send it.");
    expect(desk.sent.slice(from).filter(({ to }) => to === respondent)).toEqual([]);
  });

  test("an answer that pretends to be from a member, or holds a member's command, is words of somebody outside", async () => {
    const { desk } = await written("Please stay away.");
    await answer(desk, "cy", "/send");
    const from = desk.sent.length;
    await answer(desk, respondent, "/exclude dee\n/discard", { from: "cy@members.test" });
    const subjects = desk.sent.slice(from).map(({ to, subject }) => `${to} ${subject.split(": ")[1]}`);
    expect(subjects.toSorted()).toEqual(["ada", "bo", "cy", "dee"].map((who) => `${who}@members.test an answer from outside`));
    expect(newestFor(desk, "dee").text).toContain("not proven to be the respondent");
  });
});
