/** What must hold in the template for cases to be kept, to be erasable, to be worked in time and to be answered. */
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { forgetAt, indexNames } from "../../functions/settings.ts";
import { readStage } from "../../infra/stage.ts";
import { deskStack, resourcesOf, synthesise, theOne } from "./synthesise.ts";

const stack = deskStack();
const template = Template.fromStack(stack);
const deskTable = theOne(template, "AWS::DynamoDB::GlobalTable", "CaseworkDeskTable");
const keysTable = theOne(template, "AWS::DynamoDB::GlobalTable", "CaseworkKeysTable");

describe("the table of cases", () => {
  it("is keyed, indexed and paid for as the store expects", () => {
    expect(deskTable.Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: indexNames.due,
          KeySchema: [
            { AttributeName: "dueShard", KeyType: "HASH" },
            { AttributeName: "nextDueAt", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
        {
          IndexName: indexNames.board,
          KeySchema: [
            { AttributeName: "board", KeyType: "HASH" },
            { AttributeName: "openedAt", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE" },
        },
      ],
    });
    expect(deskTable.Properties.AttributeDefinitions).toEqual(
      ["pk", "sk", "dueShard", "nextDueAt", "board", "openedAt"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    );
  });

  it("shows on the board only what every member may see", () => {
    template.hasResourceProperties("AWS::DynamoDB::GlobalTable", {
      GlobalSecondaryIndexes: Match.arrayWith([
        Match.objectLike({
          IndexName: indexNames.board,
          Projection: {
            NonKeyAttributes: ["codeName", "stage", "safetyRisk", "repeatRisk", "acknowledgedAt", "closedAt"],
          },
        }),
      ]),
    });
  });

  it("can be brought back to any moment of the last week, and no further", () => {
    expect(deskTable.Properties.Replicas).toEqual([
      expect.objectContaining({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
      }),
    ]);
  });

  it("loses no row to a timer of DynamoDB's own, but those that say themselves when", () => {
    for (const table of [deskTable, keysTable])
      expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: forgetAt, Enabled: true });
  });
});

describe("the table of keys", () => {
  it("is keyed by owner alone, without any index", () => {
    expect(keysTable.Properties.KeySchema).toEqual([{ AttributeName: "owner", KeyType: "HASH" }]);
    expect(keysTable.Properties.GlobalSecondaryIndexes).toBeUndefined();
  });

  it("DL19: keeps no backup and no stream, so that a deleted key is gone", () => {
    expect(keysTable.Properties.StreamSpecification).toBeUndefined();
    expect(keysTable.Properties.Replicas).toEqual([
      expect.objectContaining({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }),
    ]);
    expect(JSON.stringify(template.toJSON())).not.toContain("AWS::Backup");
  });
});

describe("what holds a committee's reports", () => {
  it("stays when the stack goes, and the stack does not go by one slip", () => {
    expect(stack.terminationProtection).toBe(true);
    const lasting = ["AWS::DynamoDB::GlobalTable", "AWS::KMS::Key", "AWS::S3::Bucket"];
    for (const type of lasting)
      for (const [id, found] of resourcesOf(template, type)) expect([id, found.DeletionPolicy]).toEqual([id, "Retain"]);
    for (const table of [deskTable, keysTable])
      expect(table.Properties.Replicas).toEqual([expect.objectContaining({ DeletionProtectionEnabled: true })]);
  });

  it("is under keys that change every year", () => {
    for (const [, found] of resourcesOf(template, "AWS::KMS::Key")) expect(found.Properties.EnableKeyRotation).toBe(true);
  });
});

describe("the way out", () => {
  it("neither tracks nor suppresses, and goes over TLS only", () => {
    template.hasResourceProperties("AWS::SES::ConfigurationSet", {
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: {
        SuppressedReasons: [],
        ValidationOptions: { ConditionThreshold: { ConditionThresholdEnabled: "DISABLED" } },
      },
      TrackingOptions: Match.absent(),
      VdmOptions: {
        DashboardOptions: { EngagementMetrics: "DISABLED" },
        GuardianOptions: { OptimizedSharedDelivery: "DISABLED" },
      },
    });
  });

  it("LK12: asks for no event that needs a pixel or a rewritten link", () => {
    expect(JSON.stringify([...resourcesOf(template, "AWS::SES::ConfigurationSetEventDestination").values()])).not.toMatch(
      /open|click/i,
    );
    template.resourceCountIs("AWS::SES::VdmAttributes", 0);
  });

  it("signs as each desk's domain, and goes on when the DNS of MAIL FROM slips", () => {
    template.hasResourceProperties("AWS::SES::EmailIdentity", {
      EmailIdentity: "cases.example.org",
      ConfigurationSetAttributes: { ConfigurationSetName: { Ref: theOne(template, "AWS::SES::ConfigurationSet").id } },
      MailFromAttributes: { MailFromDomain: "bounce.cases.example.org", BehaviorOnMxFailure: "USE_DEFAULT_VALUE" },
      FeedbackAttributes: { EmailForwardingEnabled: false },
    });
  });

  it("says which rows the DNS needs", () => {
    const rows = JSON.stringify(template.findOutputs("*"));
    for (const part of [
      "MX 10 inbound-smtp.",
      "MX 10 feedback-smtp.",
      "v=spf1 include:amazonses.com",
      "v=DMARC1; p=reject",
      "DkimDNSTokenName3",
    ])
      expect(rows).toContain(part);
  });
});

describe("an installation with several desks", () => {
  const desk = { id: "cases", alias: "conduct@cases.example.org", domain: "cases.example.org" };
  const several = synthesise(
    readStage("staging", {
      staging: {
        desks: [
          desk,
          { ...desk, id: "board", alias: "board@cases.example.org" },
          { id: "south", alias: "conduct@south.example.org", domain: "south.example.org" },
        ],
      },
    }),
  );

  it("has one sender a domain, and one rule for all aliases, so that a mail to two desks comes once", () => {
    several.resourceCountIs("AWS::SES::EmailIdentity", 2);
    several.resourceCountIs("AWS::SES::ReceiptRule", 1);
    several.hasResourceProperties("AWS::SES::ReceiptRule", {
      Rule: { Recipients: ["conduct@cases.example.org", "board@cases.example.org", "conduct@south.example.org"] },
    });
  });
});

describe("the clock", () => {
  const tick = theOne(template, "AWS::Lambda::Function", "ClockTick");

  it("ticks every minute, and drops a late tick instead of piling it up", () => {
    const noRetry = { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 };
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: { "Fn::GetAtt": [tick.id, "Arn"] }, RetryPolicy: noRetry },
    });
    template.hasResourceProperties("AWS::Lambda::EventInvokeConfig", { FunctionName: { Ref: tick.id }, ...noRetry });
  });
});
