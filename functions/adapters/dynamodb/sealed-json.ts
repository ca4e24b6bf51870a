/** State as sealed JSON: what the table holds in clear is only what the indexes and the board need. */
import type * as z from "zod";
import type { CaseKey } from "../../ports/case-keys.ts";

export const sealJson = (key: CaseKey, value: unknown, identity: string): Uint8Array =>
  key.seal(Buffer.from(JSON.stringify(value)), identity);

/** Throws where it does not open or does not have the shape: damage is an outage, never an empty case. */
export const openJson = <Schema extends z.ZodType>(
  key: CaseKey,
  sealed: Uint8Array,
  identity: string,
  schema: Schema,
): z.output<Schema> => {
  const parsed = schema.safeParse(JSON.parse(Buffer.from(key.open(sealed, identity)).toString("utf8")));
  if (!parsed.success)
    throw new Error(`Stored state does not have the shape of this release (${parsed.error.issues.length} places).`);
  return parsed.data;
};
