/** What may be posted to the local surface. */
import * as z from "zod";
import { outcomes, services } from "../cloud/faults.ts";
import { Refused } from "./refused.ts";

const sesOnly = new Set<string>(["bounce", "complaint", "suppress"]);
const singleLine = z.string().regex(/^[^\r\n]*$/, { error: "must be one line" });
const address = z.string().regex(/^[^\s<>,;]+@[^\s<>,;]+$/, { error: "must be one plain address" });

export const orders = {
  clock: z.object({ advance: z.string().optional(), to: z.string().optional() }),
  faults: z
    .object({
      service: z.enum(services),
      outcome: z.enum(outcomes),
      match: z.string().min(1).optional(),
      times: z.int().min(1).max(1_000_000).default(1),
      // Beyond the design's own fields: how many calls go well first, and on which side of the call a crash falls.
      skip: z.int().min(0).default(0),
      moment: z.enum(["before", "after"]).default("before"),
    })
    .refine((fault) => fault.service === "ses" || !sesOnly.has(fault.outcome), {
      error: "happens to mail only; choose the service ses",
    }),
  announce: z.object({ mail: z.string().optional() }),
  send: z.object({
    from: address,
    to: z.array(address).min(1).max(50),
    subject: singleLine,
    text: z.string(),
    inReplyTo: singleLine.optional(),
    references: singleLine.optional(),
    verdicts: singleLine.optional(),
  }),
  settle: z.object({}),
} as const;

export type SendOrder = z.output<typeof orders.send>;

export const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`);
  throw new Refused(400, `The request cannot be used. ${wrong.join("; ")}.`);
};
