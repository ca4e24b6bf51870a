/** The context of cdk.json: the feature flags that the stack is built with, and the stages. */
import { readFileSync } from "node:fs";
import * as z from "zod";

export const cdkContext: Readonly<Record<string, unknown>> = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8"))).context;
