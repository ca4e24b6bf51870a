/** Mails kept back, each an item of its own in table `desk`, and the counts of an hour. */
import * as z from "zod";
import { keptBack } from "../../core/duty/kept-back.ts";
import { after, days, type Instant } from "../../core/instant.ts";
import type { Bursts } from "../../ports/bursts.ts";
import type { CaseKey } from "../../ports/case-keys.ts";
import { countRow, identityOf, iso, keptBackRow } from "./keys.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Row, Table } from "./table.ts";

const rowForm = z.object({ pk: z.string(), sk: z.string(), sealed: z.instanceof(Uint8Array) });

/** DynamoDB forgets by whole seconds. */
const secondsOf = (at: Instant): number => Math.floor(at / 1000);

const countsKeptFor = days(2);

export const createDynamoBursts = (table: Table): Bursts => ({
  count: (desk, at, marks, per = "hour") => {
    const period = iso(at).slice(0, (per === "day" ? "2026-03-10" : "2026-03-10T15").length);
    return Promise.all(marks.map((mark) => table.countUp(countRow(desk, period, mark), secondsOf(after(at, countsKeptFor)))));
  },

  keep: (desk, mail, until, key) => {
    const at = keptBackRow(desk, mail.day, mail.code);
    const row = { ...at, forgetAt: secondsOf(until), sealed: sealJson(key, mail, identityOf(at)) };
    return table.put(row, { text: "attribute_not_exists(pk)" });
  },

  find: async (desk, day, code, key) => {
    const row = await table.get(keptBackRow(desk, day, code));
    return row && opened(row, key);
  },

  ofDay: async (desk, day, most, key) => {
    const found: Row[] = [];
    const where = { text: "pk = :day", values: { ":day": keptBackRow(desk, day, "").pk } };
    let next: Row | undefined;
    do {
      const page = await table.query({ where, after: next, limit: most - found.length });
      found.push(...page.rows);
      next = page.next;
    } while (next && found.length < most);
    return found.map((row) => opened(row, key));
  },
});

const opened = (row: Row, key: CaseKey) => {
  const { pk, sk, sealed } = rowForm.parse(row);
  return openJson(key, sealed, identityOf({ pk, sk }), keptBack);
};
