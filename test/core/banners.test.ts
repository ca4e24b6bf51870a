/** A gateway's warning stands above what the member wrote. It hides no command, and nothing else passes for it. */
import { describe, expect, test } from "vitest";
import { readReply } from "../../functions/core/mail/reply.ts";

const commandsBelow = (above: string): readonly string[] =>
  readReply(`${above}/ack\nThank you.`).commands.map(({ name }) => name);

describe("CM20 a command is found below", () => {
  test.each([
    ["a word in brackets", "[EXTERNAL]\n"],
    ["a word in brackets and an empty line", "[External Email]\n\n"],
    ["words between stars", "*** EXTERNAL EMAIL ***\n\n"],
    ["a short warning", "CAUTION: External sender\n"],
    ["a warning in one line", "CAUTION: This email originated from outside of the organization. Do not click links.\n\n"],
    ["a warning in bold", "*WARNING:* This message was sent from outside the organization.\n\n"],
    [
      "a warning that was wrapped",
      "CAUTION: This email originated from\noutside of the organization. Do not click links or open\nattachments unless you recognize the sender.\n\n",
    ],
    ["a warning between lines", "-----\nATTENTION: This email is from an external sender.\n-----\n\n"],
    ["a warning above a line of underscores", "This email originated from outside of the organization.\n________________\n"],
    ["a warning in two paragraphs", "This message is from an external sender.\n\nDo not open attachments or click links.\n\n"],
    ["a warning in German", "ACHTUNG: Diese E-Mail stammt von einem externen Absender.\n\n"],
    ["a warning in French", "ATTENTION : ce courriel provient de l’extérieur.\n\n"],
    ["a hint of Outlook", "You don't often get email from ada@members.test. Learn why this is important\n\n"],
    ["two of them", "[EXTERNAL]\n\nCAUTION: This email originated from outside the organization.\n\n"],
  ])("%s", (_, banner) => {
    expect(commandsBelow(banner)).toEqual(["ack"]);
    expect(readReply(`${banner}/ack\nThank you.`).ownText).toBe("/ack\nThank you.");
  });
});

test("what a command says of links is not a part of the warning", () => {
  const text = "CAUTION: This email originated from outside the organization.\n/reply Please do not click links.";
  expect(readReply(text).commands).toMatchObject([{ name: "reply", argument: "Please do not click links." }]);
});

describe("no command is found below", () => {
  test.each([
    ["a warning of one's own", "Caution: I am writing from outside.\n"],
    ["a sentence about where one is", "This is sent from outside the venue.\n"],
    ["a greeting", "Hello external people,\n"],
    ["a banner and a sentence", "[EXTERNAL]\nI think so too.\n"],
    ["a quoted banner", "> [EXTERNAL]\n"],
    ["a banner and a quotation", "[EXTERNAL]\n> I was there.\n"],
  ])("%s", (_, above) => {
    expect(commandsBelow(above)).toEqual([]);
  });
});

test("a note keeps its first line, whatever it looks like", () => {
  const note = "This message is from outside our group.\nDo not click links in it.";
  expect(readReply(note).ownText).toBe(note);
});
