/** Who has the conflict question before them, with a line to answer it on. Whoever is asked once more is asked for the newest reason. */
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import { withLines } from "./own-lines.ts";
import { memberPerson } from "./vocabulary.ts";

export const withAsked = (state: Case, members: readonly MemberId[], why: Case["asked"][number]["why"]): Case => ({
  ...state,
  asked: [...state.asked.filter(({ member }) => !members.includes(member)), ...members.map((member) => ({ member, why }))],
  lines: withLines(state.lines, members.map(memberPerson)),
});
