/** Where the watch looks: what a use case hands to the world, what a process wrote, and what AWS would hold of it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Hints } from "../../functions/ports/hints.ts";
import { type Watch, watch } from "./canary.ts";

/** A failing call comes back with its own error, after its words were looked at. */
export const tellingWhatFails = async <Answer>(act: () => Promise<Answer>, into: Watch = watch): Promise<Answer> => {
  try {
    return await act();
  } catch (error) {
    into.look("error", error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
    throw error;
  }
};

/** Whom it goes to is a stranger's own address, so that line alone is none of the watch's. */
export const lookAtSent = (raw: Uint8Array, { work }: { readonly work: string }, into: Watch = watch): void => {
  into.look("work tag", work);
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  lookAtHead(bytes.subarray(0, bytes.indexOf("\r\n\r\n")).toString("latin1"), into);
};

const lookAtHead = (head: string, into: Watch): void => {
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n"))
    if (/^subject:/i.test(line)) into.look("subject", decoded(line));
    else if (!/^to:/i.test(line)) into.look("header", decoded(line));
};

/** As a reader's program would show it. */
const decoded = (line: string): string =>
  line.replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) =>
    how.toLowerCase() === "b"
      ? Buffer.from(text, "base64").toString("utf8")
      : text.replaceAll("_", " ").replace(/=([0-9a-f]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

/** Hint rows stand in clear, but for the line itself, whose hash alone is stored. */
export const lookAtHints = (hints: Hints, into: Watch = watch): Hints => ({
  ...hints,
  put: (lines, sender, involved) => {
    into.look("hint", JSON.stringify([lines, sender, involved]));
    return hints.put(lines, sender, involved);
  },
  claimName: (desk, codeName, id) => {
    into.look("hint", codeName);
    return hints.claimName(desk, codeName, id);
  },
});

/** Raw mail that nobody has taken in yet, and its receipt, are what they are: in AWS they lie encrypted. */
const notYetTakenIn = /(^|[\\/])(raw(%2F|[\\/])[^\\/]*|receipts\.jsonl)$/i;

const largestLooked = 20_000_000;

/** A desk that has ended: what it said, what AWS would hold, and the subjects of what people received. */
export const lookAtProcess = (output: string, data: string, into: Watch = watch): void => {
  into.look("process output", output);
  const cloud = join(data, "cloud");
  for (const name of existsSync(cloud) ? readdirSync(cloud, { recursive: true, encoding: "utf8" }) : []) {
    into.look("object key", name);
    const path = join(cloud, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() && found.size <= largestLooked && !notYetTakenIn.test(name))
      into.look("table and bucket", readFileSync(path, "latin1"));
  }
  const mails = join(data, "world", "mails");
  if (!existsSync(mails)) return;
  for (const [subject] of readFileSync(mails, "latin1").matchAll(/^Subject: .*(\r\n[ \t].*)*/gm))
    into.look("subject", decoded(subject.replace(/\r\n[ \t]+/g, " ")));
};
