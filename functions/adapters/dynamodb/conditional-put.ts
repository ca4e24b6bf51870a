/** The one way in which state is written: whole, and only over what was read. */
import type { Instant } from "../../core/instant.ts";
import type { Saved } from "../../ports/case-store.ts";
import { dueShardOf, iso } from "./keys.ts";
import type { Row, Table } from "./table.ts";

export const putOver = (table: Table, row: Row, seenVersion: number | undefined): Promise<Saved> =>
  table.put(
    row,
    seenVersion === undefined
      ? { text: "attribute_not_exists(pk)" }
      : { text: "#version = :seen", names: { "#version": "version" }, values: { ":seen": seenVersion } },
  );

/** Present only where there is work, so that the index holds nothing else. */
export const dueAttributes = (pk: string, next: Instant | undefined): Readonly<Record<string, string>> =>
  next === undefined ? {} : { dueShard: dueShardOf(pk), nextDueAt: iso(next) };
