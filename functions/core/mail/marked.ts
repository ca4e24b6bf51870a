/** The mark that a quoted line carries. */
import { withoutInvisible } from "./plain-text.ts";

/** The mark stands at the beginning; a line may be a megabyte long. */
const mostLooked = 500;

export const isMarked = (line: string): boolean => /^[ \t\u00a0]*[>|]/.test(withoutInvisible(line.slice(0, mostLooked)));
