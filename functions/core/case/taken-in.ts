/** Every mail of a case is taken in once. */
import type { Case } from "./case.ts";

/** A mail that is delivered twice comes again within days; a flood must not fill the item with names of mails. */
const mostTakenIn = 3000;

export const takenIn = (state: Case, mail: Case["takenIn"][number]): Case =>
  state.takenIn.includes(mail) ? state : { ...state, takenIn: [...state.takenIn, mail].slice(-mostTakenIn) };
