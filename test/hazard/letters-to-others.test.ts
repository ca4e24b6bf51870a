/** What a letter to a respondent, a witness or a moderator could tell about the reporter in its words. */
import { expect, test } from "vitest";
import { leaksIn } from "../../functions/core/mail/leak-guard.ts";
import type { Secrets } from "../../functions/core/mail/secrets.ts";

const secrets: Secrets = {
  people: [{ role: "reporter", names: ["Korina Veldrin"], addresses: ["korina.v@post.example"], handles: ["@korn_84"] }],
  texts: ["He leaned over the banister and hissed that I should crawl back to my village."],
  open: { names: ["Dravo Penk", "Ada"], texts: [] },
};

const kinds = (letter: string) => leaksIn(letter, secrets).map(({ what, of }) => `${what} of the ${of}`);

test("LK04 a pasted header with the reporter's address is found in a letter to somebody else", () => {
  expect(kinds("Dear Dravo,\n\n> From: <korina.v@post.example>\n> To: conduct\n")).toContain("address of the reporter");
});

test("LK05 a quotation of the report is found in a letter to somebody else", () => {
  expect(kinds("> He leaned over the banister and hissed\n> that I should crawl back")).toContain("words of the report");
});

test("LK15 who asked for it is found in a letter to somebody else, by the name and by the initials", () => {
  expect(kinds("Korina asked us to write.")).toEqual(["name of the reporter"]);
  expect(kinds("K.V. asked us to write.")).toEqual(["initials of the reporter"]);
});

test("LK24 what a forwarded mail says above the report is found in a letter to somebody else", () => {
  expect(kinds("Begin forwarded message:\nFrom: Veldrin, Korina\n")).toEqual(["name of the reporter"]);
});
