/** Which addresses a reader could take for a member's. */
import { domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asSeen } from "../../functions/core/mail/a-label.ts";
import { lookAlike } from "../../functions/core/mail/look-alike-address.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";

const desk = demoSettings({
  members: memberRows.map((row) => (row.id === "bo" ? { ...row, alsoWritesFrom: ["bo@home.example"] } : row)),
});

describe("a domain as a person may see it", () => {
  test.each([
    ["xn--bcher-kva.example", "bücher.example"],
    ["xn--mnchen-3ya.de", "münchen.de"],
    ["xn--fiqs8s", "中国"],
    ["xn--e1aybc.xn--p1ai", "тест.рф"],
    ["plain.example", "plain.example"],
    ["xn--.example", ".example"],
    ["xn--!!!.example", "xn--!!!.example"],
  ])("%s is %s", (domain, seen) => expect(asSeen(domain)).toBe(seen));

  test("never stalls, and agrees with the platform wherever that reads it at all", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,20}$/), (rest) => {
        const [ours, theirs] = [asSeen(`xn--${rest}`), domainToUnicode(`xn--${rest}`)];
        if (theirs !== "" && !theirs.startsWith("xn--")) expect(ours).toBe(theirs);
      }),
    );
  });
});

describe("an address", () => {
  test.each([
    ["cy@members.test", undefined],
    ["bo@home.example", undefined],
    ["somebody@members.test", undefined],
    ["reporter@example.org", undefined],
    ["cy@mernbers.test", { like: "member", name: "Cy" }],
    ["bo@h0me.example", { like: "member", name: "Bo" }],
    ["b0@members.test", { like: "member", name: "Bo" }],
    ["gus@hорme.example", undefined],
    ["gus@h0me.example", { like: "domain", name: "Bo" }],
    ["gus@xn--bcher-kva.example", { like: "letters" }],
  ])("%s looks like %j", (address, found) => expect(lookAlike(desk, address)).toEqual(found));
});
