/**
 * What SES tells of a mail that it took from us. Only the fields that are used, and any kind that it may add later is passed
 * over. Which mail it is stands in the tag that went along with it, never in a header or an address.
 */
import * as z from "zod";
import type { Feedback } from "../core/case/commands.ts";
import type { MailFate } from "../core/case/vocabulary.ts";
import { workId } from "../core/ids.ts";

const kind = z.string().max(100).default("");

const event = z.looseObject({
  eventType: kind,
  mail: z.looseObject({ tags: z.record(z.string(), z.array(z.string().max(300))).default({}) }),
  bounce: z.looseObject({ bounceType: kind, bounceSubType: kind }).optional(),
  complaint: z.looseObject({ complaintSubType: z.string().max(100).nullish() }).optional(),
});
type SesEvent = z.output<typeof event>;

/** SES writes this once, as plain text, when it is told where to publish. */
const setup = /^Successfully validated SNS topic for Amazon SES event publishing\.?$/;

/** The owner and the work, as the sender of our mails writes them; see adapters/ses. */
const workForm = /^([a-z0-9][a-z0-9-]{0,99})_(\d{1,9}-\d{1,9})$/;

export interface FeedbackOfMail extends Feedback {
  readonly owner: string;
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error("The event is no JSON.");
  }
};

/** `undefined` where it is about no mail of ours, or says nothing that a case needs to know. */
export const feedbackFrom = (body: string): FeedbackOfMail | undefined => {
  if (setup.test(body.trim())) return undefined;
  const found = event.parse(parsed(body));
  const fate = fateOf(found);
  const [, owner, work] = workForm.exec(found.mail.tags.work?.[0] ?? "") ?? [];
  return fate === undefined || owner === undefined || work === undefined ? undefined : { owner, work: workId(work), fate };
};

const isSuppressed = (sub: string | null | undefined): boolean => sub === "Suppressed" || sub === "OnAccountSuppressionList";

/** Only a permanent bounce says something about the address; any other may pass, and the mail's own deadline watches over it. */
const bounce = ({ bounce: found }: SesEvent): MailFate => {
  if (found?.bounceType !== "Permanent") return "delayed";
  return isSuppressed(found.bounceSubType) ? "suppressed" : "bounced";
};

const fates: Readonly<Record<string, (found: SesEvent) => MailFate>> = {
  Send: () => "sent",
  Delivery: () => "delivered",
  DeliveryDelay: () => "delayed",
  Reject: () => "rejected",
  Bounce: bounce,
  Complaint: ({ complaint }) => (isSuppressed(complaint?.complaintSubType) ? "suppressed" : "complained"),
};

const fateOf = (found: SesEvent): MailFate | undefined =>
  Object.hasOwn(fates, found.eventType) ? fates[found.eventType]?.(found) : undefined;
