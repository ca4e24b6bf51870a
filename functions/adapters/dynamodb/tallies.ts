/** Statistics in table `desk`, in clear: a line says nothing that the yearly report would not. */
import { tally } from "../../core/record/tally.ts";
import type { Tallies } from "../../ports/tallies.ts";
import { tallyRow } from "./keys.ts";
import type { Row, Table } from "./table.ts";

export const createDynamoTallies = (table: Table): Tallies => ({
  put: async (desk, line, counted) => {
    await table.put({ ...tallyRow(desk, line), ...counted });
  },

  all: async (desk) => {
    const found: Row[] = [];
    let after: Row | undefined;
    do {
      const page = await table.query({ where: { text: "pk = :desk", values: { ":desk": tallyRow(desk, "").pk } }, after });
      found.push(...page.rows);
      after = page.next;
    } while (after);
    return found.map((row) => tally.parse(row));
  },
});
