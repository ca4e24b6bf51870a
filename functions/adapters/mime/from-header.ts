/**
 * One From in the one form that nobody can read two ways: an address, or words and an address in brackets, and perhaps a
 * comment after it. Groups, routes, encoded addresses and second addresses are how a checker is shown another sender.
 */
import { isPlainAddress } from "../../core/mail/address.ts";

const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
const words = `(?:${quoted}|[^"<>,;:]+)?`;
const comment = String.raw`(?:\([^()<>]*\)\s*)?`;
const bracketed = new RegExp(`^\\s*${words}\\s*<([^<>]*)>\\s*${comment}$`);
const bare = new RegExp(`^\\s*([^\\s()<>]+)\\s*${comment}$`);

const longestFrom = 1_000;

export const plainFrom = (value: string): string | undefined => {
  if (value.length > longestFrom) return undefined;
  const address = (bracketed.exec(value) ?? bare.exec(value))?.[1]?.trim();
  return address !== undefined && isPlainAddress(address) ? address : undefined;
};
