/** Waits until nothing is in flight: no mail and no event announced, handled or to be handled again, and no tick running. */

export interface InFlight {
  /** Announced and not yet taken in or given up. */
  readonly waiting: () => Promise<number>;
  readonly busy: () => boolean;
}

export class NeverSettles extends Error {}

const pollMs = 4;
const longestMs = 120_000;

export const settle = async ({ waiting, busy }: InFlight, longest = longestMs): Promise<void> => {
  const until = Date.now() + longest;
  while (busy() || (await waiting()) > 0 || busy()) {
    if (Date.now() > until)
      throw new NeverSettles("The desk is still at work after two minutes. Its log says on what; then ask again.");
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
};
