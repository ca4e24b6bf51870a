/** Who must say yes to a decision, who hears of it in which order, and what of that is refused: by the policy's rows. */
import { describe, expect, test } from "vitest";
import { approvalOf } from "../../functions/core/case/approval.ts";
import type { Case } from "../../functions/core/case/case.ts";
import type { Command } from "../../functions/core/case/commands.ts";
import type { Context } from "../../functions/core/case/context.ts";
import { comesNext } from "../../functions/core/case/order.ts";
import { days, hours, after as later } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import type { PolicyName } from "../../functions/core/policy/rows.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { andThen, eventsAfter, mailNumber, march10, reply, shepherdedCase } from "./builders.ts";
import { type Happened, passing } from "./clockwork.ts";

let mails = 200;
const mail = () => {
  mails += 1;
  return mailNumber(mails);
};

const desks = new Map<PolicyName, Context["desk"]>();
const deskOf = (policy: PolicyName): Context["desk"] => {
  const known = desks.get(policy) ?? demoSettings({ policy });
  desks.set(policy, known);
  return known;
};

/** Each line an hour after the one before: `cy: /ack`, or `1: /approve` for the first person outside. */
const lived = (state: Case, ...lines: readonly string[]): Case =>
  lines.reduce((current, line) => {
    const [who = "", text = ""] = line.split(/: (.*)/s);
    return andThen(current, said(who, text), { now: later(march10, hours(lately(current))), desk: deskOf(state.policy) });
  }, state);

/** Hours since the beginning, so that a later call goes on from there. */
const lately = ({ journal }: Case): number => Math.ceil(((journal.at(-1)?.at ?? march10) - march10) / hours(1)) + 1;

const said = (who: string, text: string) =>
  /^\d$/.test(who)
    ? ({
        do: "take-in-correspondent-mail",
        number: Number(who),
        mail: mail(),
        proven: true,
        reply: readReply(text),
      } as const)
    : { ...reply(`member:${who}`, text), mail: mail() };

const answers = (state: Case, line: string) => {
  const [who = "", text = ""] = line.split(/: (.*)/s);
  const context = { now: later(march10, hours(lately(state))), desk: deskOf(state.policy) };
  return eventsAfter(state, said(who, text), context).flatMap((event) =>
    event.kind === "commands-answered" ? event.outcomes : [],
  );
};

const under = (policy: PolicyName, ...lines: readonly string[]): Case => lived({ ...shepherdedCase(), policy }, ...lines);
const agreed = ["ada: /agree", "bo: /agree", "dee: /agree"] as const;
const carried = ["cy: /propose plan\nNo more mails at night.", ...agreed] as const;
const lines = ["cy: /contact moderator m@example.net\n/contact respondent r@example.net"] as const;
const drafts = ["ada: /draft moderator\nWe recommend this.", "ada: /draft respondent\nWe ask you this."] as const;
const decided = (policy: PolicyName): Case => under(policy, ...lines, ...carried, ...drafts);
const asked = (): Case => lived(decided("psf"), "bo: /send moderator v1");
const closing = "\nactions: a talk\nreview: 2027-01-10\nletter:\nIt is over.";

describe("refused in words", () => {
  test.each([
    ["where the policy asks nobody", decided("chipy"), "cy: /approve They agree.", "no-approval-wanted"],
    ["before anything is decided", under("psf", ...lines), "cy: /approve They agree.", "no-approval-wanted"],
    ["where nothing follows", under("psf", "cy: /propose consequence 1", ...agreed), "cy: /object no", "no-approval-wanted"],
    ["by who is not the shepherd", asked(), "ada: /approve They agree.", "not-yours-to-do"],
    ["without words of what was said", asked(), "cy: /object", "no-text"],
    ["twice", lived(asked(), "cy: /approve They agree."), "cy: /approve They agree.", "already-so"],
    ["both at once", asked(), "cy: /approve yes\n/object no", "contradicts"],
    [
      "for an older letter",
      lived(asked(), "ada: /draft moderator\nMore.", "bo: /send moderator v2"),
      "1: /approve v1",
      "asked-anew",
    ],
    ["with a condition", asked(), "1: /approve if you wait", "unclear-words"],
    ["from one who was not asked", decided("psf"), "1: /approve", "not-yours-to-do"],
    ["a letter out of turn", decided("psf"), "bo: /send respondent v1", "others-come-first"],
    ["a letter while they still think", asked(), "bo: /send respondent v1", "others-come-first"],
    [
      "a letter that knows less than was decided",
      lived(decided("psf"), "cy: /propose consequence\nA warning.", ...agreed),
      "bo: /send moderator v1",
      "draft-older",
    ],
    ["an end out of turn", lived(asked(), "1: /approve v1"), `cy: /close a talk${closing}`, "others-come-first"],
    ["the same in another order", decided("chaoss"), `cy: /close a talk${closing}`, "others-come-first"],
  ])("%s", (_, state, line, refused) => expect(answers(state, line).find((row) => "refused" in row)).toMatchObject({ refused }));

  test.each([
    ["a letter, with the word for it", decided("psf"), "bo: /send anyway respondent v1", "draft-sent"],
    ["an end, with the word for it", decided("psf"), `cy: /close anyway a talk${closing}`, "closed"],
    ["a letter to the reporter", decided("psf"), "cy: /reply\nWe are at it.", "letter-sent"],
    [
      "a letter to who has no place in the order",
      lived(decided("psf"), "cy: /contact witness w@example.net", "ada: /draft witness\nHello."),
      "bo: /send witness v1",
      "draft-sent",
    ],
    ["whatever a policy has no order for", decided("chipy"), "bo: /send respondent v1", "draft-sent"],
    [
      "an end that the reporter does not read",
      { ...decided("psf"), quiet: "all" as const },
      `cy: /close a talk${closing}`,
      "closed",
    ],
  ])("but not %s", (_, state, line, done) => expect(answers(state, line)).toMatchObject([{ done }]));
});

describe("what moderators have said", () => {
  const two = (): Case =>
    lived(asked(), "cy: /contact moderator n@example.net", "ada: /draft moderator 2\nYou too.", "bo: /send moderator 2 v1");

  test.each([
    ["one yes is enough", ["3: /approve v1"], "approved"],
    ["one no is a no, before a yes", ["1: /object v1\nNot so.", "3: /approve v1"], "objected"],
    ["and after one", ["3: /approve v1", "1: /object v1"], "objected"],
    ["whoever changes their mind does", ["1: /object v1", "1: /approve v1"], "approved"],
    ["what the shepherd records counts", ["1: /object v1", "cy: /approve They called."], "approved"],
    ["until they say something else themselves", ["cy: /approve They called.", "1: /object v1"], "objected"],
    ["a new letter asks anew", ["1: /object v1", "ada: /draft moderator 1\nPlease.", "bo: /send moderator 1 v2"], "asked"],
    ["a new decision is not approved yet", ["1: /approve v1", "cy: /propose consequence\nA warning.", ...agreed], "unasked"],
    [
      "one that is not carried changes nothing",
      ["1: /approve v1", "cy: /propose plan\nNo.", ...agreed.map((one) => one.replace("/", "/dis"))],
      "approved",
    ],
    ["an opened case has nothing to approve", [`cy: /close anyway a talk${closing}`, "ada: /reopen"], undefined],
  ] as const)("%s", (_, more, said) => expect(approvalOf(lived(two(), ...more))).toBe(said));
});

describe("a mail that asks to be a moderator's answer", () => {
  const kinds = (state: Case, change: object): readonly string[] =>
    eventsAfter(state, { ...said("1", "/approve v1"), ...change } as Command, {
      now: later(march10, days(1)),
      desk: deskOf("psf"),
    }).map((event) => (event.kind === "mail-not-acted" ? event.why : event.kind));

  test.each([
    ["from another address", { proven: false, why: "wrong-sender" }, ["correspondent-wrote", "wrong-sender"]],
    ["that nothing proves", { proven: false, why: "unproven-sender" }, ["correspondent-wrote", "unproven-sender"]],
    ["from several senders", { proven: false, why: "several-senders" }, ["correspondent-wrote", "several-senders"]],
    ["that says no in its other form", { why: "forms-differ" }, ["correspondent-wrote", "forms-differ"]],
    ["with another command in it", { reply: readReply("/approve v1\n/close all of it") }, ["correspondent-wrote"]],
    ["that only quotes a yes", { reply: readReply("No.\n> /approve v1") }, ["correspondent-wrote"]],
    ["that says it in a sentence", { reply: readReply("We do not /approve this") }, ["correspondent-wrote"]],
  ])("%s is shown, and approves nothing", (_, change, came) => expect(kinds(asked(), change)).toEqual(came));

  test("acts once, however often a copy of it is sent", () => {
    const first = { once: "a" };
    const state = andThen(asked(), { ...said("1", "/approve v1"), ...first } as Command, { now: march10, desk: deskOf("psf") });
    const objected = lived(state, "1: /object v1");
    expect(kinds(objected, first)).toEqual(["correspondent-wrote"]);
    expect(kinds(objected, { once: "b" })).toContain("approval-said");
  });
});

describe("who is told next", () => {
  test.each([
    ["psf", [], "moderators"],
    ["psf", ["cy: /approve They agree."], "respondent"],
    ["psf", ["cy: /approve They agree.", "bo: /send respondent v1"], "reporter"],
    ["psf", ["cy: /approve They agree.", "bo: /send respondent v1", "cy: /reply\nWe decided."], undefined],
    ["chaoss", [], "respondent"],
    ["chipy", [], "reporter"],
    ["chipy", ["cy: /reply\nWe decided."], "others"],
    ["django", ["cy: /reply\nWe decided.", "bo: /send respondent v1"], undefined],
  ] as const)("%s after %j: %s", (policy, more, next) => expect(comesNext(lived(decided(policy), ...more))).toBe(next));

  test("is nobody outside to whom there is no line, nor one whom mail does not reach", () => {
    expect(comesNext(under("chaoss", ...carried))).toBe("reporter");
    const lost: Case = {
      ...decided("chaoss"),
      unreached: [{ to: "correspondent:2", why: "bounced", work: asked().work[0]?.id as never, message: "to-other" }],
    };
    expect(comesNext(lost)).toBe("reporter");
  });
});

describe("a plan that is carried after another", () => {
  const again = ["cy: /propose plan\nNo mails at all.", ...agreed.map((line) => `${line} 2`)];

  test("takes its place where it was put later, and stands beside it where both were put together", () => {
    expect(under("psf", ...carried, ...again).proposals.map(({ past }) => past)).toEqual([true, undefined]);
    const together = under("psf", "cy: /propose plan\nOne.\n/propose plan\nTwo.", ...agreed.map((line) => `${line} 1\n/agree 2`));
    expect(together.proposals.map(({ past, result }) => [past, result])).toEqual([
      [undefined, "carried"],
      [undefined, "carried"],
    ]);
    const other = under("psf", ...carried, "cy: /propose consequence\nA warning.", ...agreed);
    expect(other.proposals.map(({ past }) => past)).toEqual([undefined, undefined]);
  });
});

describe("with the clock", () => {
  const shown = (happened: readonly Happened[], from: number): readonly string[] =>
    happened.flatMap(({ at, event }) => {
      const day = Math.floor((at - from) / days(1));
      if (event.kind === "moderators-reminded") return [`${day} moderators ${event.numbers.join(" ")}`];
      if (event.kind !== "reminded") return [];
      return event.about
        .filter(({ what }) => /silent$|untold/.test(what) && what !== "shepherd-silent")
        .map(
          ({ what }) =>
            `${day} ${what}: ${event.tell
              .filter(({ about }) => about.includes(what))
              .map(({ to }) => to.replace("member:", ""))
              .join(" ")}`,
        );
    });
  const over = (state: Case, length: number) => {
    const now = later(march10, hours(lately(state)));
    return shown(passing(state, deskOf(state.policy), length, now).happened, state.journal.at(-1)?.at ?? now);
  };

  test("moderators who are silent are asked once more, and then the committee is, ever further up", () => {
    expect(over(asked(), days(15))).toEqual([
      "6 moderators 1",
      "7 moderators-silent: cy",
      "10 moderators-silent: cy dee ada bo",
      "13 moderators-silent: cy dee ada bo outside-contact",
    ]);
  });

  test("nobody is late while they have time, and each has a day of their own when it is their turn", () => {
    expect(over(decided("psf"), days(2))).toEqual(["1 decision-untold: cy"]);
    expect(over(lived(asked(), "1: /object v1"), days(2))).toEqual(["1 decision-untold: cy"]);
    expect(over(lived(asked(), "1: /approve v1"), days(2))).toEqual(["1 decision-untold: cy"]);
  });
});
