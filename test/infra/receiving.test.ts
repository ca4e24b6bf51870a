/** What must hold in the template for a mail to arrive at all, and for none to be lost on its way to `inbound-mail`. */
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { rawPrefix, receiptPrefix } from "../../functions/settings.ts";
import { resourcesOf, type Statement, statementsOf, synthesise, theOne } from "./synthesise.ts";

const template = synthesise();
const ourAccount = { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } };
const key = theOne(template, "AWS::KMS::Key", "MailIn");
const bucket = theOne(template, "AWS::S3::Bucket");
const topic = theOne(template, "AWS::SNS::Topic", "MailIn");
const rule = theOne(template, "AWS::SES::ReceiptRule");
const activation = theOne(template, "Custom::ActiveReceiptRuleSet");
const queue = theOne(template, "AWS::SQS::Queue", "MailInQueue");
const deadLetters = theOne(template, "AWS::SQS::Queue", "MailInDeadLetters");
const subscription = theOne(template, "AWS::SNS::Subscription", "MailIn");

const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });
const topicByName = {
  "Fn::Join": [
    "",
    [
      "arn:",
      { Ref: "AWS::Partition" },
      ":sns:",
      { Ref: "AWS::Region" },
      ":",
      { Ref: "AWS::AccountId" },
      `:${topic.Properties.TopicName}`,
    ],
  ],
};

const forService = (statements: readonly Statement[], service: string): readonly Statement[] =>
  statements.filter(
    ({ Effect, Principal }) => Effect === "Allow" && JSON.stringify(Principal) === JSON.stringify({ Service: service }),
  );

describe("SES may deliver", () => {
  it("into the bucket's raw mail and nowhere else in it", () => {
    const policy = theOne(template, "AWS::S3::BucketPolicy");
    expect(forService(statementsOf(policy), "ses.amazonaws.com")).toEqual([
      expect.objectContaining({
        Action: ["s3:PutObject"],
        Resource: { "Fn::Join": ["", [arnOf(bucket.id), `/${rawPrefix}*`]] },
        Condition: ourAccount,
      }),
    ]);
  });

  it("to the topic, whose policy would otherwise only deny", () => {
    const policy = theOne(template, "AWS::SNS::TopicPolicy", "MailIn");
    expect(forService(statementsOf(policy), "ses.amazonaws.com")).toEqual([
      expect.objectContaining({ Action: ["sns:Publish"], Resource: { Ref: topic.id }, Condition: ourAccount }),
    ]);
  });

  it("with the key of both, which the CDK does not grant", () => {
    expect(forService(statementsOf(key), "ses.amazonaws.com")).toEqual([
      expect.objectContaining({ Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Condition: ourAccount }),
    ]);
    expect(topic.Properties.KmsMasterKeyId).toEqual(arnOf(key.id));
    template.hasResourceProperties("AWS::S3::Bucket", {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: arnOf(key.id) } },
        ],
      },
    });
  });

  it("before the rule exists, because SES writes a trial object when it is made", () => {
    for (const type of ["AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy"])
      expect(rule.DependsOn).toContain(theOne(template, type, "MailIn").id);
    expect(rule.DependsOn).toContain(key.id);
  });
});

describe("the receipt rule", () => {
  it("takes each alias, stores the mail under raw/ and tells the topic", () => {
    expect(rule.Properties.Rule).toEqual({
      Name: "mail-in",
      Enabled: true,
      Recipients: ["conduct@cases.example.org"],
      ScanEnabled: true,
      TlsPolicy: "Optional",
      Actions: [{ S3Action: { BucketName: { Ref: bucket.id }, ObjectKeyPrefix: rawPrefix, TopicArn: { Ref: topic.id } } }],
    });
  });

  it("leaves encryption to the bucket, because what SES encrypts itself cannot be read from Node", () => {
    expect(JSON.stringify(rule.Properties)).not.toContain("KmsKeyArn");
  });

  it("drops nothing for its verdict: there is no other rule", () => {
    template.resourceCountIs("AWS::SES::ReceiptRule", 1);
  });

  it("becomes active only when everything behind it stands", () => {
    const behind = [
      rule.id,
      subscription.id,
      queue.id,
      theOne(template, "AWS::SQS::QueuePolicy", "MailInQueue").id,
      theOne(template, "AWS::Lambda::EventSourceMapping", "InboundMail").id,
    ];
    expect(activation.DependsOn).toEqual(expect.arrayContaining(behind));
    expect(activation.Properties.ruleSet).toEqual({ Ref: theOne(template, "AWS::SES::ReceiptRuleSet").id });
  });

  it("is activated by a function that may do nothing else in SES", () => {
    const rights = statementsOf(theOne(template, "AWS::IAM::Policy", "MailInActivationActivate"));
    expect(rights.flatMap(({ Action }) => Action).filter((action) => action.startsWith("ses:"))).toEqual([
      "ses:DescribeActiveReceiptRuleSet",
      "ses:SetActiveReceiptRuleSet",
    ]);
  });
});

describe("the bucket", () => {
  it("is closed to the public, to plain HTTP and to deletion with the stack", () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    template.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      },
    });
    expect(bucket.DeletionPolicy).toBe("Retain");
  });

  it("lets raw mail, its receipts and what was kept back expire, but never a case's sealed content, and keeps no old versions", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: {
        Rules: [
          { Id: "raw-mail-safety-net", Prefix: rawPrefix, ExpirationInDays: 30, Status: "Enabled" },
          { Id: "receipts-safety-net", Prefix: receiptPrefix, ExpirationInDays: 30, Status: "Enabled" },
          { Id: "mails-kept-back", Prefix: "sealed/burst.", ExpirationInDays: 70, Status: "Enabled" },
          { Id: "unfinished-uploads", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: "Enabled" },
        ],
      },
      VersioningConfiguration: Match.absent(),
    });
  });
});

describe("from the topic to the function", () => {
  it("SNS hands over the notification as it is, and what it cannot hand over goes to the dead letters", () => {
    expect(subscription.Properties).toMatchObject({
      Protocol: "sqs",
      Endpoint: arnOf(queue.id),
      TopicArn: topicByName,
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: arnOf(deadLetters.id) },
    });
    expect(subscription.DependsOn).toContain(topic.id);
  });

  it("SNS may use queue, dead letters and their key for this topic only", () => {
    const policies = [
      key,
      theOne(template, "AWS::SQS::QueuePolicy", "MailInQueue"),
      theOne(template, "AWS::SQS::QueuePolicy", "MailInDeadLetters"),
    ];
    for (const policy of policies)
      expect(forService(statementsOf(policy), "sns.amazonaws.com")).toEqual([
        expect.objectContaining({ Condition: { ArnEquals: { "aws:SourceArn": topicByName } } }),
      ]);
  });

  it("both queues are encrypted and refuse plain HTTP", () => {
    const ours = [...resourcesOf(template, "AWS::SQS::Queue")].filter(([id]) => id.startsWith("MailIn"));
    for (const [id, found] of ours) {
      expect(found.Properties.KmsMasterKeyId).toEqual(arnOf(key.id));
      expect(JSON.stringify(statementsOf(theOne(template, "AWS::SQS::QueuePolicy", id.slice(0, -8))))).toContain(
        "aws:SecureTransport",
      );
    }
  });

  it("LK09: a mail gets five receives, then waits four days in the dead letters, and its raw object outlives that", () => {
    expect(queue.Properties.RedrivePolicy).toEqual({ deadLetterTargetArn: arnOf(deadLetters.id), maxReceiveCount: 5 });
    const day = 24 * 60 * 60;
    expect(deadLetters.Properties.MessageRetentionPeriod).toBe(4 * day);
    expect(Number(queue.Properties.MessageRetentionPeriod)).toBe(4 * day);
  });

  it("FL03: one mail a call, four at once, failures reported one by one, and never seen again while it may still be at work", () => {
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      EventSourceArn: arnOf(queue.id),
      FunctionName: { Ref: theOne(template, "AWS::Lambda::Function", "InboundMail").id },
      BatchSize: 1,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 4 },
    });
    const { Timeout } = theOne(template, "AWS::Lambda::Function", "InboundMail").Properties;
    expect(Number(queue.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(Timeout));
  });
});
