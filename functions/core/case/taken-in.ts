/** Every mail of a case is taken in once. */
import type { Case } from "./case.ts";

/** A case is one item, and a write costs by the kilobyte. What comes again later than that is found in the journal. */
const mostTakenIn = 500;

export const takenIn = (state: Case, mail: Case["takenIn"][number]): Case =>
  state.takenIn.includes(mail) ? state : { ...state, takenIn: [...state.takenIn, mail].slice(-mostTakenIn) };
