/** How far a mail's sender may be believed: to be answered, to act, or not at all. */
import { describe, expect, test } from "vitest";
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";
import { isProven, isVouchedFor, memberWriting, soleSender } from "../../functions/core/mail/sender.ts";
import { demoSettings, passed } from "../support/memory-desk.ts";
import { aMail, box } from "./builders.ts";

const statuses = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "ABSENT", "SOMETHING_NEW"] as const;

describe("a sender is proven", () => {
  test.each(statuses)("by DMARC PASS alone, and not when it says %s beside a perfect SPF and DKIM", (dmarc) => {
    expect(isProven({ ...passed, dmarc })).toBe(dmarc === "PASS");
  });
});

describe("a sender is vouched for, enough for one automatic answer,", () => {
  test.each([
    ["PASS", "FAIL", "FAIL", true],
    ["PASS", "PASS", "PASS", true],
    ["GRAY", "PASS", "FAIL", true],
    ["GRAY", "FAIL", "PASS", true],
    ["GRAY", "GRAY", "GRAY", false],
    ["GRAY", "FAIL", "FAIL", false],
    ["FAIL", "PASS", "PASS", false],
    ["PROCESSING_FAILED", "PASS", "PASS", false],
    ["ABSENT", "PASS", "PASS", false],
    ["pass", "PASS", "PASS", false],
  ])("with DMARC %s, SPF %s and DKIM %s: %s", (dmarc, spf, dkim, vouched) => {
    expect(isVouchedFor({ ...passed, dmarc, spf, dkim })).toBe(vouched);
  });
});

describe("a mail names one sender", () => {
  test("when there is one From with one plain address", () => {
    expect(soleSender(aMail())).toEqual(box("reporter@example.org"));
  });

  const nobody: readonly (readonly [string, Partial<IncomingMail>])[] = [
    ["no From at all", { from: [], fromHeaders: 0 }],
    ["an empty From", { from: [] }],
    ["two From headers, even if a parser kept one", { fromHeaders: 2 }],
    ["two addresses in one From", { from: [box("bo@members.test"), box("reporter@example.org")] }],
    ["an address beside an empty one", { from: [box("bo@members.test"), box("")] }],
    ["an address that is none", { from: [box("bo")] }],
    ["an address with another one quoted inside", { from: [box('"bo@members.test "@evil.example')] }],
  ];

  test.each(nobody)("and nobody with %s", (_, change) => {
    expect(soleSender(aMail(change))).toBeUndefined();
  });
});

describe("a member writes", () => {
  const writing = (address: string, name = "") => memberWriting(demoSettings(), box(address, name))?.id;

  test("from the address of the roster, in any letters", () => {
    expect(writing("bo@members.test")).toBe("bo");
    expect(writing("BO@Members.TEST")).toBe("bo");
  });

  test.each(["bo+x@members.test", "b.o@members.test", "bo@members.test.example", "bo@members.example", "xbo@members.test"])(
    "not from %s",
    (address) => {
      expect(writing(address)).toBeUndefined();
    },
  );

  test("not by showing a member's address as a name", () => {
    expect(writing("evil@evil.example", "bo@members.test")).toBeUndefined();
  });

  test("never when nobody is named", () => {
    expect(memberWriting(demoSettings(), undefined)).toBeUndefined();
  });
});
