/** What the mails about a case under way must say, and what they must leave out. */
import { describe, expect, test } from "vitest";
import type { MessageName, Messages } from "../../templates/messages.ts";
import { rendered } from "./rendered.ts";
import { samples } from "./samples.ts";

const having = <Name extends MessageName>(name: Name, change: Partial<Messages[Name]>) =>
  rendered(name, { ...samples, [name]: { ...samples[name], ...change } });

describe("the conflict question", () => {
  const { text } = rendered("conflict-question");

  test("says what its names are and what they do not say", () => {
    expect(text).toContain("- Cy\n- Fay\n");
    expect(text).toContain("These are only the names of people involved. The list does not say who reported.");
  });

  test("says what each answer does, and that silence is a no", () => {
    expect(text).toMatch(/With \/clear .* You join, and you get the case so far\./);
    expect(text).toMatch(/With \/recuse .* Nobody asks you why\./);
    expect(text).toContain("If you do not answer, that counts as a no.");
  });

  test("does not speak of a list where nobody is named", () => {
    const unnamed = having("conflict-question", { names: [] });
    for (const part of [unnamed.text, unnamed.html]) {
      expect(part).toContain("No names of people involved are written down yet.");
      expect(part).not.toMatch(/The list|People involved:/);
    }
  });
});

test("a letter that was held comes back whole, with what was found and both ways on", () => {
  const { text } = rendered("letter-held");
  expect(text).toMatch(/^Hello Dee,\n\nYour letter was not sent\./);
  expect(text).toContain("\n> kept following me from room to room\n");
  expect(text).toContain("take this out and send the letter again");
  expect(text).toContain("answer with /send anyway");
  expect(text).toContain("Your letter:\n> Hello,\n> \n> we heard");
});

test("a proposal fits whatever kind it is, and shows no empty quotation", () => {
  expect(having("proposal", { kind: "to close the case", words: "", standing: [] }).text).toMatch(
    /Dee proposes to close the case\. Please vote\.\n\nTwo members/,
  );
  expect(rendered("proposal").text).toContain("Proposal 2:\n> ");
  expect(having("proposal", { words: "" }).html).not.toContain("<blockquote");
});

test("news without words, buttons or a text to show leaves no empty place", () => {
  const news = having("case-news", { words: "", buttons: [] });
  for (const part of [news.text, news.html]) expect(part).not.toMatch(/was written:|<blockquote|as the first line/);
  expect(having("desk-letter", { buttons: [] }).text).not.toContain("as the first line");
  const unread = having("case-so-far", { items: [{ heading: "The report", text: "" }] });
  expect(unread.text).toContain("The report\nThere is no text that the desk could read.\n");
  expect(unread.html).not.toContain("<blockquote");
  expect(having("case-so-far", { items: [], attachments: [] }).text).not.toMatch(/Other people wrote|Files that came/);
});

test("a locked screen that shows the first lines of the case so far shows nothing that others wrote", () => {
  const { text } = rendered("case-so-far");
  expect(text.slice(0, 300)).not.toMatch(/following|corridor/i);
});

test("the outside contact is told a code name and nothing of the case", () => {
  const { text } = rendered("outside-asked");
  expect(text).toContain("brisk-otter");
  expect(text).toContain("This mail does not say what it is about.");
});
