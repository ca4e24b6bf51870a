/** Addresses are the only thing that decides where a mail belongs, so every form of them is written down here. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressKey,
  destinationOf,
  domainOf,
  isPlainAddress,
  lineTokenForm,
  withTag,
} from "../../functions/core/mail/address.ts";

const alias = "conduct@desk.test";
const token = "abcdefghijklmnopqrstuvwxyz2";

describe("an envelope recipient", () => {
  test.each([
    ["the alias", "conduct@desk.test", { kind: "alias" }],
    ["the alias in capitals", "Conduct@Desk.TEST", { kind: "alias" }],
    ["the alias between spaces", " conduct@desk.test ", { kind: "alias" }],
    ["desk commands", "conduct+desk@desk.test", { kind: "desk" }],
    ["desk commands in capitals", "conduct+DESK@desk.test", { kind: "desk" }],
    ["a report kept from somebody", "conduct+not-bo@desk.test", { kind: "not", name: "bo" }],
    ["a report kept from a longer name", "conduct+not-ada-lovelace@desk.test", { kind: "not", name: "ada-lovelace" }],
    ["a report kept from nobody", "conduct+not-@desk.test", { kind: "not", name: "" }],
    ["a line", `conduct+${token}@desk.test`, { kind: "line", token }],
    ["a line that a mail program wrote in capitals", `CONDUCT+${token.toUpperCase()}@DESK.TEST`, { kind: "line", token }],
    ["a line of an unknown version", `conduct+b${token.slice(1)}@desk.test`, { kind: "unknown", tag: `b${token.slice(1)}` }],
    ["a line cut short", `conduct+${token.slice(0, -1)}@desk.test`, { kind: "unknown", tag: token.slice(0, -1) }],
    ["a line with a letter more", `conduct+${token}x@desk.test`, { kind: "unknown", tag: `${token}x` }],
    [
      "a line with a digit that base32 has not",
      `conduct+${token.slice(0, -1)}1@desk.test`,
      { kind: "unknown", tag: `${token.slice(0, -1)}1` },
    ],
    ["an empty tag", "conduct+@desk.test", { kind: "unknown", tag: "" }],
    ["two tags", "conduct+desk+desk@desk.test", { kind: "unknown", tag: "desk+desk" }],
    ["a tag that only begins like a command", "conduct+desks@desk.test", { kind: "unknown", tag: "desks" }],
  ])("can be %s", (_, recipient, destination) => {
    expect(destinationOf(recipient, alias)).toEqual(destination);
  });

  test.each([
    ["on another domain", "conduct@elsewhere.test"],
    ["on a domain below", "conduct@mail.desk.test"],
    ["on a domain that only ends alike", "conduct@notdesk.test"],
    ["of another mailbox", "conductor@desk.test"],
    ["of another mailbox with a tag", `xconduct+${token}@desk.test`],
    ["with the alias as the tag", "other+conduct@desk.test"],
    ["without a domain", "conduct"],
    ["with the domain twice", "conduct@desk.test@elsewhere.test"],
    ["that is empty", ""],
  ])("is not ours when it is one %s", (_, recipient) => {
    expect(destinationOf(recipient, alias)).toBeUndefined();
  });

  test("finds its way back from every address that the desk hands out", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^a[a-z2-7]{26}$/), (made) => {
        expect(lineTokenForm.test(made)).toBe(true);
        const address = withTag(alias, made);
        expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
        expect(destinationOf(address.toUpperCase(), alias)).toEqual({ kind: "line", token: made });
      }),
    );
  });
});

describe("two spellings", () => {
  test.each([
    ["Alice@Example.org", "alice@example.org", true],
    [" alice@example.org", "alice@example.org", true],
    ["alice+x@example.org", "alice@example.org", false],
    ["a.lice@example.org", "alice@example.org", false],
    ["alice@example.org.", "alice@example.org", false],
    ["alice@sub.example.org", "alice@example.org", false],
    ["аlice@example.org", "alice@example.org", false],
    ["alice@example․org", "alice@example.org", false],
  ])("%s and %s are one mailbox: %s", (one, other, same) => {
    expect(addressKey(one) === addressKey(other)).toBe(same);
  });

  test("share the domain that stands after the last @", () => {
    expect(domainOf("a@b@example.org")).toBe("example.org");
  });
});

describe("a plain address", () => {
  test.each([
    "alice@example.org",
    "ALICE@EXAMPLE.ORG",
    "alice+reports@example.org",
    "o'neil@example.org",
    "a@b.co",
    "first.last@sub.sub.example.org",
    "danger-$USER@example.org",
    "anna@xn--bcher-kva.example",
  ])("is %s", (address) => {
    expect(isPlainAddress(address)).toBe(true);
  });

  test.each([
    '"a@x.org "@evil.org',
    '"alice"@example.org',
    "a@x.org@evil.org",
    "<a@x.org> <b@evil.org>",
    "<a@x.org>",
    "a@x.org, b@evil.org",
    "a@x.org;b@evil.org",
    "@a,@b:c@evil.org",
    "a b@example.org",
    "a@example.org (comment)",
    "(comment)a@example.org",
    "a@example.org\r\nBcc: b@evil.org",
    "a@example.org\0",
    "a\\@x.org@evil.org",
    "undisclosed:;",
    "a@[192.0.2.1]",
    "a@localhost",
    "a@example..org",
    "a@-example.org",
    "a@example.org.",
    "a@exаmple.org",
    "ａ@example.org",
    "@example.org",
    "a@",
    "a",
    "",
    `${"a".repeat(65)}@example.org`,
    `a@${"a".repeat(250)}.org`,
  ])("is not %s", (text) => {
    expect(isPlainAddress(text)).toBe(false);
  });

  test("leaves no room for a second address, a header or an angle bracket, whatever is tried", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab@.,;:<>()[]"\\ \t\r\n\0+%'), maxLength: 30 }), (text) => {
        if (!isPlainAddress(text)) return;
        expect(text.split("@")).toHaveLength(2);
        expect(text).not.toMatch(/[\s\p{Cc}<>()[\],;:"\\]/u);
      }),
      { numRuns: 3_000 },
    );
  });
});
