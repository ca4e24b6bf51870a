/** The mailroom page. Only plain names of one folder are served, so no path can lead out of it. */
import { readFile } from "node:fs/promises";
import { Refused } from "./refused.ts";

const folder = new URL("../mailroom/", import.meta.url);
const plainName = /^[a-z0-9-]+\.(?<ending>html|js|css|svg|png)$/;

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
};

export interface StaticFile {
  readonly contentType: string;
  readonly content: Buffer;
}

export const readStaticFile = async (name: string): Promise<StaticFile> => {
  const ending = plainName.exec(name)?.groups?.ending;
  const contentType = ending === undefined ? undefined : types[ending];
  if (contentType === undefined) throw new Refused(404, "There is no such page here. The mailroom is at /.");
  try {
    return { contentType, content: await readFile(new URL(name, folder)) };
  } catch {
    throw new Refused(404, "There is no such page here. The mailroom is at /.");
  }
};
