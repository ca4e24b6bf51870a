import { describe, expect, it } from "vitest";
import { readStage } from "../../infra/stage.ts";
import { cdkContext } from "./cdk-context.ts";

const desk = { id: "cases", alias: "conduct@cases.example.org", domain: "cases.example.org" };
const staged = (settings: unknown): unknown => ({ staging: settings });

const refusalOf = (chosen: unknown, from: unknown): string => {
  try {
    readStage(chosen, from);
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
  throw new Error("these settings were taken");
};

describe("stage settings", () => {
  it("take the stage of cdk.json when none is chosen, and need no account", () => {
    const stage = readStage(undefined, cdkContext.stages);
    expect(stage.name).toBe("staging");
    expect(stage.account).toBeUndefined();
    expect(stage.region).toBeUndefined();
    expect(stage.desks).not.toHaveLength(0);
  });

  it("name the stages there are when another one is chosen", () => {
    expect(refusalOf("production", staged({ desks: [desk] }))).toBe(
      'There is no stage "production" in cdk.json (there: staging). Write it there, or choose one with -c stage=NAME.',
    );
  });

  it.each([
    ["no stages", undefined, /no "stages"/],
    ["no desk", { desks: [] }, /desks is \[\].* at least one desk\.$/],
    ["no list of desks", {}, /desks is missing\. .* at least one desk\.$/],
    [
      "an alias in capitals, which SES would compare letter by letter",
      { desks: [{ ...desk, alias: "Conduct@cases.example.org" }] },
      /desks\.0\.alias is "Conduct.*lower case/,
    ],
    [
      "an alias with a plus, which is where private lines begin",
      { desks: [{ ...desk, alias: "conduct+x@cases.example.org" }] },
      /without "\+"/,
    ],
    [
      "an alias too long to leave room for a private line",
      { desks: [{ ...desk, alias: `${"c".repeat(40)}@cases.example.org` }] },
      /desks\.0\.alias/,
    ],
    [
      "an alias elsewhere than the domain",
      { desks: [{ ...desk, domain: "other.example.org" }] },
      /not at the desk's domain "other\.example\.org"/,
    ],
    ["a domain that is none", { desks: [{ ...desk, domain: "cases", alias: "conduct@cases" }] }, /desks\.0\.domain is "cases"/],
    ["a desk without an id", { desks: [{ alias: desk.alias, domain: desk.domain }] }, /desks\.0\.id is missing/],
    [
      "two desks with one alias",
      { desks: [desk, { ...desk, id: "other" }] },
      /desks\.1\.alias is "conduct@.*another desk has already/,
    ],
    ["two desks with one id", { desks: [desk, { ...desk, alias: "board@cases.example.org" }] }, /desks\.1\.id is "cases"/],
    ["a misspelt setting", { desks: [desk], acount: "123456789012" }, /setting "acount", which nobody reads/],
    ["an account that lost its leading zero", { desks: [desk], account: 12345678901 }, /account is 12345678901.*in quotes/],
    ["a region that is none", { desks: [desk], region: "Ireland" }, /region is "Ireland"/],
    ["a tag that AWS keeps for itself", { desks: [desk], tags: { "aws:x": "y" } }, /tags/],
  ])("refuse %s: one sentence on what is wrong, one on what to write", (_, settings, words) => {
    const refusal = refusalOf(undefined, settings === undefined ? undefined : staged(settings));
    expect(refusal).toMatch(words);
    expect(refusal).toMatch(/^[^\n]+\. Write [^\n]+\.$/);
  });
});
