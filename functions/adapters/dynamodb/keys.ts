/** Names of the rows and indexes in table `desk`. */
import { createHash } from "node:crypto";
import { type CaseId, caseId, type DeskId, deskId } from "../../core/ids.ts";
import type { Instant } from "../../core/instant.ts";
import type { DueItem } from "../../ports/case-store.ts";

export const caseRow = (id: CaseId) => ({ pk: `CASE#${id}`, sk: "CASE" });
export const segmentRow = (id: CaseId, name: string) => ({ pk: `CASE#${id}`, sk: name });
export const deskRow = (id: DeskId) => ({ pk: `DESK#${id}`, sk: "DESK" });
export const lineRow = (token: string) => ({ pk: `TOKEN#${createHash("sha256").update(token).digest("hex")}`, sk: "TOKEN" });
export const nameRow = (desk: DeskId, codeName: string) => ({ pk: `NAME#${desk}#${codeName}`, sk: "NAME" });
export const senderRow = (hash: string, at: Instant, id: CaseId) => ({ pk: `SENDER#${hash}`, sk: `${iso(at)}#${id}` });

export const involvedRow = (mark: string, id: CaseId) => ({ pk: `INVOLVED#${mark}`, sk: id });

/** `line` is a mark of the case's own key: once that is gone nothing says which case it was. */
export const tallyRow = (desk: DeskId, line: string) => ({ pk: `TALLY#${desk}`, sk: line });
export const countRow = (desk: DeskId, period: string, mark: string) => ({ pk: `FLOOD#${desk}#${period}`, sk: mark });
export const keptBackRow = (desk: DeskId, day: string, code: string) => ({ pk: `BURST#${desk}#${day}`, sk: code });

/** What sealed content is bound to: moved to another row, it does not open. */
export const identityOf = (row: { readonly pk: string; readonly sk: string }): string => `${row.pk}/${row.sk}`;

export const iso = (at: Instant): string => new Date(at).toISOString();

/** A fixed number, so that the clock can ask each in turn. */
export const dueShards = 4;
export const dueShardNames = Array.from({ length: dueShards }, (_, shard) => `DUE#${shard}`);

export const dueShardOf = (pk: string): string => {
  const [first = 0] = createHash("sha256").update(pk).digest();
  return `DUE#${first % dueShards}`;
};

export const caseIdOf = (pk: string): CaseId | undefined =>
  pk.startsWith("CASE#") ? caseId(pk.slice("CASE#".length)) : undefined;

export const dueItemOf = (pk: string, dueAt: Instant): DueItem | undefined => {
  const [kind, id] = [pk.slice(0, 5), pk.slice(5)];
  if (kind === "CASE#") return { kind: "case", id: caseId(id), dueAt };
  return kind === "DESK#" ? { kind: "desk", id: deskId(id), dueAt } : undefined;
};
