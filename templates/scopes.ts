/** For whom a case is, said to the members on it. */
import type { Happening } from "./happenings.ts";

const scopeSaid = {
  in: (by: string) => `${by} says that it is in scope.`,
  out: (by: string) => `${by} says that it is out of scope.`,
  local: (by: string) =>
    `${by} says that those who reported it handle it themselves, and the committee advises them. So no decision is due. To take it over after all, write /scope in.`,
} as const;

export const scopeHappening = (by: string, scope: keyof typeof scopeSaid): Happening => ({
  headline: `${by} said whether it is for this committee`,
  sentences: [scopeSaid[scope](by)],
});
