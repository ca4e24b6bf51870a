/** Addresses and handles, however they are spelled. A handle that is a plain word counts where it is written as one. */
import { keysOf } from "./name-parts.ts";
import type { Leak, Secrets } from "./secrets.ts";
import { type AddressFinder, addressFinder } from "./spelled-address.ts";
import { isUsual } from "./usual-words.ts";

/** The text must be written plainly. */
export const leakedAddresses = (plain: string, { people, texts, open }: Secrets): readonly Leak[] => {
  const find = addressFinder(plain);
  const ofPeople = people.flatMap(({ role, addresses, handles }) => [
    ...found(find, "address", role, addresses),
    ...handles.flatMap((handle) => ofHandle(find, role, handle)),
    ...addresses.flatMap(handlesOf).flatMap((handle) => ofHandle(find, role, handle)),
  ]);
  const known = new Set([...open.names, ...open.texts].flatMap(namedIn));
  const inReport = texts
    .flatMap(namedIn)
    .filter((name) => !known.has(name))
    .slice(0, mostNamed);
  return [
    ...ofPeople,
    ...found(
      find,
      "address",
      "report",
      inReport.filter((name) => !name.startsWith("@")),
    ),
    ...inReport.filter((name) => name.startsWith("@")).flatMap((handle) => ofHandle(find, "report", handle)),
  ];
};

const mostNamed = 100;
const fewestSigns = 3;

const found = (find: AddressFinder, what: Leak["what"], of: Leak["of"], addresses: readonly string[]): readonly Leak[] =>
  find(addresses.filter(hasSign)).map((shown) => ({ what, shown, of }));

const ofHandle = (find: AddressFinder, of: Leak["of"], handle: string): readonly Leak[] =>
  handleIn(find, handle).map((shown) => ({ what: "handle", shown, of }));

/** Where it stands as a handle, and not as the word that it may be too. */
export const handleIn = (find: AddressFinder, handle: string): readonly string[] => {
  const bare = handle.trim().replace(/^@+/, "");
  return find([bare, `@${bare}`].filter(hasSign)).filter((shown) => isHandle(shown, bare));
};

const hasSign = (handle: string): boolean => /[\p{L}\p{N}]/u.test(handle);

/** What stands before the at sign is often the handle too, but not where it is only a name or a word, which are looked for as such. */
export const handlesOf = (address: string): readonly string[] => {
  const local = address.slice(0, Math.max(0, address.lastIndexOf("@"))).replace(/\+.*/, "");
  return /\d|[._-]/.test(local) && local.length > 4 ? [local] : [];
};

const isHandle = (shown: string, handle: string): boolean => {
  if (shown.startsWith("@")) return true;
  if (handle.replace(/[^\p{L}\p{N}]/gu, "").length < fewestSigns) return false;
  const words = keysOf(shown);
  if (words.length === 0) return /\d{4}/.test(shown);
  if (/\d|[_.-]/.test(shown)) return true;
  return /\s/.test(shown) ? !words.some(isUsual) : !words.every(isUsual);
};

/** In the report itself: everybody who is mentioned there with an address or a handle. */
const namedIn = (text: string): readonly string[] => {
  const names = new Set<string>();
  for (const [name] of text.matchAll(named)) {
    names.add(name.toLowerCase().replace(/[.-]+$/, ""));
    if (names.size === mostNamed) break;
  }
  return [...names];
};

const named = /(?<![\w.%+-])(?:[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}|@\w[\w.-]{1,63})/gi;
