/** What moderators are asked to approve, where the policy asks them, and what they have said. Their silence is never a yes. */
import * as z from "zod";
import { instant } from "../instant.ts";
import { policyNamed } from "../policy/rows.ts";
import type { Case } from "./case.ts";
import { decisions } from "./proposals.ts";

export const approvalAnswers = ["approved", "objected"] as const;
export type ApprovalAnswer = (typeof approvalAnswers)[number];

const at = z.number().transform(instant).optional();

export const approval = z.object({
  /** When a letter last asked any of them. */
  askedAt: at,
  saidAt: at,
  /** The correspondents whom a letter has asked, each with its version: an old button never approves what came later. */
  of: z.array(
    z.object({
      number: z.number().int(),
      version: z.number().int(),
      said: z.enum(approvalAnswers).optional(),
      /** The desk itself has asked them once more. */
      reminded: z.boolean().optional(),
    }),
  ),
  /** What the shepherd keeps on record of an answer that came another way. A later one by a moderator's own mail takes its place. */
  recorded: z.enum(approvalAnswers).optional(),
});

export const recommendsSomething = (state: Case): boolean => decisions(state).some(({ isNone }) => !isNone);

/** That nothing follows needs nobody's yes. */
export const needsApproval = (state: Case): boolean =>
  state.stage === "acknowledged" && policyNamed(state.policy).moderatorsAnswerWithin !== undefined && recommendsSomething(state);

export type Approval = "unasked" | "asked" | ApprovalAnswer;

/** Undefined where nobody has to approve anything. One yes is enough, and one no is a no, whoever else says yes. */
export const approvalOf = (state: Case): Approval | undefined => {
  if (!needsApproval(state)) return undefined;
  const { of = [], recorded } = state.approval ?? {};
  const said = (answer: ApprovalAnswer): boolean => of.some((row) => row.said === answer);
  const own = said("objected") ? "objected" : said("approved") ? "approved" : undefined;
  return recorded ?? own ?? (of.length > 0 ? "asked" : "unasked");
};

type Asked = NonNullable<Case["approval"]>["of"][number];

export const askedModerator = (state: Case, number: number | undefined): Asked | undefined =>
  needsApproval(state) ? state.approval?.of.find((row) => row.number === number) : undefined;

/** A dispute is brought to the board only where the policy says so. */
export const mayGoToBoard = (state: Case): boolean =>
  ["asked", "objected"].includes(approvalOf(state) ?? "") && policyNamed(state.policy).moderatorsDisputeGoesTo === "board";
