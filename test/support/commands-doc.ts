/** docs/commands.md, written from the table that decides: what stands there cannot be out of date. */
import { type Stage, stages } from "../../functions/core/case/case.ts";
import { meanings } from "../../functions/core/case/meanings.ts";
import type { Role } from "../../functions/core/case/roles.ts";
import { type CommandName, commandNames, rules } from "../../functions/core/case/rules.ts";
import { deskMeanings } from "../../functions/core/duty/desk-commands.ts";

const roleShown: Readonly<Record<Role, string>> = {
  responder: "the two who got the report first",
  circle: "everybody on the case",
  shepherd: "the shepherd",
  asked: "members who are asked to help",
  voter: "everybody on the case who votes",
  author: "who wrote the mail",
  reporter: "the reporter",
  moderator: "a moderator who was asked",
  outside: "the outside contact, where nobody in the committee is left",
  keeper: "today's pair, where nobody on the case is left",
  questioned: "the reporter, once we have asked them something",
};

const stageShown: Readonly<Record<Stage, string>> = {
  unplaced: "A mail that nobody has placed yet",
  reported: "A report that waits for an answer",
  acknowledged: "A case under way",
  closed: "A closed case",
  "set-aside": "A mail that was no report",
};

const row = (name: CommandName, roles: readonly Role[]): string =>
  `| \`${meanings[name].write}\` | ${roles.map((role) => roleShown[role]).join("; ")} | ${meanings[name].does} |`;

const section = (stage: Stage): string => {
  const rows = commandNames.flatMap((name) => {
    const roles = rules[stage][name];
    return roles ? [row(name, roles)] : [];
  });
  return [`## ${stageShown[stage]}`, "", "| command | who | what it does |", "|---|---|---|", ...rows, ""].join("\n");
};

const introduction = `# Commands

A command is a line that begins with \`/\`, at the top of an answer to a mail from the desk. The lines below it, up to the next
command, belong to it. If one command of a mail is refused, none of them runs, and the answer says why. An answer without a
command is a note for the members on the case; the reporter does not get it. \`/help\` lists what you can do at that moment.

Members are named by their id, their name, or the beginning of either.
`;

const atTheDesk = (): string =>
  [
    "## The desk itself",
    "",
    "These go to the address of the desk with `+desk` before the at sign, and every member may send them.",
    "",
    "| command | what it does |",
    "|---|---|",
    ...Object.values(deskMeanings).map(({ command, meaning }) => `| \`${command}\` | ${meaning} |`),
    "",
  ].join("\n");

export const commandsDoc = (): string => `${introduction}\n${[...stages.map(section), atTheDesk()].join("\n")}`;
