/**
 * Plays Lambda's poller for what SES says of sent mail. Batches are large, because all that is said of one case costs one read of
 * it, and a mail that comes in goes first: nobody waits for these.
 */
import type { Message } from "@aws-sdk/client-sqs";
import { type Intake, invoke, type QueueParts, receive } from "./intake.ts";

interface FeedbackParts extends QueueParts {
  /** Mail is being taken in, or work is being done. */
  readonly deskBusy: () => boolean;
}

/** However much mail comes in: the desk acts on silence after half an hour, so half a minute changes nothing. */
const longestHeldMs = 30_000;
const lookMs = 4;
const mostTogether = 500;

export const startFeedbackIntake = (parts: FeedbackParts): Intake => {
  const stopping = new AbortController();
  let busy = false;
  const untilIdle = async (): Promise<void> => {
    const until = Date.now() + longestHeldMs;
    while (parts.deskBusy() && Date.now() < until && !stopping.signal.aborted)
      await new Promise((resolve) => setTimeout(resolve, lookMs));
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
      await untilIdle();
      busy = true;
      await invoke(parts, await gathered(first));
      busy = false;
    }
  };
  const ended = loop();
  return {
    busy: () => busy,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
