/** The rows of a case as it is erased. What stays of its item is in clear, and is all that there is to know of it. */
import * as z from "zod";
import type { CaseId } from "../../core/ids.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import { caseRow, dueShardOf, iso } from "./keys.ts";
import type { Row, Table } from "./table.ts";

const erasedForm = z.object({ erasedAt: z.string() });
const erasingForm = z.object({ hintRows: z.array(z.string()) });

export const isErased = (item: Row): boolean => erasedForm.safeParse(item).success;

type Erases = Pick<CaseStore, "beginErasure" | "erasing" | "removeSealed" | "endErasure">;

export const createErasing = (table: Table): Erases => ({
  beginErasure: ({ state }, { at, why, by, hintRows }) => {
    const row = caseRow(state.id);
    const written = {
      version: state.version + 1,
      stage: "erased",
      ...(state.stage === "closed" && { closedAt: iso(state.closedAt) }),
      ...{ erasedAt: iso(at), erasedWhy: why, erasedBy: by, hintRows },
      ...{ dueShard: dueShardOf(row.pk), nextDueAt: iso(at) },
    };
    const names = Object.keys(written);
    return table.update(
      row,
      `SET ${names.map((name) => `#${name} = :${name}`).join(", ")} REMOVE #board, safetyRisk, repeatRisk`,
      {
        text: "#version = :seen",
        names: { "#board": "board", ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
        values: {
          ":seen": state.version,
          ...Object.fromEntries(Object.entries(written).map(([name, value]) => [`:${name}`, value])),
        },
      },
    );
  },

  erasing: async (id) => erasingForm.safeParse(await table.get(caseRow(id))).data?.hintRows,

  removeSealed: async (id) => {
    await removeSegments(table, id);
    await table.update(caseRow(id), "REMOVE sealed", { text: "attribute_exists(erasedAt)" });
  },

  endErasure: async (id) => {
    await table.update(caseRow(id), "REMOVE hintRows, dueShard, nextDueAt, setBacks", { text: "attribute_exists(erasedAt)" });
  },
});

/** By their place and not by what the case knows: whoever lost a race has left one that it does not know. */
const removeSegments = async (table: Table, id: CaseId): Promise<void> => {
  const text = "pk = :case AND begins_with(sk, :journal)";
  const where = { text, values: { ":case": caseRow(id).pk, ":journal": "JOURNAL#" } };
  for (let page = await table.query({ where }); page.rows.length > 0; page = await table.query({ where }))
    for (const { pk, sk } of page.rows) await table.remove({ pk, sk });
};
