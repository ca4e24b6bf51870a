/** After a change to the table, `npm run docs` writes docs/commands.md anew. */
import { expect, test } from "vitest";
import { commandsDoc } from "../support/commands-doc.ts";

test("docs/commands.md says what the table of commands says", async () => {
  await expect(commandsDoc()).toMatchFileSnapshot("../../docs/commands.md");
});
