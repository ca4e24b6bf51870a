/** Ways in which a mail gets broken, by chance or on purpose. Each takes bytes and gives bytes. */
import type { Chance } from "./chance.ts";

type Mutation = (bytes: Buffer, chance: Chance, other: () => Buffer) => Buffer;

const spot = (bytes: Buffer, chance: Chance): number => chance.below(bytes.length + 1);

const spliced = (bytes: Buffer, at: number, removed: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);

const flipBytes: Mutation = (bytes, chance) => {
  const copy = Buffer.from(bytes);
  for (let count = 1 + chance.below(12); count > 0 && copy.length > 0; count -= 1)
    copy[chance.below(copy.length)] = chance.below(256);
  return copy;
};

const insertRubbish: Mutation = (bytes, chance) => spliced(bytes, spot(bytes, chance), 0, chance.bytes(chance.below(60)));

const cutOut: Mutation = (bytes, chance) => spliced(bytes, spot(bytes, chance), chance.below(200), Buffer.alloc(0));

const cutShort: Mutation = (bytes, chance) => bytes.subarray(0, spot(bytes, chance));

const lines = (bytes: Buffer): readonly string[] => bytes.toString("latin1").split("\r\n");
const joined = (rows: readonly string[]): Buffer => Buffer.from(rows.join("\r\n"), "latin1");

const repeatLine: Mutation = (bytes, chance) => {
  const rows = lines(bytes);
  const at = chance.below(rows.length);
  return joined([...rows.slice(0, at), ...Array.from({ length: 1 + chance.below(5) }, () => rows[at] ?? ""), ...rows.slice(at)]);
};

const moveLine: Mutation = (bytes, chance) => {
  const rows = [...lines(bytes)];
  const [row = ""] = rows.splice(chance.below(rows.length), 1);
  rows.splice(chance.below(rows.length + 1), 0, row);
  return joined(rows);
};

const spliceOther: Mutation = (bytes, chance, other) => {
  const second = other();
  const from = spot(second, chance);
  return spliced(bytes, spot(bytes, chance), chance.below(100), second.subarray(from, from + chance.below(2_000)));
};

const nasty = [
  "\0",
  "\r",
  "\n",
  "\r\n\r\n",
  "\r\n.\r\n",
  "\u2028",
  "\ufeff",
  "\u202e",
  "\ud800",
  "=?utf-8?B?",
  "=?x?q?=00?=",
  "--b0",
  "--",
  'Content-Type: multipart/mixed; boundary=""\r\n',
  'Content-Type: multipart/mixed; boundary="b"; boundary="c"\r\n',
  "Content-Transfer-Encoding: base64\r\n",
  "From: evil@evil.example\r\n",
  " \t",
  ';;;===""\\',
  "%00%0d%0a",
  "<!--",
  "<style><![CDATA[",
  "&#0;&#x110000;&nbsp",
  "/ack\n",
  "> ",
  "0".repeat(400),
  "<".repeat(300),
  "(".repeat(300),
  "*_".repeat(200),
] as const;

const insertNasty: Mutation = (bytes, chance) =>
  spliced(bytes, spot(bytes, chance), chance.below(3), Buffer.from(chance.oneOf(nasty)));

const otherLineEnds: Mutation = (bytes, chance) =>
  Buffer.from(bytes.toString("latin1").replaceAll("\r\n", chance.oneOf(["\r", "\n", "\n\r", "\r\r\n"])), "latin1");

const wrap: Mutation = (bytes, chance) => {
  const type = chance.oneOf(["message/rfc822", "multipart/mixed; boundary=b0", "multipart/alternative; boundary=b0"]);
  return Buffer.concat([Buffer.from(`From: reporter@example.org\r\nContent-Type: ${type}\r\n\r\n--b0\r\n\r\n`), bytes]);
};

const asUtf16: Mutation = (bytes) => Buffer.from(bytes.toString("latin1"), "utf16le");

const justBytes: Mutation = (_, chance) => Buffer.from(chance.bytes(chance.below(600)));

const often: readonly [Mutation, ...Mutation[]] = [
  flipBytes,
  insertRubbish,
  cutOut,
  repeatLine,
  moveLine,
  spliceOther,
  insertNasty,
];
const seldom: readonly [Mutation, ...Mutation[]] = [cutShort, otherLineEnds, wrap, asUtf16, justBytes];

export const mutated = (bytes: Buffer, chance: Chance, other: () => Buffer): Buffer => {
  let broken = bytes;
  for (let times = chance.below(6); times > 0; times -= 1)
    broken = chance.oneOf(chance.percent(88) ? often : seldom)(broken, chance, other);
  return broken;
};
