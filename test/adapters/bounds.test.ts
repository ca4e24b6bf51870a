/** What is too large or too deep is seen on the raw bytes, before any parser is asked. */
import { describe, expect, it } from "vitest";
import { rawFacts } from "../../functions/adapters/mime/bounds.ts";
import { bytes, lines, multipart, part, plainFrom } from "../support/contract-mail.ts";

const within = (raw: string): boolean => rawFacts(bytes(raw)).withinBounds;
const withParts = (count: number, name = "Content-Type"): string =>
  multipart("mixed", ...Array.from({ length: count }, () => lines(`${name}: text/plain`, "", "x")));
const withLevels = (count: number, header: string): string =>
  `${plainFrom}\r\n${`${header}; boundary=b\r\n\r\n--b\r\n`.repeat(count)}`;

describe("bounds", () => {
  it("let through what people send", () => {
    expect(within("")).toBe(true);
    expect(within(lines(plainFrom, "", "hello"))).toBe(true);
    expect(within(withParts(200))).toBe(true);
    expect(within(withLevels(150, "Content-Type: multipart/mixed"))).toBe(true);
    expect(within(lines(plainFrom, `References: ${"<1@a.test> ".repeat(2_000)}`, "", "hello"))).toBe(true);
  });

  it("let through a large attachment, however it looks inside", () => {
    expect(within(multipart("mixed", part("application/octet-stream", "ontent-type: multipart/x\n".repeat(100_000))))).toBe(true);
    expect(within(multipart("mixed", part("application/octet-stream", "Content-Typical: x\n".repeat(100_000))))).toBe(true);
  });

  it.each(["Content-Type", "content-type", "CONTENT-TYPE", "cOnTeNt-TyPe", "Content-Type "])(
    "stop more than a thousand parts: %s",
    (name) => {
      expect(within(withParts(1_100, name))).toBe(false);
    },
  );

  it.each([
    "Content-Type: multipart/mixed",
    "content-type:multipart/mixed",
    "CONTENT-TYPE: MULTIPART/MIXED",
    "Content-Type:\r\n multipart/mixed",
    `Content-Type:${" ".repeat(200)}multipart/mixed`,
    "Content-Type: message/rfc822",
  ])("stop more than two hundred parts in parts: %s", (header) => {
    expect(within(withLevels(220, header))).toBe(false);
  });

  it("stop a header of more than 256 kB, with whatever line ends", () => {
    for (const end of ["\r\n", "\n"]) expect(within(`${plainFrom}${end}X: ${"a".repeat(300_000)}${end}${end}hello`)).toBe(false);
    expect(within(lines(plainFrom, "", "a".repeat(300_000)))).toBe(true);
  });

  it("count every From of the header and none of the text", () => {
    const count = (raw: string): number => rawFacts(bytes(raw)).fromHeaders;
    expect(count(lines("Subject: x", "", "From: ada@members.test"))).toBe(0);
    expect(count(lines("From: a@example.org", "", "From: ada@members.test", "", "From: bo@members.test"))).toBe(1);
    expect(count(lines("X-From: a@example.org", "Fromage: b", "From: c@example.org", "", ""))).toBe(1);
    expect(count("From: a@example.org\nfrom : b@example.org\n\nFrom: c")).toBe(2);
    expect(count("From: a@example.org")).toBe(1);
  });
});
