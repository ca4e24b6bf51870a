/** People as they are named to colleagues. */
import { lookAlikes } from "../../../templates/challenge-words.ts";
import type { Case } from "../../core/case/case.ts";
import { whomWritten } from "../../core/case/correspondents.ts";
import { memberOf, memberPerson, type Person } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { memberWithId, organisersId } from "../../core/duty/duty.ts";
import { type MemberId, memberId } from "../../core/ids.ts";
import { lookAlike } from "../../core/mail/look-alike-address.ts";
import { soleSender } from "../../core/mail/sender.ts";
import type { ReadBack } from "./told.ts";

/** A member who has left since keeps their name: the journal still names them. */
export const nameOf = (desk: DeskSettings, id: string | undefined): string =>
  id === undefined ? "" : id === organisersId ? theOrganisers : (memberNamed(desk, memberId(id)) ?? id);

const memberNamed = (desk: DeskSettings, id: MemberId): string | undefined =>
  memberWithId(desk, id)?.name ?? desk.past?.find((row) => row.id === id)?.name;

const theOrganisers = "the organisers";

export const nameOfPerson = (desk: DeskSettings, who: Person): string => {
  const id = memberOf(who);
  if (id !== undefined) return nameOf(desk, id);
  if (who === "organisers") return theOrganisers;
  return who === "outside-contact" ? desk.outsideContact.name : "";
};

/** Whoever reads it is “you”, and comes last. */
export const namesTo = (desk: DeskSettings, reader: Person | undefined, ids: readonly MemberId[]): readonly string[] => {
  const others = ids.filter((id) => memberPerson(id) !== reader);
  return [...others.map((id) => nameOf(desk, id)), ...(others.length < ids.length ? ["you"] : [])];
};

/** Somebody outside, in a sentence. */
export const whomShown = (state: Pick<Case, "correspondents">, number: number): string => {
  const whom = whomWritten(state, number);
  return /\d$/.test(whom) ? whom : `the ${whom}`;
};

/** The address first: a display name may be anything, another person's address among them. */
export const senderShown = (about: ReadBack | undefined, desk?: DeskSettings): string => {
  const sender = about?.mail && soleSender(about.mail);
  if (!sender) return "a sender that the mail does not name clearly";
  const warning = desk === undefined ? "" : addressWarning(desk, sender.address);
  const shown = sender.name === "" ? sender.address : `${sender.address} (calls themselves “${sender.name}”)`;
  return warning === "" ? shown : `${shown}. ${warning}`;
};

/** A whole sentence, or empty where there is nothing to warn of. */
export const addressWarning = (desk: DeskSettings, address: string): string => {
  const found = lookAlike(desk, address);
  if (found === undefined) return "";
  return found.like === "letters" ? lookAlikes.letters : lookAlikes[found.like](found.name);
};
