/** What a decision may know beside the case: the time, and the desk as it stands. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { respondersAt } from "../duty/duty.ts";
import type { Instant } from "../instant.ts";
import type { EventOf } from "./events.ts";
import type { KeptOut } from "./vocabulary.ts";

export interface Context {
  readonly now: Instant;
  readonly desk: DeskSettings;
}

/** Who is kept out is passed over before anything is sent; the next in turn takes the place. */
export const respond = (
  context: Context,
  keptOut: readonly KeptOut[],
): Pick<EventOf<"report-received">, "primary" | "secondary" | "keptOut"> => {
  const mayNot = new Set(keptOut.map((row) => row.member));
  const { primary, secondary } = respondersAt(context.desk, context.now, mayNot);
  return {
    keptOut: [...keptOut],
    ...(primary && { primary: primary.id }),
    ...(secondary && { secondary: secondary.id }),
  };
};
