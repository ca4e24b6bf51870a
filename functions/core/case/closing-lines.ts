/** What stands under `/close`: lines for the committee's own record, and the letter that the reporter reads. */
import type { CommandLine } from "../mail/reply.ts";

const needed = ["actions", "outcome", "review"] as const;
/** `ends`: the day on which a sanction ends, where one does. */
const parts = [...needed, "ends"] as const;
type Part = (typeof parts)[number];

interface ClosingLines {
  readonly said: Readonly<Partial<Record<Part, string>>>;
  readonly missing: readonly Part[];
  /** Empty where the desk's own letter goes out. */
  readonly letter: string;
  /** Though others come first. */
  readonly anyway: boolean;
  /** Not made in good faith, so that its reporter is sent nothing. */
  readonly noLetter: boolean;
}

const partForm = /^[ \t]*(actions|outcome|review|ends|letter)[ \t]*:(.*)$/i;
const argumentForm = /^(anyway(?:[ \t,:]+|$))?((?:as )?not[- ]in[- ]good[- ]faith\b)?[ \t,:]*(.*)$/i;
const longest = 1000;

const argumentSaid = (argument: string): Pick<ClosingLines, "anyway" | "noLetter"> & { readonly outcome: string } => {
  const [, anyway, badFaith, rest = ""] = argumentForm.exec(argument) ?? [];
  const outcome = badFaith === undefined ? rest : ["not in good faith", rest].filter((part) => part !== "").join(": ");
  return { outcome, anyway: anyway !== undefined, noLetter: badFaith !== undefined };
};

export const closingLines = ({ argument, body }: CommandLine): ClosingLines => {
  const { outcome, anyway, noLetter } = argumentSaid(argument);
  const said = new Map<Part, string>(outcome === "" ? [] : [["outcome", outcome]]);
  const letter: string[] = [];
  let open: Part | "letter" | undefined;
  for (const row of body.split("\n")) {
    const [, word, rest = ""] = open === "letter" ? [] : (partForm.exec(row) ?? []);
    const begun = word?.toLowerCase();
    if (begun === "letter") open = "letter";
    else open = parts.find((part) => part === begun) ?? open;
    const text = word === undefined ? row : rest;
    if (open === "letter") letter.push(text);
    else if (open !== undefined) said.set(open, begun === open ? text.trim() : `${said.get(open) ?? ""} ${text.trim()}`.trim());
  }
  const kept = parts.flatMap((part) => {
    const text = (said.get(part) ?? "").slice(0, longest);
    return text === "" ? [] : [[part, text] as const];
  });
  return {
    said: Object.fromEntries(kept),
    missing: needed.filter((part) => !kept.some(([known]) => known === part)),
    letter: letter.join("\n").trim(),
    anyway,
    noLetter,
  };
};
