/** What the mails about a case under way must say, and what they must leave out. */
import { describe, expect, test } from "vitest";
import type { MessageName, Messages } from "../../templates/messages.ts";
import { rendered } from "./rendered.ts";
import { samples } from "./samples.ts";

const having = <Name extends MessageName>(name: Name, change: Partial<Messages[Name]>) =>
  rendered(name, { ...samples, [name]: { ...samples[name], ...change } });

const columns = ["Safety risk?", "Risk of repeating?", "Status", "Code name", "Date and time", "Actions needed", "Resolution"];

const cellsIn = (html: string, role: string): string[] =>
  [...html.matchAll(new RegExp(`role="${role}"[^>]*>(.*?)</t[dh]>`, "g"))].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, ""));

describe("the status board", () => {
  const { text, html } = rendered("status-board");

  test("is a table with the seven columns, in order", () => {
    expect(html.match(/<table class="board"/g)).toHaveLength(1);
    expect(cellsIn(html, "columnheader")).toEqual(columns);
  });

  test("has one row a case, inside of the table, with each value under its own label", () => {
    const body = /<tbody class="cases"[^>]*>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? "";
    expect(body.match(/<tr/g)).toHaveLength(2);
    expect(cellsIn(body, "rowheader")).toEqual(["Code name: brisk-otter", "Code name: amber-canoe"]);
    expect(cellsIn(body, "cell").slice(0, 6)).toEqual([
      "Safety risk? unsure",
      "Risk of repeating? maybe",
      "Status: open, a vote is on",
      "Date and time: Saturday 21 November, 22:52",
      "Actions needed: A letter is due on Friday.",
      "Resolution: –",
    ]);
  });

  test("is one short block a case in text, with the code name first", () => {
    expect(text).toContain(
      [
        "",
        "Code name: amber-canoe",
        "Safety risk? not said yet",
        "Risk of repeating? not said yet",
        "Status: closed",
        "Date and time: Monday 2 November, 10:15",
        "Actions needed: –",
        "Resolution: Somebody was talked to.",
        "",
      ].join("\n"),
    );
  });

  test("is narrow at first, and as wide as a table only where there is room", () => {
    expect(html).toMatch(/<td class="cell"[^>]*style="display: block;/);
    expect(html).toMatch(/@media \(min-width: 700px\) \{[^@]*\.cell \{ display: table-cell !important/);
  });

  test("says that a CSV file is attached and that the words are vague on purpose", () => {
    expect(text).toContain("A CSV file with the same table is attached.");
    expect(text).toContain("vague on purpose");
  });

  test("says so when it is empty", () => {
    const empty = having("status-board", { rows: [] });
    for (const part of [empty.text, empty.html]) {
      expect(part).toContain("There is no case on the board now.");
      expect(part).not.toMatch(/<table class="board"|Safety risk|CSV/);
    }
  });
});

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
