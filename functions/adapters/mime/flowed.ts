/**
 * format=flowed (RFC 3676): lines that were broken only to be sent are joined again. Lines of different quotation depth never
 * are, or a quotation would become the end of the writer's own line, and an own line the end of a quotation.
 */
export const unflowed = (text: string, delSp: boolean): string => {
  const done: string[] = [];
  let open: { readonly depth: number; readonly words: string[] } | undefined;
  const close = (): void => {
    if (open) done.push(`${markOf(open.depth)}${open.words.join("")}`);
    open = undefined;
  };
  for (const line of text.split("\n").map(flowedLine)) {
    if (open && (open.depth !== line.depth || line.isSignatureMark)) close();
    open ??= { depth: line.depth, words: [] };
    open.words.push(line.flows && delSp ? line.words.slice(0, -1) : line.words);
    if (!line.flows) close();
  }
  close();
  return done.join("\n");
};

interface FlowedLine {
  readonly depth: number;
  readonly words: string;
  readonly flows: boolean;
  readonly isSignatureMark: boolean;
}

/** The mark of the quotation stands first, and then one space that a program may have stuffed in. */
const flowedLine = (line: string): FlowedLine => {
  let depth = 0;
  while (line.charAt(depth) === ">") depth += 1;
  const words = line.slice(line.charAt(depth) === " " ? depth + 1 : depth);
  const isSignatureMark = words === "-- ";
  return { depth, words, flows: words.endsWith(" ") && !isSignatureMark, isSignatureMark };
};

const markOf = (depth: number): string => (depth === 0 ? "" : `${">".repeat(depth)} `);
