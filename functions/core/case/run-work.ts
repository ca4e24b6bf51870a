/** Commands that say how a case stands: its risk, its scope, what was done, what was promised, and reading it back. */
import { dayIn, dayOf } from "../record/days.ts";
import { codeNameSaid } from "./code-name.ts";
import type { Context } from "./context.ts";
import type { EventOf } from "./events.ts";
import { type AskedByMember, byMember, type Ran, type Runs, textOf } from "./running.ts";
import { scopes } from "./vocabulary.ts";

const answersTo = {
  safety: ["yes", "no", "unsure"],
  repeat: ["yes", "no", "maybe"],
} as const;

const everyAnswer = Object.entries(answersTo).map(([question, answers]) => `${question}=${answers.join(` or ${question}=`)}`);

const pairForm = /^(safety|repeat)[ \t]*[=:][ \t]*([a-z]+)$/;

/** Without an answer the questions come back that help to find one. */
const risk = ({ line, member }: AskedByMember): Ran => {
  const said = line.argument
    .toLowerCase()
    .replace(/[ \t]*([=:])[ \t]*/g, "$1")
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  if (said.length === 0) return { done: "risk-questions", events: [] };
  const answers: Partial<Pick<EventOf<"triage-said">, "safety" | "repeat">> = {};
  for (const word of said) {
    const [, question, answer] = pairForm.exec(word) ?? [];
    const safety = question === "safety" ? answersTo.safety.find((known) => known === answer) : undefined;
    const repeat = question === "repeat" ? answersTo.repeat.find((known) => known === answer) : undefined;
    if (safety === undefined && repeat === undefined)
      return { refused: "unclear-words", among: ["/risk safety=yes repeat=maybe", ...everyAnswer] };
    Object.assign(answers, safety && { safety }, repeat && { repeat });
  }
  return { done: "triage-kept", events: [{ kind: "triage-said", by: member, ...answers }] };
};

const scope = ({ line, member, mail, at }: AskedByMember): Ran => {
  const [first = ""] = line.argument.toLowerCase().split(/\s+/);
  if (first === "") return { done: "scope-questions", events: [] };
  const said = scopes.find((known) => known === first);
  if (said === undefined) return { refused: "unclear-words", among: scopes.map((known) => `/scope ${known}`) };
  return {
    done: said === "local" ? "scope-local" : "scope-kept",
    events: [{ kind: "scope-said", by: member, scope: said, mail, line: at }],
  };
};

const did = ({ line, member, mail, at }: AskedByMember): Ran =>
  textOf(line) === ""
    ? { refused: "no-text" }
    : { done: "action-kept", events: [{ kind: "action-done", by: member, mail, line: at }] };

/** A day still to come, counted in the desk's zone. */
export const daySaid = (
  said: string,
  /** What the day is written after. */
  form: string,
  { now, desk }: Context,
):
  | { readonly day: string }
  | { readonly refused: "date-past" | "no-date" }
  | { readonly refused: "two-days"; among: string[] } => {
  const read = dayIn(said, dayOf(now, desk.zone));
  if ("either" in read) return { refused: "two-days", among: read.either.map((day) => `${form} ${day}`) };
  return "day" in read ? read : { refused: read.refused === "in-the-past" ? "date-past" : "no-date" };
};

/** A case that does not exist and one that is not the writer's are answered alike. */
const link = ({ state, line, member, named }: AskedByMember): Ran => {
  const said = codeNameSaid(line.argument);
  const other = named.find(({ codeName, circle }) => codeName === said && circle.includes(member));
  if (!other || other.id === state.id) return { refused: "no-such-case" };
  if (state.links.some((row) => row.case === other.id)) return { refused: "already-so" };
  const both = state.circle.filter((id) => other.circle.includes(id));
  return {
    done: "linked",
    events: [{ kind: "linked", by: member, case: other.id, codeName: other.codeName, both, asked: true }],
  };
};

export const workRuns: Runs<"risk" | "scope" | "did" | "link" | "status" | "log" | "file"> = {
  risk: byMember(risk),
  scope: byMember(scope),
  did: byMember(did),
  link: byMember(link),
  status: byMember(({ member }) => ({ done: "board-sent", events: [{ kind: "read-back", by: member, what: "board" }] })),
  log: byMember(({ member }) => ({ done: "journal-sent", events: [{ kind: "read-back", by: member, what: "journal" }] })),
  file: byMember(({ member, line }) =>
    /^originals?\b/i.test(line.argument)
      ? { done: "original-sent", events: [{ kind: "read-back", by: member, what: "original" }] }
      : { done: "file-sent", events: [{ kind: "read-back", by: member, what: "file" }] },
  ),
};
