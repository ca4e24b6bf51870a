/** The list of hazards in docs/threat-model.md: each has a test that names it, or a reason why not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
export const threatModel = join(root, "docs", "threat-model.md");

/** How many there are of each kind. The nineteenth of the commands is a nuisance and no more, so it is not listed. */
const kinds = { ID: 20, TK: 16, CM: 20, IN: 8, LP: 15, FL: 18, DL: 20, OC: 10, CF: 14, LK: 24, RT: 13 } as const;
const nuisances: readonly string[] = ["CM19"];

export const hazardIds: readonly string[] = Object.entries(kinds)
  .flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => `${kind}${String(index + 1).padStart(2, "0")}`))
  .filter((id) => !nuisances.includes(id));

/** Test files by their path from test/, without their ending. */
export const testFiles = (): ReadonlyMap<string, string> => {
  const folder = join(root, "test");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts"));
  return new Map(
    names.sort().map((name) => [name.replaceAll("\\", "/").replace(/\.test\.ts$/, ""), readFileSync(join(folder, name), "utf8")]),
  );
};

export const isNamedIn = (id: string, source: string): boolean => new RegExp(`["'\`(,\\s]${id}\\b`).test(source);

const row = /^\| ([A-Z]{2}\d\d) \| (.*) \|$/gm;

export const hazardRows = (page: string): ReadonlyMap<string, string> =>
  new Map([...page.matchAll(row)].map(([, id = "", where = ""]) => [id, where]));

const path = /^`[a-z-]+\/[a-z0-9-]+`$/;

/** The files that a row names; none where it gives a reason. */
export const filesNamed = (where: string): readonly string[] => {
  const parts = where.split(", ");
  return parts.every((part) => path.test(part)) ? parts.map((part) => part.replaceAll("`", "")) : [];
};

const untested = "No test yet.";
const heading = "## Hazards\n";

/** The page with its list as the tests now are. Reasons stay until there is a test. */
export const withHazards = (page: string): string => {
  const [before = "", list = ""] = page.split(heading);
  const reasons = hazardRows(list);
  const files = [...testFiles()];
  const lineOf = (id: string): string => {
    const found = files.filter(([, source]) => isNamedIn(id, source)).map(([name]) => `\`${name}\``);
    const kept = reasons.get(id) ?? untested;
    const reason = filesNamed(kept).length > 0 ? untested : kept;
    return `| ${id} | ${found.length > 0 ? found.join(", ") : reason} |`;
  };
  return `${before}${heading}\n| hazard | where in \`test/\`, or why not |\n|---|---|\n${hazardIds.map(lineOf).join("\n")}\n`;
};
