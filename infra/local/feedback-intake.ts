/**
 * Plays Lambda's poller for what SES says of sent mail, with a batching window as in AWS: all that is said of one case in a
 * short while costs one read of it. Reports come first; nobody waits for these.
 */
import type { Message } from "@aws-sdk/client-sqs";
import { type Intake, invoke, type QueueParts, receive } from "./intake.ts";

interface FeedbackParts extends QueueParts {
  /** Mail is being taken in, or work is being done. */
  readonly deskBusy: () => boolean;
}

export interface FeedbackIntake extends Intake {
  /** As long as this runs, nothing waits for its window to end. */
  hurried<Answer>(act: () => Promise<Answer>): Promise<Answer>;
}

const windowMs = 1_000;
/** However much mail comes in: the desk acts on silence after half an hour, so half a minute changes nothing. */
const longestHeldMs = 30_000;
const lookMs = { hurried: 2, else: 100 } as const;
const mostTogether = 500;

export const startFeedbackIntake = (parts: FeedbackParts): FeedbackIntake => {
  const stopping = new AbortController();
  let [hurrying, busy] = [0, false];
  let wake = (): void => undefined;
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  const held = async (): Promise<void> => {
    const since = Date.now();
    const mayGo = (): boolean => {
      const waited = Date.now() - since;
      return stopping.signal.aborted || waited > longestHeldMs || (!parts.deskBusy() && (hurrying > 0 || waited >= windowMs));
    };
    while (!mayGo()) await pause(hurrying > 0 ? lookMs.hurried : lookMs.else);
  };
  const gathered = async (first: readonly Message[]): Promise<readonly Message[]> => {
    const messages = [...first];
    while (messages.length < mostTogether) {
      const more = await receive(parts, stopping.signal, 0);
      if (more.length === 0) break;
      messages.push(...more);
    }
    return messages;
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const first = await receive(parts, stopping.signal);
      if (first.length === 0) continue;
      await held();
      busy = true;
      await invoke(parts, await gathered(first));
      busy = false;
    }
  };
  const ended = loop();
  return {
    busy: () => busy,
    hurried: async (act) => {
      hurrying += 1;
      wake();
      try {
        return await act();
      } finally {
        hurrying -= 1;
      }
    },
    stop: async () => {
      stopping.abort();
      wake();
      await ended;
    },
  };
};
