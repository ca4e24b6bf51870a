/** How well the desk reads real replies. The corpora are not part of the project; MAIL_CORPORA names their folder. */
import { parse } from "node:path";
import { readReply } from "../../functions/core/mail/reply.ts";
import { type Figure, printFigures } from "./figures.ts";
import { type InjectedBody, injectedBodies, type ReplyRow, replyRows, textOf } from "./reply-corpus.ts";
import { acts, atTopOfQuotation, belowSignature, inPlace, isRight } from "./reply-score.ts";

const leastRight = 100;
const megabyte = 1_000_000;

const measureRows = async (corpora: string, rows: readonly ReplyRow[]): Promise<Figure> => {
  const right = await Promise.all(rows.map(async (row) => isRight(row, await textOf(corpora, row))));
  const measured = right.filter(Boolean).length;
  return { what: `replies read exactly, of ${rows.length}`, measured, unit: "", bar: leastRight, atLeast: true };
};

type Build = (body: InjectedBody, expected: string) => readonly string[];

/** The bar is none: the figure must stay under one. */
const measureInjected = (corpora: string, rows: readonly ReplyRow[]): readonly Figure[] => {
  const expectedOf = (name: string): string => {
    const row = rows.find(({ input }) => parse(input).base === name);
    return row?.mode === "exact" ? row.expected : "";
  };
  const bodies = injectedBodies(corpora);
  const figure = (what: string, build: Build): Figure => {
    const acting = bodies.filter((body) => build(body, expectedOf(body.name)).some(acts));
    return { what: `${what} that act, of ${bodies.length} bodies`, measured: acting.length, unit: "", bar: 1 };
  };
  return [
    figure("commands in a quotation", inPlace),
    figure("commands at the top of a quotation", atTopOfQuotation),
    figure("commands below a signature", belowSignature),
  ];
};

const hostile: readonly string[] = [
  "*",
  '"',
  "On ",
  "On 1 ",
  "On 1\n",
  "x wrote\n",
  "From:\n",
  "From: a\n",
  "x",
  " ",
  "\n",
  "\r",
  "> ",
  ">\n",
  "/",
  "/a\n",
  "-",
  "_",
  "[EXTERNAL] ",
  "CAUTION: ",
  "\u200B",
  "(",
  "a@b> ",
  "On 1 <\n>:\n",
  "--- on 1 wrote ",
  "--- on 1 wrote\n",
  "this message is sent ",
  "Sent from my \n\n",
  "Date: 1:11\n",
].flatMap((shape) => {
  const text = shape.repeat(Math.ceil(megabyte / shape.length));
  return [text, `${text}x`, `/ack\n${text}`, `On 1 ${text} wrote:`];
});

const measureHostile = (): Figure => {
  const times = hostile.map((text) => {
    const began = performance.now();
    readReply(text);
    return (performance.now() - began) / 1_000;
  });
  return { what: `a megabyte of hostile text, worst of ${times.length}`, measured: Math.max(...times), unit: "s", bar: 1 };
};

const corpora = process.env.MAIL_CORPORA;
if (corpora === undefined || corpora === "") {
  process.stderr.write(
    "Set MAIL_CORPORA to the folder with reply.jsonl and injected/. The corpora are not part of this project.\n",
  );
  process.exitCode = 1;
} else {
  const rows = replyRows(corpora);
  const figures = [await measureRows(corpora, rows), ...measureInjected(corpora, rows), measureHostile()];
  process.exitCode = printFigures(figures) ? 0 : 1;
}
