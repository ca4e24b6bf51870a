/** Reading tables as a thief would: every row and every index, every attribute, in every spelling that bytes can have. */
import { type AttributeValue, type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";

export type RawItem = Readonly<Record<string, AttributeValue>>;

export const rowsOf = async (client: DynamoDBClient, TableName: string, IndexName?: string): Promise<readonly RawItem[]> => {
  const rows: RawItem[] = [];
  for await (const page of paginateScan({ client }, { TableName, ...(IndexName !== undefined && { IndexName }) }))
    rows.push(...(page.Items ?? []));
  return rows;
};

const bytesOf = (value: AttributeValue): Buffer =>
  value.B ? Buffer.from(value.B) : Buffer.from(value.S ?? value.N ?? JSON.stringify(value));

/** What DynamoDB counts: names and values. */
export const sizeOf = (item: RawItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value).length, 0);

export const everythingIn = (rows: readonly RawItem[]): Buffer =>
  Buffer.concat(
    rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => [Buffer.from(`\n${name}=`), bytesOf(value)])),
  );

/** Plain, in hex, in base64 at each of its three offsets, in UTF-16; upper and lower case. */
const spellings = (word: string): readonly Buffer[] => {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((pad) => {
    const encoded = Buffer.concat([Buffer.alloc(pad), bytes]).toString("base64");
    return Buffer.from(encoded.slice(pad + 1, -4));
  });
  return [bytes, Buffer.from(word.toUpperCase()), Buffer.from(bytes.toString("hex")), Buffer.from(word, "utf16le"), ...base64];
};

export const standsIn = (hay: Uint8Array, word: string): boolean => {
  const bytes = Buffer.from(hay);
  const lower = Buffer.from(bytes.toString("latin1").toLowerCase(), "latin1");
  return spellings(word).some((spelling) => bytes.includes(spelling)) || lower.includes(word.toLowerCase());
};
