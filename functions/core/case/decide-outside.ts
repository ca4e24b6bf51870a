/** Mail on the line of somebody outside: content, and in one case an answer that counts. */
import type { Case } from "./case.ts";
import type { Command } from "./commands.ts";
import type { Context } from "./context.ts";
import { asksOwner } from "./decide-challenge.ts";
import { decideReply } from "./decide-reply.ts";
import type { Event } from "./events.ts";
import { approvalCommands } from "./run-approval.ts";
import { correspondentPerson } from "./vocabulary.ts";

type FromOutside = Extract<Command, { do: "take-in-correspondent-mail" }>;

const answersApproval = (state: Case, { number, reply }: FromOutside): boolean => {
  const commands = reply?.commands ?? [];
  const isModerator = state.correspondents.some((row) => row.number === number && row.role === "moderator");
  return isModerator && commands.length > 0 && commands.every(({ name }) => approvalCommands.some((known) => known === name));
};

/** A moderator's yes or no acts, if the mail holds no other command and is proven to be theirs; all else is words like others. */
export const fromOutside = (state: Case, command: FromOutside, context: Context): readonly Event[] => {
  const { number, mail, proven, reply, once, why, challenge, waitedSince } = command;
  const by = correspondentPerson(number);
  const wrote: Event = { kind: "correspondent-wrote", number, mail, proven };
  if (!answersApproval(state, command)) return [wrote];
  if (once !== undefined && state.acted.includes(once)) return [wrote];
  const asked = asksOwner(state, by, mail, challenge, context);
  if (asked.length > 0) return [wrote, ...asked];
  if (why !== undefined) return [wrote, { kind: "mail-not-acted", line: by, mail, why, told: true }];
  if (!proven) return [wrote];
  const answers = decideReply(state, { by, mail, commands: reply?.commands ?? [], once, waitedSince }, context);
  return answers.some((event) => event.kind === "approval-said") ? answers : [wrote, ...answers];
};
