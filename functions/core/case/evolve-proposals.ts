/** Proposals and the votes on them. The last vote of a member is the one that counts. */
import type { MemberId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { EventOf } from "./events.ts";
import type { Proposal } from "./vocabulary.ts";

type ProposalEvent = EventOf<"proposed" | "voted" | "vote-settled" | "measure-waits">;

export const evolveProposals = (proposals: readonly Proposal[], event: ProposalEvent, at: Instant): Proposal[] => {
  switch (event.kind) {
    case "proposed": {
      const { kind: _, ...facts } = event;
      // Who proposes agrees; they can still change their mind.
      const replaces = replacedBy(proposals, event);
      return [
        ...proposals,
        {
          ...facts,
          ...(replaces.length > 0 && { replaces }),
          number: proposals.length + 1,
          votes: [{ member: event.by, vote: "agree" }],
          result: "open",
          putAt: at,
          ...(event.what === "measure" && { waits: { since: at, told: 0 } }),
        },
      ];
    }
    case "voted":
      return changed(proposals, event.number, (row) => ({
        ...row,
        votes: [...row.votes.filter((vote) => vote.member !== event.by), { member: event.by, vote: event.vote }],
      }));
    case "vote-settled":
      return withoutReplaced(
        changed(proposals, event.number, (row) => ({ ...row, result: event.result })),
        event,
      );
    case "measure-waits":
      return changed(proposals, event.number, (row) => ({ ...row, waits: { since: at, told: (row.waits?.told ?? 0) + 1 } }));
  }
};

/** A plan takes the place of a plan that stood when it was put. What was put beside it stands beside it; actions add up. */
const replacedBy = (proposals: readonly Proposal[], { what }: EventOf<"proposed">): number[] =>
  what === "plan" || what === "consequence"
    ? proposals.filter((row) => row.what === what && row.result === "carried" && !row.past).map(({ number }) => number)
    : [];

const withoutReplaced = (proposals: Proposal[], { number, result }: EventOf<"vote-settled">): Proposal[] => {
  const { replaces = [] } = proposals.find((row) => row.number === number) ?? {};
  return result === "carried"
    ? proposals.map((row) => (replaces.includes(row.number) ? { ...row, past: true } : row))
    : proposals;
};

/** Whoever leaves takes their votes along, and does not find them there if they are asked back. What is settled stays. */
export const withoutVotesOf = (proposals: readonly Proposal[], id: MemberId): Proposal[] =>
  proposals.map((row) => (row.result === "open" ? { ...row, votes: row.votes.filter(({ member }) => member !== id) } : row));

const changed = (proposals: readonly Proposal[], number: number, change: (row: Proposal) => Proposal): Proposal[] =>
  proposals.map((row) => (row.number === number ? change(row) : row));
