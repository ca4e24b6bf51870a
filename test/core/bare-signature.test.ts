/** What a mail program adds of itself is told from what a member writes. */
import { expect, test } from "vitest";
import { isBareSignature } from "../../functions/core/mail/bare-signature.ts";

const eli = { id: "eli", name: "Eli Moran" };

test.each([
  "Best,\nEli",
  "Eli",
  "Eli Moran",
  "– E.",
  "Best, Eli",
  "All the best\n\nEli Moran",
  "Thanks!\nEli",
  "Kind regards,",
  "eli",
])("%j is nothing but a signature", (text) => {
  expect(isBareSignature(text, eli)).toBe(true);
});

test.each([
  ...["", "Thank you", "Thanks", "Best, Bo", "I have read it.\n\nEli", "Eli has read it", "Bestie", "Best of luck, Eli"],
  `Best, ${"Eli ".repeat(40)}`,
])("%j is a text, or nothing", (text) => {
  expect(isBareSignature(text, eli)).toBe(false);
});
