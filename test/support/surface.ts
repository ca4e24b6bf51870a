/** What the local surface answers, as the tests read it. */
import * as z from "zod";

const member = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const answers = {
  health: z.object({ ok: z.literal(true), now: z.string(), alias: z.string() }),
  clock: z.object({ now: z.string() }),
  duty: z.object({ primary: member, secondary: member, from: z.string(), to: z.string() }),
  members: z.array(member),
  people: z.array(z.object({ address: z.string(), role: z.string(), name: z.string() })),
  board: z.array(
    z.object({
      codeName: z.string(),
      stage: z.string(),
      safetyRisk: z.string(),
      repeatRisk: z.string(),
      openedAt: z.string(),
      acknowledgedAt: z.string().optional(),
    }),
  ),
  mailboxes: z.array(z.object({ address: z.string(), messages: z.number() })),
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      from: z.string(),
      to: z.string(),
      replyTo: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      headers: z.record(z.string(), z.string()),
      attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), size: z.number() })),
    }),
  ),
  settled: z.object({ ok: z.literal(true), deadLetters: z.number() }),
  deadLetters: z.array(z.object({ id: z.string(), receivedAt: z.string(), mail: z.string(), body: z.string() })),
  logs: z.array(z.looseObject({ at: z.string(), level: z.string(), event: z.string() })),
  done: z.looseObject({ ok: z.literal(true) }),
  sent: z.object({ ok: z.boolean(), error: z.string().optional() }),
} as const;

export type Message = z.output<typeof answers.messages>[number];
export type Duty = z.output<typeof answers.duty>;

/** The surface said no: its status, and its words as the message. */
export class SurfaceRefused extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

const refusal = z.object({ error: z.string() });

export const asker = (origin: () => string) => ({
  get: <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> => ask(`${origin()}${path}`, {}, schema),
  post: <S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> =>
    ask(
      `${origin()}${path}`,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      schema,
    ),
});

const ask = async <S extends z.ZodType>(url: string, request: RequestInit, schema: S): Promise<z.output<S>> => {
  const response = await fetch(url, request);
  const answer: unknown = await response.json();
  if (response.ok) return schema.parse(answer);
  const told = refusal.safeParse(answer);
  throw new SurfaceRefused(response.status, told.success ? told.data.error : "no words");
};
