/** A mail that waited for its line's owner can mean nothing that was put since it came in, where it names no number. */
import { expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { Content } from "../../functions/core/case/commands.ts";
import { after, minutes } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { andThen, eventsAfter, inMarch, mailNumber, march10, must, reply, shepherdedCase } from "./builders.ts";

const later = (by: number) => inMarch({ now: after(march10, minutes(by)) });

/** Bo's mail waits; `meanwhile` happens; then bo says that it was theirs. */
const released = (before: Case, text: string, meanwhile: (state: Case) => Case) => {
  const mail = mailNumber(40);
  const challenge = { why: "unproven-sender", verbs: [] } as const;
  const waits = andThen(before, { do: "take-in-unacted", line: "member:bo", mail, why: "unproven-sender", challenge }, later(1));
  const waiting: Content = { do: "take-in-reply", by: "member:bo", mail, reply: readReply(text) };
  const yes = { do: "answer-challenge", owner: "member:bo", mail: mailNumber(41), answer: "yes", waiting } as const;
  const events = eventsAfter(meanwhile(waits), yes, later(9));
  return must(events.find((event) => event.kind === "commands-answered")).outcomes;
};

const proposes =
  (by: number) =>
  (state: Case): Case =>
    andThen(state, reply("member:cy", "/propose action\nTalk to him.", 50), later(by));

const drafts = (by: number) => (state: Case) =>
  andThen(state, reply("member:cy", `/draft respondent\nPlease call us, ${by}.`, 60 + by), later(by));

test("a vote without a number is none for what was put since", () => {
  expect(released(shepherdedCase(), "/agree", proposes(5))).toEqual([{ refused: "put-since", among: ["/agree 1"] }]);
  expect(released(shepherdedCase(), "/agree 1", proposes(5))).toMatchObject([{ done: "voted" }]);
  expect(released(proposes(0)(shepherdedCase()), "/agree", (state) => state)).toMatchObject([{ done: "voted" }]);
});

test("a letter that was written anew since does not go out", () => {
  const contacted = andThen(shepherdedCase(), reply("member:cy", "/contact respondent one@example.net", 49));
  const shown = (state: Case): Case =>
    ({ ...state, drafts: state.drafts.map((row) => ({ ...row, shownTo: [...row.shownTo, "bo"] })) }) as Case;
  expect(released(shown(drafts(0)(contacted)), "/send", (state) => shown(drafts(5)(state)))).toEqual([
    { refused: "draft-changed" },
  ]);
  expect(released(shown(drafts(0)(contacted)), "/send", (state) => state)).toMatchObject([{ done: "draft-sent" }]);
});
