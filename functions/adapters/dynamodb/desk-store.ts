/** The desk's own item, sealed with the desk's own key. */
import * as z from "zod";
import { type DeskState, deskDueAt, deskState } from "../../core/duty/desk.ts";
import { segmented } from "../../core/record/segments.ts";
import type { DeskStore } from "../../ports/desk-store.ts";
import { dueAttributes, putOver } from "./conditional-put.ts";
import { deskRow, identityOf } from "./keys.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Table } from "./table.ts";

const itemForm = z.object({ version: z.number(), sealed: z.instanceof(Uint8Array) });

export const createDynamoDeskStore = (table: Table): DeskStore => ({
  load: async (id, key) => {
    const stored = await table.get(deskRow(id));
    if (!stored) return undefined;
    const item = itemForm.parse(stored);
    return { ...openJson(key, item.sealed, identityOf(deskRow(id)), deskState), version: item.version };
  },

  save: async (seen, next, key) => {
    const row = deskRow(next.settings.id);
    const bytes = Buffer.byteLength(JSON.stringify(next));
    const needed = Math.min(...next.work.map(({ entry }) => entry));
    const stored = seen?.journal.length ?? 0;
    const { state, segment } = segmented<DeskState["journal"][number], DeskState>(next, stored, bytes, needed);
    if (segment) {
      const at = { pk: row.pk, sk: segment.name };
      await table.put({ ...at, sealed: sealJson(key, segment.entries, identityOf(at)) });
    }
    const version = (seen?.version ?? 0) + 1;
    const written = { ...state, version };
    const item = {
      ...row,
      ...dueAttributes(row.pk, deskDueAt(written)),
      version,
      sealed: sealJson(key, written, identityOf(row)),
    };
    return putOver(table, item, seen?.version);
  },
});
