import { DescribeActiveReceiptRuleSetCommand, SESClient, SetActiveReceiptRuleSetCommand } from "@aws-sdk/client-ses";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createActivateRuleSet } from "../../infra/constructs/activate-rule-set/handler.ts";

const ses = mockClient(SESClient);
afterAll(() => ses.restore());
const activate = createActivateRuleSet(new SESClient({ region: "eu-west-1" }));

const active = (name: string | undefined): void => {
  ses.on(DescribeActiveReceiptRuleSetCommand).resolves(name === undefined ? {} : { Metadata: { Name: name } });
  ses.on(SetActiveReceiptRuleSetCommand).resolves({});
};

const activated = (): (string | undefined)[] =>
  ses.commandCalls(SetActiveReceiptRuleSetCommand).map((call) => call.args[0].input.RuleSetName);

const create = { RequestType: "Create", ResourceProperties: { ServiceToken: "arn", ruleSet: "ours" } };
const update = {
  ...create,
  RequestType: "Update",
  PhysicalResourceId: "receiving",
  OldResourceProperties: { ruleSet: "ours-before" },
};
const remove = { ...create, RequestType: "Delete", PhysicalResourceId: "receiving" };

beforeEach(() => {
  ses.reset();
});

describe("activating the receipt rule set", () => {
  it.each([create, update])("on $RequestType makes ours active where none was", async (event) => {
    active(undefined);
    await expect(activate(event)).resolves.toEqual({ PhysicalResourceId: "receiving" });
    expect(activated()).toEqual(["ours"]);
  });

  it.each([create, update])("on $RequestType leaves ours active where it was", async (event) => {
    active("ours");
    await expect(activate(event)).resolves.toEqual({ PhysicalResourceId: "receiving" });
    expect(activated()).toEqual(["ours"]);
  });

  it.each([create, update])(
    "on $RequestType refuses in words, and changes nothing, when another application's set is active",
    async (event) => {
      active("newsletter");
      await expect(activate(event)).rejects.toThrow(
        /"newsletter" of another application is active.*nothing was changed\. Give the desk/,
      );
      expect(activated()).toEqual([]);
    },
  );

  it("moves on from our own set under its former name", async () => {
    active("ours-before");
    await activate(update);
    expect(activated()).toEqual(["ours"]);
  });

  it("rolls back to our former set", async () => {
    active("ours");
    await activate({ ...update, ResourceProperties: { ruleSet: "ours-before" }, OldResourceProperties: { ruleSet: "ours" } });
    expect(activated()).toEqual(["ours-before"]);
  });

  it("does nothing at all when the stack is deleted, so the account keeps receiving", async () => {
    await expect(activate(remove)).resolves.toEqual({ PhysicalResourceId: "receiving" });
    expect(ses.calls()).toHaveLength(0);
  });

  it.each([{ ruleSet: "" }, {}])(
    "never calls SES without a name, which would stop all receiving: %j",
    async (ResourceProperties) => {
      active(undefined);
      await expect(activate({ ...create, ResourceProperties })).rejects.toThrow();
      expect(ses.calls()).toHaveLength(0);
    },
  );

  it("fails when SES does, so that the deployment does not look done", async () => {
    ses.on(DescribeActiveReceiptRuleSetCommand).rejects(new Error("Throttling"));
    await expect(activate(create)).rejects.toThrow("Throttling");
    expect(activated()).toEqual([]);
  });
});
