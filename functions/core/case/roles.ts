/** What somebody is on a case, now. */
import { organisersId, outsideContactId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import { askedModerator } from "./approval.ts";
import type { Case } from "./case.ts";
import { rungs } from "./reminding-words.ts";
import { correspondentOf, memberOf, memberPerson, type Person } from "./vocabulary.ts";

/**
 * `responder`: one of the case's own two first responders. `asked`: has the conflict question before them. `voter`: in the
 * circle and not only there to advise. `outside`: the desk's outside contact, before they have said yes. `author`: who wrote
 * a mail that nobody has placed yet. `moderator`: asked by a letter to approve what was decided. `questioned`: the reporter,
 * once they were asked something. `keeper`: of today's pair, where nobody else can have a case kept.
 */
export type Role =
  | "responder"
  | "circle"
  | "shepherd"
  | "asked"
  | "voter"
  | "author"
  | "reporter"
  | "outside"
  | "moderator"
  | "questioned"
  | "keeper";

export const isResponder = (state: Case, id: MemberId): boolean => state.primary === id || state.secondary === id;

export const looksAfterIt = (state: Case, id: MemberId): boolean => state.shepherd === id || state.secondOwner === id;

export const isKeptOut = (state: Case, id: MemberId): boolean => state.keptOut.some(({ member }) => member === id);

/** Nobody of the circle is left, and they were told that its content is about to go. */
export const isKeeper = ({ erasure }: Case, id: MemberId): boolean => erasure?.keepers.includes(id) === true;

export const isAsked = (state: Case, id: MemberId): boolean => state.asked.some(({ member }) => member === id);

/** In the circle. Before a mail is placed there is none, and those who would be asked about it stand for it. */
export const isOnIt = (state: Case, id: MemberId): boolean =>
  state.stage === "unplaced" ? isResponder(state, id) : state.circle.includes(id);

/** Neither in the circle nor kept out of it. */
export const mayComeIn = (state: Case, id: MemberId): boolean => !state.circle.includes(id) && !isKeptOut(state, id);

/** Nobody inside is left, or all rungs of the ladder have been taken and still nobody has answered the reporter. */
export const needsOutside = (state: Case): boolean =>
  !state.circle.includes(outsideContactId) &&
  ((state.primary === undefined && state.circle.length === 0) || (state.stage === "reported" && state.rungs >= rungs.length));

/** Who outside the committee is asked when it cannot help itself: the contact, or the organisers to find somebody else. */
export const askedOutside = (state: Case): "outside-contact" | "organisers" | undefined => {
  const [mayContact, mayOrganisers] = [!isKeptOut(state, outsideContactId), !isKeptOut(state, organisersId)];
  // The last rung must not end in a mailbox that takes nothing.
  if (mayContact && !(mayOrganisers && isUnreached(state, "outside-contact"))) return "outside-contact";
  return mayOrganisers ? "organisers" : undefined;
};

/** Who can still be told where the committee lets a case lie. */
export const outsideOf = (state: Case): readonly Person[] => {
  const to = state.circle.includes(outsideContactId) ? undefined : askedOutside(state);
  return to === undefined ? [] : [to];
};

export const isLeftToNobody = (state: Case): boolean =>
  state.stage !== "set-aside" && state.primary === undefined && askedOutside(state) === undefined;

export const isUnreached = (state: Case, who: Person): boolean => state.unreached.some(({ to }) => to === who);

/** The first responders, first and second. */
export const pairOf = ({ primary, secondary }: Pick<Case, "primary" | "secondary">): readonly Person[] =>
  [primary, secondary].flatMap((id) => (id === undefined ? [] : [memberPerson(id)]));

type Holds = (state: Case, who: Person) => boolean;

const ofMember =
  (holds: (state: Case, id: MemberId) => boolean): Holds =>
  (state, who) => {
    const id = memberOf(who);
    return id !== undefined && holds(state, id);
  };

const holds: Readonly<Record<Role, Holds>> = {
  responder: ofMember(isResponder),
  circle: ofMember((state, id) => state.circle.includes(id)),
  shepherd: ofMember(looksAfterIt),
  asked: ofMember(isAsked),
  voter: ofMember((state, id) => state.circle.includes(id) && !state.adviseOnly.includes(id)),
  author: (_, who) => who === "author",
  reporter: (_, who) => who === "reporter",
  moderator: (state, who) => askedModerator(state, correspondentOf(who)) !== undefined,
  keeper: ofMember(isKeeper),
  questioned: ({ questions }, who) => who === "reporter" && questions.length > 0,
  outside: (state, who) => who === "outside-contact" && !isKeptOut(state, outsideContactId),
};

export const holdsRole = (state: Case, who: Person, role: Role): boolean => holds[role](state, who);
