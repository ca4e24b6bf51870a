/** Plays a configuration set of SES: what became of each mail is published to a topic, in SES's own form. */

import { mostPublished, type Queues } from "./queues.ts";
import type { Delivered } from "./world.ts";

/** A mail that SES has taken. */
interface Taken {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly recipients: readonly string[];
  /** The tag that the desk gave it. */
  readonly work: string;
}

const kinds = {
  sent: { eventType: "Send", send: {} },
  delivered: { eventType: "Delivery", delivery: {} },
  bounced: { eventType: "Bounce", bounce: { bounceType: "Permanent", bounceSubType: "General" } },
  suppressed: { eventType: "Bounce", bounce: { bounceType: "Permanent", bounceSubType: "OnAccountSuppressionList" } },
  complained: { eventType: "Complaint", complaint: { complaintSubType: null, complaintFeedbackType: "abuse" } },
} as const;
type Kind = keyof typeof kinds;

export interface FeedbackOut {
  tell(mail: Taken, ...what: readonly Kind[]): void;
  /** Until all that was told lies in the queue. */
  flush(): Promise<void>;
}

/** SES too speaks seconds later. By then all that is said of one case lies together, and no report waited for it. */
const quietMs = 1_000;
const longestHeldMs = 20_000;

export const createFeedbackOut = (queues: Pick<Queues, "publishFeedback">): FeedbackOut => {
  let held: (readonly [Taken, Kind])[] = [];
  let heldSince = 0;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const publish = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const events = held.map(([mail, kind]) => eventOf(mail, kind));
    held = [];
    last = last.then(async () => {
      for (let from = 0; from < events.length; from += mostPublished)
        await queues.publishFeedback(events.slice(from, from + mostPublished));
    });
    return last;
  };
  return {
    tell: (mail, ...what) => {
      if (held.length === 0) heldSince = Date.now();
      held.push(...what.map((kind) => [mail, kind] as const));
      if (timer && Date.now() - heldSince < longestHeldMs) timer.refresh();
      timer ??= setTimeout(() => void publish(), quietMs).unref();
    },
    flush: publish,
  };
};

const eventOf = ({ id, at, from, recipients, work }: Taken, kind: Kind): string =>
  JSON.stringify({
    ...kinds[kind],
    mail: {
      timestamp: new Date(at).toISOString(),
      messageId: id,
      source: from,
      destination: recipients,
      tags: { work: [work] },
    },
  });

/** Queues live in memory, so at a start it is said again of each mail that was delivered less than this ago. */
const saidAgainFor = 60 * 60_000;

export const sayAgain = (feedback: FeedbackOut, delivered: readonly Delivered[], now: number): void => {
  for (const { id, at, from, recipients, work } of delivered)
    if (work !== undefined && Date.parse(at) > now - saidAgainFor)
      feedback.tell({ id, at: Date.parse(at), from, recipients, work }, "sent", "delivered");
};
