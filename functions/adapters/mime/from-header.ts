/**
 * One From in a form that nobody can read two ways: an address, or words and an address in brackets, and perhaps a comment
 * after it. Groups, routes, encoded addresses, open comments and second addresses show a checker another sender.
 */
import { isPlainAddress } from "../../core/mail/address.ts";

/** Each character fits one way only, so that no value is tried twice. */
const bracketed = /^((?:"(?:[^"\\]|\\.)*"|[^"<>()@,;:\\])*)<([^<>\s]+)>[ \t]*(?:\([^()<>@"\\]*\))?$/;
const bare = /^([^\s()<>]+)[ \t]*(?:\([^()<>@"\\]*\))?$/;
const twice = /^([^\s()<>"]+)[ \t]+<([^<>\s]+)>$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the attack
const unprintable = /[\0-\x08\x0a-\x1f\x7f]/;
const longestFrom = 1_000;

export const plainFrom = (header: string): string | undefined => {
  const value = header.trim();
  if (value.length > longestFrom || unprintable.test(value)) return undefined;
  const address = bracketed.exec(value)?.[2] ?? bare.exec(value)?.[1] ?? sameTwice(value);
  return address !== undefined && isPlainAddress(address) ? address : undefined;
};

/** Some programs write the address where the name should be. */
const sameTwice = (value: string): string | undefined => {
  const [, name, address] = twice.exec(value) ?? [];
  return name === address ? address : undefined;
};
