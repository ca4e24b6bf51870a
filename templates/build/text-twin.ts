/** Compiles `NAME.txt`: the subject on its first line, then the text part. */
import type { Fields } from "../messages.ts";
import { type ShownValue, shownValues } from "./fields.ts";
import { parseTemplate } from "./language.ts";
import type { Piece, Value } from "./pieces.ts";
import { TemplateProblem } from "./problem.ts";
import type { Source } from "./source.ts";

export interface TextTwin {
  /** As the template has it, to hold the title of the HTML against it. */
  readonly subjectTemplate: string;
  readonly subject: readonly Piece[];
  readonly text: readonly Piece[];
  readonly values: readonly ShownValue[];
}

const split = (source: Source): { subject: Source; text: Source } => {
  const [, subject, , text] = /^Subject: (\S.*)\n(\n?)([\s\S]*)$/.exec(source.text) ?? [];
  if (subject === undefined || text === undefined) {
    throw new TemplateProblem(
      source.placeOf(1),
      "the text twin does not begin with its subject.",
      'Begin it with a line like "Subject: {{codeName}}: new report" and an empty line.',
    );
  }
  return {
    subject: { text: subject, placeOf: source.placeOf },
    text: { text, placeOf: (line) => source.placeOf(line + 2) },
  };
};

const onlyOurs = (subject: readonly Piece[], values: readonly ShownValue[], source: Source): void => {
  const block = subject.some((piece) => piece.is === "each" || piece.is === "if");
  if (!block && values.every((value) => value.shown === "ours")) return;
  throw new TemplateProblem(
    source.placeOf(1),
    "a subject is read on locked screens and may hold our own words only.",
    "Use the code name and a plain verb.",
  );
};

/** Whose line it is must be plain at its first letter; see `named` and `quoted` in messages.ts. */
const checkValue = (value: Value, kind: string, line: string, next: Piece | undefined): void => {
  if (kind === "named" && line.trim() === "") {
    throw new TemplateProblem(value.at, "this value could begin a line of ours.", 'Put words of ours or "- " before it.');
  }
  const endsLine = next === undefined || (next.is === "words" && next.text.startsWith("\n"));
  if (value.quoted && (line !== "" || !endsLine)) {
    throw new TemplateProblem(value.at, "a quotation shares its line with other words.", "Give it a line of its own.");
  }
};

/** Checks the pieces after the words that their line already holds; answers what the last line holds. */
type Walk = (pieces: readonly Piece[], line: string) => string;

/** A list begins again after its own end, and either branch may be taken: the barest line is what counts. */
const lineAfter = (piece: Piece, line: string, walk: Walk): string => {
  switch (piece.is) {
    case "words":
      return `${line}${piece.text}`.split("\n").at(-1) ?? "";
    case "value":
      return `${line}…`;
    case "each":
      walk(piece.body, "");
      return "";
    case "if": {
      const ends = [walk(piece.body, line), walk(piece.otherwise, line)];
      return ends.some((end) => end.trim() === "") ? "" : ends.join("");
    }
  }
};

const refuseDisguise = (pieces: readonly Piece[], values: readonly ShownValue[]): void => {
  const kindOf = new Map<Value, string>(values.map((value) => [value.value, value.shown]));
  const walk: Walk = (list, before) => {
    let line = before;
    for (const [index, piece] of list.entries()) {
      if (piece.is === "value") checkValue(piece, kindOf.get(piece) ?? "", line, list[index + 1]);
      line = lineAfter(piece, line, walk);
    }
    return line;
  };
  walk(pieces, "");
};

export const compileText = (source: Source, fields: Fields): TextTwin => {
  const parts = split(source);
  const subject = parseTemplate(parts.subject);
  const text = parseTemplate(parts.text);
  const inSubject = shownValues(subject, fields);
  const inText = shownValues(text, fields);
  onlyOurs(subject, inSubject, source);
  refuseDisguise(text, inText);
  return { subjectTemplate: parts.subject.text, subject, text, values: [...inSubject, ...inText] };
};
