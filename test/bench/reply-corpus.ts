/** Real replies to measure the reader with. They are other projects' test data and no part of this one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";

const patterns = z.array(z.string());
const byFragment = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

const properties = z.object({
  reply_must_match: patterns.default([]),
  reply_must_not_match: patterns.default([]),
  fragment_matches: byFragment(patterns).default({}),
  fragment_exact: byFragment(z.string()).default({}),
  hidden_flags: z.array(z.boolean()).optional(),
  quoted_flags: z.array(z.boolean()).optional(),
  max_seconds: z.number().default(1),
});

const common = { id: z.string(), input: z.string(), format: z.enum(["text-body", "eml", "html-body"]) };

const row = z.discriminatedUnion("mode", [
  z.object({ ...common, mode: z.literal("exact"), expected: z.string() }),
  z.object({ ...common, mode: z.literal("properties"), properties }),
]);

export type ReplyRow = z.infer<typeof row>;
export type Properties = z.infer<typeof properties>;

export const replyRows = (corpora: string): readonly ReplyRow[] =>
  readFileSync(join(corpora, "reply.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => row.parse(JSON.parse(line)));

const reader = createMailReader();

/** What the desk's own reader hands on. A body alone is text already. */
export const textOf = async (corpora: string, { input, format }: ReplyRow): Promise<string> => {
  const bytes = readFileSync(join(corpora, input));
  if (format === "text-body") return bytes.toString("utf8");
  const mail = await reader.read(format === "eml" ? withoutFirstLineEnds(bytes) : htmlMail(bytes));
  return mail?.text ?? "";
};

/** Some files begin with an empty line, which no server lets through and which would end the header before it began. */
const withoutFirstLineEnds = (raw: Buffer): Buffer => raw.subarray(raw.findIndex((byte) => byte !== 0x0a && byte !== 0x0d));

const htmlMail = (html: Buffer): Buffer =>
  Buffer.from(
    [
      "From: ada@members.test",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      html.toString("base64").replace(/.{76}/g, "$&\r\n"),
      "",
    ].join("\r\n"),
  );

export interface InjectedBody {
  readonly name: string;
  readonly text: string;
}

export const injectedBodies = (corpora: string): readonly InjectedBody[] =>
  readdirSync(join(corpora, "injected")).map((name) => ({
    name,
    text: readFileSync(join(corpora, "injected", name), "utf8").replace(/\r\n?/g, "\n"),
  }));
