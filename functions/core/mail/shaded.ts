/** A text that is kept longer than the mail it stood in: what opens a line, or reaches a member, is named and not shown. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { lineTokenForm } from "./address.ts";
import { writesFrom } from "./sender.ts";

/** Also where it was copied out of a link, in which the sign before it is written in percent. */
const tokens = new RegExp(
  `(?:(?<=%2b)|(?<![\\p{L}\\p{N}]))${lineTokenForm.source.replace(/[$^]/g, "")}(?![\\p{L}\\p{N}])`,
  "giu",
);

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** With a tag behind a plus it is the same mailbox. */
const spellings = (address: string): RegExp => {
  const at = address.lastIndexOf("@");
  const [local, domain] = [literally(address.slice(0, at)), literally(address.slice(at + 1))];
  return new RegExp(`(?<![a-z0-9])${local}(?:(?:\\+|%2b)[\\w.-]{0,64})?(?:@|%40)${domain}(?![a-z0-9])`, "gi");
};

/** The name of the person stays, so that a sentence about them can still be read. */
export const shadedFor = (desk: DeskSettings): ((text: string) => string) => {
  const people = [...desk.members, desk.outsideContact, { name: "the organisers", email: desk.organisers.email }];
  const known = people.flatMap((person) =>
    writesFrom(person).map((address) => ({ name: person.name, form: spellings(address) })),
  );
  return (text) =>
    known.reduce(
      (shaded, { name, form }) => shaded.replace(form, () => `[the address of ${name}]`),
      text.replace(tokens, "[a private line]"),
    );
};
