/** Who on a roster may be sent anything of a case: whoever owns the address and has said so. Asked anew at each sending. */
import { memberPerson, ownerOf, type Person } from "../case/vocabulary.ts";
import type { MemberId } from "../ids.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";

type Roster = Pick<DeskSettings, "unconfirmed" | "noticeOnly">;

/** Whoever is on a case from outside the committee stands on it like a member, and on the roster by what they are. */
const onRoster = (who: Person): Person => (who === "member:outside-contact" ? "outside-contact" : ownerOf(who));

export const isConfirmed = ({ unconfirmed = [] }: Roster, who: Person): boolean => !unconfirmed.includes(onRoster(who));

export const isConfirmedMember = (desk: Roster, id: MemberId): boolean => isConfirmed(desk, memberPerson(id));

export const confirmedMembers = (desk: DeskSettings): readonly Member[] =>
  desk.members.filter(({ id }) => isConfirmedMember(desk, id));

/** By their own choice their mails say that something happened and never what. */
export const readsNoticesOnly = ({ noticeOnly = [] }: Roster, who: Person): boolean =>
  noticeOnly.some((id) => memberPerson(id) === who);
