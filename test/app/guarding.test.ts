/** What a letter to somebody outside is held for, as the case is known when it is written and when it is sent. */
import { beforeEach, describe, expect, test } from "vitest";
import { deciding } from "../hazard/stories.ts";
import { answer, type MemoryDesk, newestFor } from "./casework.ts";

const [respondent, witness] = ["dravo@example.net", "willa@example.net"];

let desk: MemoryDesk;

/** The words that a draft to `whom` was held for, as they stand in the mail that shows it. */
const heldFor = async (whom: string, letter: string): Promise<readonly string[]> => {
  await answer(desk, "dee", `/draft ${whom}\n${letter}`);
  const [shown = ""] = newestFor(desk, "ada").text.split("The letter:");
  return [...shown.matchAll(/^> (.*)$/gm)].map(([, words = ""]) => words);
};

const writes = async (whom: string, address: string, text: string, name: string): Promise<void> => {
  await heldFor(whom, "Hello.");
  await answer(desk, "cy", `/send anyway ${whom}`);
  await answer(desk, address, text, { from: `"${name}" <${address}>` });
};

beforeEach(async () => {
  ({ desk } = await deciding({
    report: { from: '"Korina Veldrin" <korina.v@example.org>', text: "He hissed that I should crawl back." },
  }));
  await answer(desk, "cy", `/contact respondent ${respondent}\n/contact witness ${witness}`);
});

describe("a letter to a respondent", () => {
  test("is held for the reporter's name, their near spelling, initials and mailbox, and for the report's words", async () => {
    const held = await heldFor("respondent", "Corina told us.\nK.V. told us.\nWrite to korina dot v at example dot org.");
    expect(held).toEqual(expect.arrayContaining(["Corina", "K.V", "korina dot v at example dot org"]));
    expect(await heldFor("respondent", "You hissed that they should crawl back.")).toEqual([
      "You hissed that they should crawl back",
    ]);
  });

  test("may say their own name, also one that members wrote down, but no name that they only call themselves by", async () => {
    await answer(desk, "cy", "/involves Dravo Penk, Korina V.");
    expect(await heldFor("respondent", "Hello Dravo Penk,\nplease stay away.")).toEqual([]);
    await writes("respondent", respondent, "Who was it?", "Korina Veldrin");
    expect(await heldFor("respondent", "It was Korina.")).toContain("Korina");
  });

  test("is held for a witness who has a line, and for what that witness wrote, which the witness's own letter may say", async () => {
    await writes("witness", witness, "Willa here. I heard it from the spiral staircase beside the aquarium.", "Willa Ambrel");
    const letter = "Ambrel heard it from the spiral staircase beside the aquarium.";
    expect(await heldFor("respondent", letter)).toEqual(["Ambrel", "heard it from the spiral staircase beside the aquarium"]);
    expect(await heldFor("witness", letter)).toEqual([]);
  });
});

test("a letter is held for who wrote a passed-on report first, but not where it is for them", async () => {
  const old =
    "---------- Forwarded message ---------\nFrom: Korina Veldrin <kv77@example.org>\nDate: Mon, 9 Mar 2026\nSubject: help";
  ({ desk } = await deciding({
    report: { from: "passer@example.org", subject: "Fwd: help", text: `See below.\n\n${old}\n\nIt was loud.` },
  }));
  await answer(desk, "cy", `/contact respondent ${respondent}\n/contact witness kv77@example.org`);
  expect(await heldFor("respondent", "Korina told us. Ask Veldrin.")).toEqual(["Korina", "Veldrin"]);
  expect(await heldFor("witness", "Hello Korina, thank you.")).toEqual([]);
});
