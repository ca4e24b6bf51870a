/** What must hold in the template for the desk to hear what became of its mail, and for nobody else to read or forge it. */
import { describe, expect, it } from "vitest";
import { type Statement, statementsOf, synthesise, theOne } from "./synthesise.ts";

const template = synthesise();
const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });
const own = (type: string, name = "") => theOne(template, type, `DeliveryEvents${name}`);

const [key, topic] = [own("AWS::KMS::Key"), own("AWS::SNS::Topic")];
const [queue, deadLetters] = [own("AWS::SQS::Queue", "Queue"), own("AWS::SQS::Queue", "DeadLetters")];
const destination = theOne(template, "AWS::SES::ConfigurationSetEventDestination");

const forService = (statements: readonly Statement[], service: string): readonly Statement[] =>
  statements.filter(
    ({ Effect, Principal }) => Effect === "Allow" && JSON.stringify(Principal) === JSON.stringify({ Service: service }),
  );

describe("the configuration set", () => {
  it("publishes what becomes of mail, and nothing that needs a pixel or a rewritten link", () => {
    expect(destination.Properties).toMatchObject({
      ConfigurationSetName: { Ref: theOne(template, "AWS::SES::ConfigurationSet").id },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject"],
        SnsDestination: { TopicARN: { Ref: topic.id } },
      },
    });
  });

  it("alone may publish to the topic", () => {
    const [only, ...others] = forService(statementsOf(own("AWS::SNS::TopicPolicy")), "ses.amazonaws.com");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ Action: ["sns:Publish"], Resource: { Ref: topic.id } });
    expect(JSON.stringify(only?.Condition)).toMatch(/AWS:SourceAccount.*AWS:SourceArn.*:configuration-set\//);
  });

  it("is told of the topic only when SES may use it", () => {
    expect(destination.DependsOn).toEqual(expect.arrayContaining([key.id, topic.id, own("AWS::SNS::TopicPolicy").id]));
  });
});

describe("from the topic to the function", () => {
  it("all is encrypted with a key of its own, which SES may use for our account", () => {
    expect(topic.Properties.KmsMasterKeyId).toEqual(arnOf(key.id));
    for (const found of [queue, deadLetters]) expect(found.Properties.KmsMasterKeyId).toEqual(arnOf(key.id));
    expect(forService(statementsOf(key), "ses.amazonaws.com")).toEqual([
      expect.objectContaining({
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      }),
    ]);
  });

  it("nothing goes over plain HTTP", () => {
    for (const policy of [
      own("AWS::SNS::TopicPolicy"),
      own("AWS::SQS::QueuePolicy", "Queue"),
      own("AWS::SQS::QueuePolicy", "Dead"),
    ])
      expect(JSON.stringify(statementsOf(policy))).toContain("aws:SecureTransport");
  });

  it("an event is handed over as it is; after five receives it waits four days in the dead letters", () => {
    expect(own("AWS::SNS::Subscription").Properties).toMatchObject({
      Protocol: "sqs",
      Endpoint: arnOf(queue.id),
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: arnOf(deadLetters.id) },
    });
    expect(queue.Properties.RedrivePolicy).toEqual({ deadLetterTargetArn: arnOf(deadLetters.id), maxReceiveCount: 5 });
    expect(deadLetters.Properties.MessageRetentionPeriod).toBe(4 * 24 * 60 * 60);
  });

  it("events come together, failures are reported one by one, and none is seen again while it may still be at work", () => {
    const name = theOne(template, "AWS::Lambda::Function", "DeliveryEvent");
    expect(theOne(template, "AWS::Lambda::EventSourceMapping", "DeliveryEvent").Properties).toMatchObject({
      EventSourceArn: arnOf(queue.id),
      FunctionName: { Ref: name.id },
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    expect(Number(queue.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(name.Properties.Timeout));
  });
});
