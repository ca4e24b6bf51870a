/** Mails kept back, and the counts of an hour, in memory. */
import { type KeptBack, keptBack } from "../../core/duty/kept-back.ts";
import { hours } from "../../core/instant.ts";
import type { Bursts } from "../../ports/bursts.ts";

export const createMemoryBursts = (): Bursts => {
  const counts = new Map<string, number>();
  const rows = new Map<string, string>();
  const read = (json: string): KeptBack => keptBack.parse(JSON.parse(json));
  return {
    count: async (desk, at, marks, per = "hour") =>
      marks.map((mark) => {
        const name = `${desk}#${per}#${Math.floor(at / hours(per === "day" ? 24 : 1))}#${mark}`;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count;
      }),
    keep: async (desk, mail) => {
      const name = `${desk}#${mail.day}#${mail.code}`;
      if (rows.has(name)) return "conflict";
      rows.set(name, JSON.stringify(mail));
      return "saved";
    },
    find: async (desk, day, code) => {
      const row = rows.get(`${desk}#${day}#${code}`);
      return row === undefined ? undefined : read(row);
    },
    ofDay: async (desk, day, most) =>
      [...rows]
        .filter(([name]) => name.startsWith(`${desk}#${day}#`))
        .slice(0, most)
        .map(([, row]) => read(row)),
  };
};
