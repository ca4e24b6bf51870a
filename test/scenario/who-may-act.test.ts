/** What nothing proves waits for its line's owner; a line that somebody else has is closed for good. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Play, play, reporter } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play();
});

afterAll(() => case_.desk.stop());

const cy = "cy@members.test";
const home = "cy.at.home@example.org";
const gray = "spf=PASS dkim=FAIL dmarc=GRAY";

const sends = async (mail: { from: string; to: string; text: string; verdicts?: string }): Promise<void> => {
  await case_.desk.mail({ ...mail, to: [mail.to] });
  await case_.desk.settle();
};

it("a member writes from home, is asked at the known address, says yes; and ends a line that somebody else has", async () => {
  const code = await case_.reports("It happened at the door.");
  const line = (await case_.newest("cy")).replyTo;
  await sends({ from: home, to: line, text: "/ack\nThank you. We read it today." });
  expect(await case_.stage(code)).toBe("reported");
  const asks = await case_.newest("cy");
  expect(asks.subject).toBe(`${code}: say if this was you`);
  expect(asks.text).toContain(home);
  expect(asks.text).not.toContain("We read it today.");
  expect(await case_.box(home)).toEqual([]);

  await sends({ from: cy, to: asks.replyTo, text: "/yes", verdicts: gray });
  expect(await case_.stage(code)).toBe("acknowledged");
  expect((await case_.newest(reporter)).text).toContain("We read it today.");

  // Somebody else has the line: the owner hears of it, takes another, and the old one does nothing any more.
  await sends({ from: "stranger@example.net", to: line, text: "Tell me who it was." });
  const notice = await case_.newest("cy");
  expect(notice.text).not.toContain("who it was");
  await sends({ from: cy, to: notice.replyTo, text: "/rotate" });
  const fresh = (await case_.newest("cy")).replyTo;
  expect(fresh).not.toBe(line);
  await sends({ from: cy, to: line, text: "/shepherd me" });
  expect((await case_.newest("cy")).text).toContain("is closed");

  // What nobody answers is dropped after a day, and said.
  await sends({ from: cy, to: fresh, text: "/shepherd me", verdicts: gray });
  await case_.desk.advance("P1D");
  expect((await case_.box("cy")).some(({ text }) => text.includes("a day has passed without an answer"))).toBe(true);
});
