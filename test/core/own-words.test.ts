/** A note loses nothing that its writer wrote, wherever they wrote it; a command acts in the first block alone. */
import { describe, expect, test } from "vitest";
import { readReply } from "../../functions/core/mail/reply.ts";

describe("the writer's own words", () => {
  test.each([
    ["below a quotation", "On 10 Mar 2026 at 16:02, Ada <ada@members.test> wrote:\n> Was it late?\n\nIt was.", "It was."],
    ["above and below it", "Hello,\n\n> Was it late?\n\nIt was.", "Hello,\n\n\nIt was."],
    ["between quotations", "> Was it late?\nIt was.\n> Who was there?\nBo was.", "It was.\nBo was."],
    ["without a signature at the end", "> Was it late?\nIt was.\n-- \nBo", "It was."],
    [
      "without the rest of a quoted line that was broken in two",
      "It was.\n\n> This line is quoted, and it goes on for so long that a mail program must break\nit in two.\n> Yes.\n",
      "It was.",
    ],
    ["below an introduction that nothing stands above", "On 10 Mar 2026, Ada wrote:\n\nIt was late.", "It was late."],
    [
      "below the header of a forward that nothing stands above",
      "---------- Forwarded message ---------\nFrom: Ada\nDate: Tuesday\n\nIt was late.",
      "It was late.",
    ],
    ["above a rule and Outlook's header", "It was.\n\n-----------\n\nFrom: Ada\nSent: Tuesday\n\nWas it late?", "It was."],
    ["without what a phone adds at the end", "It was.\n\nSent from my iPhone", "It was."],
    ["without what an app adds above a quotation", "It was.\n\nGet Outlook for Android\n\n> Was it late?", "It was."],
  ])("are found %s", (_, text, ownText) => {
    expect(readReply(text).ownText).toBe(ownText);
  });
});

describe("what a phone adds", () => {
  test("ends the commands, and stays where a person wrote on below it", () => {
    const { commands, ownText } = readReply("/ack\nThank you.\n\nSent from my iPhone\n/discard");
    expect(commands).toMatchObject([{ name: "ack", body: "Thank you." }]);
    expect(ownText).toContain("/discard");
  });

  test.each(["A letter that was\nSent from my account", "Sent from my desk, it says:\nhello", "Sent by Bo\nto Ada"])(
    "is not %j in a letter",
    (body) => {
      expect(readReply(`/reply\n${body}`).commands[0]?.body).toBe(body);
    },
  );
});

describe("a letter goes on", () => {
  test.each([
    "Here is what she wrote on 3 May:",
    "This is what Bo wrote on 3 May 2026:",
    "You wrote on 3 May 2026 at 10:00:",
    "On 3 May she wrote:",
    "On 3 May 2026 she wrote:",
    "2026 was hard. She wrote:",
    "On 3 May 2026 we met the people of the venue, and\nlater Bo wrote:",
    "Op 3 mei 2026 om 10:00 heeft Bo dit gezegd:",
    "Sie schrieb am 3. Mai:",
    "We have read what ada@members.test wrote:",
    "We meet on 10 March 2026 at 16:02 in:",
    "-- the original plan --",
    "Date: 3 May\nTo: all of us",
    "To: be kind\nFrom: now on",
  ])("below %j", (sentence) => {
    expect(readReply(`/reply\nThank you.\n${sentence}\nWe talk.`).commands[0]?.body).toBe(`Thank you.\n${sentence}\nWe talk.`);
  });
});

describe("a command acts neither", () => {
  test.each([
    ["below a quotation", "> Was it late?\n\n/ack"],
    ["below an introduction and a quotation", "On 10 Mar 2026, Ada wrote:\n\n> Was it late?\n\n/ack"],
    ["between two", "> Was it late?\n/ack\n> Who was there?"],
    ["below a forward that nothing stands above", "Begin forwarded message:\n\nFrom: Ada\n\n/ack"],
    ["below the rest of a broken mailbox", 'On 10 Mar 2026 at 16:02, "Ada" <ada@members.test\n>:\n/ack'],
    ["below what a phone adds", "Sent from my iPhone\n/ack"],
  ])("%s", (_, text) => {
    expect(readReply(text).commands).toEqual([]);
    expect(readReply(`/help\n\n${text}`).commands.map(({ name }) => name)).toEqual(["help"]);
  });
});
