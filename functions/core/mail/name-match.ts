/** Whether a name that members wrote down is one that is known otherwise: from a mailbox, or from what a mail calls its sender. */
import { keysOf } from "./name-parts.ts";

/** `korina.v` of `korina.v+tag@post.example`, as words. */
export const mailboxOf = (address: string): string =>
  address
    .slice(0, Math.max(0, address.lastIndexOf("@")))
    .replace(/\+.*/, "")
    .replace(/\d+/g, " ");

interface Known {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** One says all that the other says: "Korina" is "Korina Veldrin", and "Dravo Veldrin" is not. */
export const isSamePerson = (name: string, { names, addresses }: Known): boolean => {
  const said = keysOf(name);
  return [...names, ...addresses.map(mailboxOf)].some((known) => {
    const keys = keysOf(known);
    const [shorter, longer] = said.length <= keys.length ? [said, keys] : [keys, said];
    return shorter.length > 0 && shorter.every((part) => longer.includes(part));
  });
};
