/**
 * Before a report is forwarded it is matched against the committee: who is named in it does not get it, nor whom the
 * reporter asked to be kept out. Names, addresses and ids are matched exactly; being wrong here costs one member a mail.
 */
import type { DeskSettings, Member } from "../duty/desk-settings.ts";
import type { MemberId } from "../ids.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { folded, standsIn, withoutTail } from "./plain-text.ts";

export const membersNamed = (desk: DeskSettings, mail: IncomingMail): readonly MemberId[] => {
  const boxes = [...mail.from, ...mail.mentioned].map((box) => `${box.name} ${box.address}`);
  return membersNamedIn(desk, [mail.subject, mail.text, ...boxes].join("\n"));
};

export const membersNamedIn = (desk: DeskSettings, text: string): readonly MemberId[] => {
  const hay = folded(text);
  return desk.members.filter((member) => namesOf(member).some((name) => standsIn(hay, name))).map((member) => member.id);
};

const namesOf = (member: Member): readonly string[] => [member.name, member.email, member.id].map(folded);

const keepFromLine = /^[ \t]*keep[ \t]+from[ \t]*:(.*)$/gim;

/** Every name after `Keep from:` at the start of a line, anywhere in the report. */
export const keepFromRequests = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.matchAll(keepFromLine)]
        .flatMap(([, names]) => (names ?? "").split(/[,;]|\band\b/i))
        .map((name) => withoutTail(folded(name), ".!").slice(0, longestName))
        .filter((name) => name !== ""),
    ),
  ].slice(0, 50);

/** A request is kept in the case and shown to its readers, so nobody may fill the case with one. */
const longestName = 100;

/** By id, address, full name, or a beginning of one. Where several members fit, all are kept out: a doubt costs little. */
export const membersMeant = (desk: DeskSettings, name: string): readonly MemberId[] => {
  const wanted = folded(name);
  const spaced = wanted.replace(/[-_.]+/g, " ");
  const exact = desk.members.filter((member) => namesOf(member).some((known) => known === wanted || known === spaced));
  const chosen =
    exact.length > 0 ? exact : desk.members.filter((member) => namesOf(member).some((known) => known.startsWith(spaced)));
  return wanted === "" ? [] : chosen.map((member) => member.id);
};
