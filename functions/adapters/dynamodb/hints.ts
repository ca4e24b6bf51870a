/** Hint rows in table `desk`. They are never read as truth, so they need no condition, but for the claim on a name. */
import * as z from "zod";
import { person } from "../../core/case/vocabulary.ts";
import { caseId } from "../../core/ids.ts";
import type { Hints } from "../../ports/hints.ts";
import { involvedRow, lineRow, nameRow, senderRow } from "./keys.ts";
import type { Table } from "./table.ts";

const lineForm = z.object({ case: z.string().transform(caseId), person, epoch: z.number() });
const erasedForm = z.object({ erased: z.literal(true) });
const caseForm = z.object({ case: z.string().transform(caseId) });

const isLine = ({ sk }: { readonly sk: string }): boolean => sk === lineRow("").sk;

const mostCasesOfSender = 50;
const mostCasesInvolving = 50;

export const createDynamoHints = (table: Table): Hints => ({
  put: async (lines, sender, involved = []) => {
    const rows = lines.map(({ token, ...hint }) => ({ ...lineRow(token), ...hint }));
    const senders = sender ? [{ ...senderRow(sender.hash, sender.openedAt, sender.case), case: sender.case }] : [];
    const people = involved.map(({ mark, case: id }) => ({ ...involvedRow(mark, id), case: id }));
    await table.putAll([...rows, ...senders, ...people]);
  },

  findLine: async (token) => {
    const row = await table.get(lineRow(token));
    if (!row) return undefined;
    return erasedForm.safeParse(row).success ? "erased" : lineForm.parse(row);
  },

  rowsOf: (lines, senders, involved) =>
    [
      ...lines.map(({ token }) => lineRow(token)),
      ...senders.map(({ hash, openedAt, case: id }) => senderRow(hash, openedAt, id)),
      ...involved.map(({ mark, case: id }) => involvedRow(mark, id)),
    ].map(({ pk, sk }) => `${pk} ${sk}`),

  forget: async (rows) => {
    const named = rows.map((row) => {
      const [pk = "", sk = ""] = row.split(" ");
      return { pk, sk };
    });
    await table.putAll(named.filter(isLine).map((row) => ({ ...row, erased: true })));
    for (const row of named) if (!isLine(row)) await table.remove(row);
  },

  casesOfSender: async (hash) => {
    const where = { text: "pk = :sender", values: { ":sender": `SENDER#${hash}` } };
    const { rows } = await table.query({ where, newestFirst: true, limit: mostCasesOfSender });
    return rows.map((row) => caseForm.parse(row).case).reverse();
  },

  casesInvolving: async (mark) => {
    const where = { text: "pk = :involved", values: { ":involved": `INVOLVED#${mark}` } };
    const { rows } = await table.query({ where, limit: mostCasesInvolving });
    return rows.map((row) => caseForm.parse(row).case);
  },

  claimName: async (desk, codeName, id) => {
    const freeOrOurs = {
      text: "attribute_not_exists(pk) OR #case = :case",
      names: { "#case": "case" },
      values: { ":case": id },
    };
    return (await table.put({ ...nameRow(desk, codeName), case: id }, freeOrOurs)) === "saved";
  },

  caseNamed: async (desk, codeName) => {
    const row = await table.get(nameRow(desk, codeName));
    return row && caseForm.parse(row).case;
  },
});
