/** What somebody is on a case, now. */
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import { memberOf, type Person } from "./vocabulary.ts";

/**
 * `responder`: one of the case's own two first responders. `asked`: has the conflict question before them. `voter`: in the
 * circle and not only there to advise. `outside`: the desk's outside contact, before they have said yes. `author`: who wrote a mail that nobody has placed yet.
 */
export type Role = "responder" | "circle" | "shepherd" | "asked" | "voter" | "author" | "reporter" | "outside";

const isResponder = (state: Case, id: MemberId | undefined): boolean =>
  id !== undefined && (state.primary === id || state.secondary === id);

const inCircle = (state: Case, who: Person): boolean => state.circle.some((id) => id === memberOf(who));

const holds: Readonly<Record<Role, (state: Case, who: Person) => boolean>> = {
  responder: (state, who) => isResponder(state, memberOf(who)),
  circle: inCircle,
  shepherd: (state, who) => {
    const id = memberOf(who);
    return id !== undefined && (state.shepherd === id || state.secondOwner === id);
  },
  asked: (state, who) => state.asked.some(({ member }) => member === memberOf(who)),
  voter: (state, who) => inCircle(state, who) && !state.adviseOnly.some((id) => id === memberOf(who)),
  author: (_, who) => who === "author",
  reporter: (_, who) => who === "reporter",
  outside: (_, who) => who === "outside-contact",
};

export const holdsRole = (state: Case, who: Person, role: Role): boolean => holds[role](state, who);
