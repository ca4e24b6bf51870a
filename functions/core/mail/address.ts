/** Addresses: comparing them, and reading what the part after the plus says. */

/** Two spellings of one mailbox share a key. Domains are compared in lower case; so are local parts, as every large provider does. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/** One addr-spec and nothing else: no comment, quote, route, group or second address can hide in it. */
const plainAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

export const isPlainAddress = (text: string): boolean => text.length <= 254 && plainAddress.test(text);

/** A version letter and 128 bits in base32. A new form gets a new letter, so that an old one is never read as it. */
export const lineTokenForm = /^a[a-z2-7]{26}$/;

/** What the envelope says about where a mail goes. Only the envelope: headers are the sender's to write. */
export type Destination =
  | { readonly kind: "alias" }
  | { readonly kind: "desk" }
  | { readonly kind: "not"; readonly name: string }
  | { readonly kind: "line"; readonly token: string }
  | { readonly kind: "unknown"; readonly tag: string };

/** Undefined where the address belongs to another alias altogether. */
export const destinationOf = (recipient: string, alias: string): Destination | undefined => {
  const [shown, domain] = split(addressKey(recipient));
  const local = unquoted(shown);
  const [aliasLocal, aliasDomain] = split(addressKey(alias));
  if (domain !== aliasDomain) return undefined;
  if (local === aliasLocal) return { kind: "alias" };
  if (!local.startsWith(`${aliasLocal}+`)) return undefined;
  return tagged(local.slice(aliasLocal.length + 1));
};

export const withTag = (alias: string, tag: string): string => {
  const [local, domain] = split(alias);
  return `${local}+${tag}@${domain}`;
};

export const domainOf = (address: string): string => split(address)[1];

const tagged = (tag: string): Destination => {
  if (tag === "desk") return { kind: "desk" };
  if (tag.startsWith("not-")) return { kind: "not", name: tag.slice("not-".length) };
  if (lineTokenForm.test(tag)) return { kind: "line", token: tag };
  return { kind: "unknown", tag };
};

/** A server may put quotes around a first part that needs none. */
const unquoted = (local: string): string => local.replace(/^"([^"\\]*)"$/, "$1");

const split = (address: string): readonly [string, string] => {
  const at = address.lastIndexOf("@");
  return at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at + 1)];
};
