/** A mail that does nothing is kept, and told to its line's owner, but not for ever: whoever sends such mails may be somebody else. */

import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { EventOf } from "./events.ts";
import { isWithinLimit } from "./told-today.ts";

export const notActed = (
  state: Case,
  { line, mail, why }: Pick<EventOf<"mail-not-acted">, "line" | "mail" | "why">,
  { now }: Context,
): EventOf<"mail-not-acted"> => {
  const event = { kind: "mail-not-acted", line, mail, why, told: true } as const;
  return { ...event, told: why !== "machine-mail" && isWithinLimit(state, event, now) };
};
