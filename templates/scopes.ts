/** For whom a case is, said to the members on it. */
export const scopeSaid = {
  in: (by: string) => `${by} says that it is in scope.`,
  out: (by: string) => `${by} says that it is out of scope.`,
  local: (by: string) =>
    `${by} says that those who reported it handle it themselves, and the committee advises them. So no decision is due. To take it over after all, write /scope in.`,
} as const;
