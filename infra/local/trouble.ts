import { errorName } from "../../functions/app/error-name.ts";

/** Something that keeps the embedded desk from starting. Its message is the one line that the person at the terminal reads. */
export class CannotStart extends Error {}

export const codeOf = (error: unknown): string => {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return errorName(error);
};
