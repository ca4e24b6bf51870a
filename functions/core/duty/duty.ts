/**
 * Who is on duty. An explicit assignment goes before the rotation; where an assignment has a gap the rotation fills it,
 * so that a period never resolves to nobody.
 */
import { type MemberId, memberId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { policyOf } from "../policy/overrides.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";
import { confirmedMembers, isConfirmedMember } from "./entitled.ts";
import { type Period, periodAt } from "./period.ts";

export interface Duty {
  readonly primary: Member;
  /** Missing only where the committee has a single member. */
  readonly secondary: Member | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

export const periodOf = (desk: DeskSettings, at: Instant): Period => periodAt(policyOf(desk, desk.policy).duty, desk.zone, at);

/** Fewer than two only where the committee has nobody else. */
export const pairIn = (desk: DeskSettings, period: Period): readonly MemberId[] =>
  orderIn(desk, period)
    .slice(0, 2)
    .map(({ id }) => id);

export const dutyAt = (desk: DeskSettings, at: Instant): Duty => {
  const period = periodOf(desk, at);
  const [primary, secondary] = orderIn(desk, period);
  if (!primary) throw new Error("Nobody is on duty while no member has confirmed their address.");
  return { primary, secondary, from: period.from, to: period.to };
};

/** Whoever is on a case by this id is no member: nobody in the committee was left, and they have said that they help. */
export const outsideContactId = memberId("outside-contact");
/** They never come in. By this id a case knows that they must not hear of it either. */
export const organisersId = memberId("organisers");

export const memberWithId = (desk: DeskSettings, id: MemberId): Member | undefined =>
  id === outsideContactId ? { id, ...desk.outsideContact } : desk.members.find((member) => member.id === id);

/** A member of whom the desk knows that the address is theirs. To anybody else nothing of a case goes. */
export const entitledMember = (desk: DeskSettings, id: MemberId): Member | undefined =>
  isConfirmedMember(desk, id) ? memberWithId(desk, id) : undefined;

/** Everybody who can be reached, in the order in which they would be asked: primary, secondary, then on round the rotation. */
export const orderOfDuty = (desk: DeskSettings, at: Instant): readonly Member[] => orderIn(desk, periodOf(desk, at));

const orderIn = (desk: DeskSettings, period: Period): readonly Member[] => {
  const assigned = desk.assignments.find((row) => row.period === period.key);
  const turning = rotationFrom(desk, period.index);
  const asked = [assigned?.primary, assigned?.secondary].filter((id) => id !== undefined);
  const members = confirmedMembers(desk);
  const named = asked.flatMap((id) => members.filter((member) => member.id === id));
  return [...named, ...turning.filter((member) => !named.includes(member))];
};

/** The first two who may: who is kept out is passed over, and the next in turn takes the place. */
export const respondersAt = (
  desk: DeskSettings,
  at: Instant,
  mayNot: ReadonlySet<MemberId>,
): { readonly primary: Member | undefined; readonly secondary: Member | undefined } => {
  const [primary, secondary] = orderOfDuty(desk, at).filter((member) => !mayNot.has(member.id));
  return { primary, secondary };
};

const rotationFrom = (desk: DeskSettings, index: number): readonly Member[] => {
  const listed = (desk.rotation ?? []).flatMap((id) => desk.members.filter((member) => member.id === id));
  const round = listed.length > 0 ? [...new Set(listed)] : desk.members;
  const first = ((index % round.length) + round.length) % round.length;
  const turned = [...round.slice(first), ...round.slice(0, first)];
  // Counted with those who cannot be reached yet: nobody's month moves because a colleague confirms.
  return [...turned, ...desk.members.filter((member) => !turned.includes(member))].filter(({ id }) =>
    isConfirmedMember(desk, id),
  );
};
