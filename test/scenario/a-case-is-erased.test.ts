/** Two members want a case gone: from the closing to the day on which nothing of it is left, and what comes in late. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standsIn } from "../support/contract-scan.ts";
import { type Play, play, reporter } from "./casework.ts";

describe("a case is erased", () => {
  let case_: Play;
  let code: string;

  const filesUnder = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(case_.desk.data, "cloud", folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  beforeAll(async () => {
    case_ = await play();
    code = await case_.reports("It was zwarteraaf, at the meetup.");
    await case_.says("cy", "/involves Sasha Zwarteraaf\n/record");
    await case_.says("cy", "/erase");
  });
  afterAll(() => case_.desk.stop());

  it("by two members, with seven days in which any one of them can stop it", async () => {
    expect((await case_.newest("dee")).subject).toBe(`${code}: Cy wants the case erased`);
    await case_.says("cy", "/erase");
    expect((await case_.newest("cy")).text).toContain("it waits for a second member");
    expect((await filesUnder("s3")).length).toBeGreaterThan(1);
    await case_.says("dee", "/erase");
    expect((await case_.newest("cy")).text).toContain("any one of you can stop it with /erase no");
    await case_.desk.advance("P6D");
    expect(await case_.stage(code)).toBe("closed");
    await case_.desk.advance("P2D");
    expect(await case_.stage(code)).toBeUndefined();
    const { subject, text } = await case_.newest("dee");
    expect(subject).toBe(`${code}: it is erased now`);
    expect(text).toContain("Cy and you asked for it seven days ago.");
    // Nothing answers for a case that is gone.
    expect(text).not.toContain("An answer without a command");
  });

  it("leaves no file of it, and no word", async () => {
    expect(await filesUnder("s3")).toEqual([]);
    for (const file of await filesUnder("")) expect([file, standsIn(await readFile(file), "zwarteraaf")]).toEqual([file, false]);
  });

  it("and what its reporter writes later is a new report", async () => {
    await case_.says(reporter, "I have a question.");
    const { subject, text } = await case_.newest("cy");
    expect([subject.startsWith(code), subject.endsWith(": new report")]).toEqual([false, true]);
    expect(text).toContain("private line that no longer works");
    expect((await case_.desk.logs()).filter(({ level }) => level === "error")).toEqual([]);
  });
});
