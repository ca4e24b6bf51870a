/** People outside a case: which of them is meant, which version of a letter, and who hears of what. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import { whomSaid, whomWritten } from "../../functions/core/case/correspondents.ts";
import { workId } from "../../functions/core/ids.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { andThen, eventsAfter, inMarch, mailNumber, reply, shepherdedCase } from "./builders.ts";

let mails = 100;

/** As if everything that is due went out at once. */
const sent = (state: Case): Case =>
  applied(
    state,
    state.work.map(({ id, message, to }) => ({ kind: "mail-sent", work: id, message, to })),
    inMarch(),
  );

const says = (state: Case, who: string, text: string): Case => {
  mails += 1;
  return andThen(state, reply(`member:${who}`, text, mails));
};

const answered = (state: Case, who: string, text: string) => {
  mails += 1;
  const events = eventsAfter(state, reply(`member:${who}`, text, mails));
  return events.flatMap((event) => (event.kind === "commands-answered" ? event.outcomes : []));
};

const oneRespondent = (): Case => says(shepherdedCase(), "cy", "/contact respondent one@example.net");
const two = (): Case => says(oneRespondent(), "cy", "/contact respondent two@example.net\n/contact witness three@example.net");

describe("whom a command means", () => {
  test.each([
    ["respondent", { role: "respondent", rank: undefined, rest: "" }],
    ["the Respondent 2", { role: "respondent", rank: 2, rest: "" }],
    ["respondent #2 v3", { role: "respondent", rank: 2, rest: "v3" }],
    ["respondent v3", { role: "respondent", rank: undefined, rest: "v3" }],
    ["witness: hello there", { role: "witness", rank: undefined, rest: "hello there" }],
    ["witness 2nd floor", { role: "witness", rank: undefined, rest: "2nd floor" }],
  ])("%s", (said, whom) => expect(whomSaid(said)).toEqual(whom));

  test.each(["", "2", "@", "respondent@example.net"])("nobody: %j", (said) => expect(whomSaid(said)).toBeUndefined());

  test("counts within a role, and asks where there are several", () => {
    expect([1, 2, 3].map((number) => whomWritten(two(), number))).toEqual(["respondent 1", "respondent 2", "witness"]);
    expect(answered(two(), "ada", "/draft respondent\nHello.")).toEqual([
      { refused: "which-correspondent", among: ["respondent 1", "respondent 2"] },
    ]);
    expect(answered(two(), "ada", "/draft respondent 3\nHello.")).toMatchObject([{ refused: "no-such-correspondent" }]);
    expect(says(two(), "ada", "/draft respondent 2\nHello.").drafts).toMatchObject([{ to: 2, version: 1 }]);
  });

  test("is nobody's address of a reporter who is about to change theirs", () => {
    const moving = andThen(shepherdedCase(), {
      do: "take-in-reporter-mail",
      mail: mailNumber(99),
      proven: true,
      reply: readReply("/write-to safe@example.net"),
    });
    expect(answered(moving, "cy", "/contact witness Safe@example.net")).toEqual([{ refused: "contact-is-reporter" }]);
  });
});

describe("a version of a draft", () => {
  const drafted = (): Case => says(oneRespondent(), "ada", "/draft respondent\nHello.");

  test("is sent by a bare command only by who has been sent it; the version in a button says it all", () => {
    expect(answered(drafted(), "bo", "/send respondent")).toEqual([{ refused: "draft-not-seen" }]);
    expect(answered(sent(drafted()), "bo", "/send respondent")).toEqual([{ done: "draft-sent" }]);
    expect(answered(drafted(), "bo", "/send respondent v1")).toEqual([{ done: "draft-sent" }]);
    const changed = says(sent(drafted()), "cy", "/draft respondent\nHello again.");
    expect(answered(changed, "bo", "/send")).toEqual([{ refused: "draft-not-seen" }]);
    expect(answered(changed, "bo", "/send respondent v1")).toEqual([{ refused: "draft-changed" }]);
    expect(answered(changed, "ada", "/send respondent v2")).toEqual([{ done: "draft-sent" }]);
  });

  test("counts on when a draft was dropped, so that an old button never sends a new letter", () => {
    const again = says(says(drafted(), "ada", "/discard"), "ada", "/draft respondent\nAnother.");
    expect(again.drafts).toMatchObject([{ version: 2 }]);
    expect(answered(again, "bo", "/send respondent v1")).toEqual([{ refused: "draft-changed" }]);
  });

  test("is not sent beside the draft itself in one mail, nor twice", () => {
    expect(answered(oneRespondent(), "ada", "/draft respondent\nHello.\n/send respondent v1")).toMatchObject([
      { done: "not-run" },
      { refused: "own-draft" },
    ]);
    expect(answered(says(drafted(), "bo", "/send respondent v1"), "cy", "/send respondent v1")).toEqual([
      { refused: "no-such-draft" },
    ]);
  });

  test("goes to who joins, as long as it waits", () => {
    const { work } = says(says(drafted(), "cy", "/circle"), "eli", "/clear");
    expect(work.filter(({ to }) => to === "member:eli").map(({ message }) => message)).toContain("draft");
  });
});

test("a letter that came back is told to the circle, and the next answer from there shows that mail arrives again", () => {
  const out = sent(says(says(oneRespondent(), "ada", "/draft respondent\nHello."), "bo", "/send respondent v1"));
  const mail = out.journal.findLast(({ event }) => event.kind === "mail-sent" && event.message === "to-other")?.event;
  const work = mail?.kind === "mail-sent" ? mail.work : workId("none");
  const bounced = andThen(out, { do: "take-feedback", said: [{ work, fate: "bounced" }] });
  expect(bounced.unreached).toMatchObject([{ to: "correspondent:1", why: "bounced" }]);
  expect(bounced.work.map(({ message, to }) => `${message} ${to}`)).toEqual(bounced.circle.map((id) => `case-news member:${id}`));
  const wrote = andThen(bounced, {
    do: "take-in-correspondent-mail",
    number: 1,
    mail: mailNumber(98),
    proven: true,
  });
  expect(wrote.unreached).toEqual([]);
});
