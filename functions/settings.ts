/**
 * Names of the environment, shared by the stack that sets them and the functions that read them, and parsed once.
 */
import * as z from "zod";

export const settingNames = {
  deskTable: "DESK_TABLE",
  keysTable: "KEYS_TABLE",
  mailBucket: "MAIL_BUCKET",
  sealingKey: "SEALING_KEY",
  configurationSet: "CONFIGURATION_SET",
  desks: "DESKS",
} as const;

/** Raw mail lies under `raw/` until it is taken in, the receipt of one that waits under `receipts/`; sealed content under `sealed/`. */
export const rawPrefix = "raw/";
export const receiptPrefix = "receipts/";
export const sealedPrefix = "sealed/";

/** Of these the sealed content of mails that were kept back: a burst is named so. */
export const keptBackPrefix = `${sealedPrefix}burst.`;

/** The attribute by which a row says in seconds when DynamoDB may forget it. */
export const forgetAt = "forgetAt";

/** Index names of the table `desk`. */
export const indexNames = { due: "due", board: "board" } as const;

const installedDesk = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  alias: z.email().toLowerCase(),
});

export interface Settings {
  readonly deskTable: string;
  readonly keysTable: string;
  readonly mailBucket: string;
  readonly sealingKey: string;
  readonly configurationSet: string;
  readonly desks: readonly { readonly id: string; readonly alias: string }[];
}

const environment = z.object({
  DESK_TABLE: z.string().min(3),
  KEYS_TABLE: z.string().min(3),
  MAIL_BUCKET: z.string().min(3),
  SEALING_KEY: z.string().min(1),
  CONFIGURATION_SET: z.string().min(1),
  DESKS: z.string().transform((text, context) => {
    try {
      return z.array(installedDesk).min(1).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: 'must be a list like [{"id":"demo","alias":"conduct@desk.test"}]' });
      return z.NEVER;
    }
  }),
});

/** Throws with the names of what is missing or wrong, never with the values. */
export const readSettings = (from: Readonly<Record<string, string | undefined>>): Settings => {
  const parsed = environment.safeParse(from);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment of this function is not usable. ${wrong.join("; ")}`);
  }
  const { data } = parsed;
  return {
    deskTable: data.DESK_TABLE,
    keysTable: data.KEYS_TABLE,
    mailBucket: data.MAIL_BUCKET,
    sealingKey: data.SEALING_KEY,
    configurationSet: data.CONFIGURATION_SET,
    desks: data.DESKS,
  };
};
