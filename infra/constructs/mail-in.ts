/**
 * The way in: SES writes the raw mail to the bucket and tells the topic, the topic fills the queue, the queue calls `inbound-mail`.
 * SES retries a refused write for four hours and then drops a mail it has answered with 250, so every grant it needs is spelled out.
 */
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { ReceiptRuleSet, TlsPolicy } from "aws-cdk-lib/aws-ses";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { keptBackPrefix, rawPrefix, receiptPrefix, sealedPrefix } from "../../functions/settings.ts";
import { RuleSetActivation } from "./rule-set-activation.ts";
import { allowSes, encryptedTopic, keyForSes, queueWithDeadLetters, subscribe } from "./topic-to-queue.ts";

export interface MailInProps {
  readonly name: string;
  readonly aliases: readonly string[];
  /** How long `inbound-mail` may take over one mail. */
  readonly handlingTime: Duration;
}

/** Raw mail outlives every message that points to it, dead letters included. */
const rawMailDays = 30;

/** Longer than any desk may keep them: their key is gone by then, and nothing of them is read again. */
const keptBackDays = 70;

export class MailIn extends Construct {
  readonly bucket: Bucket;
  readonly #key: Key;
  readonly #queue: Queue;
  readonly #activation: RuleSetActivation;

  constructor(scope: Construct, id: string, props: MailInProps) {
    super(scope, id);
    this.#key = keyForSes(this, {
      alias: `${props.name}/mail`,
      description: "Encrypts mail on its way in: bucket, topic, queues.",
    });
    this.bucket = this.#mailBucket();
    const topic = this.#mailTopic(props.name);
    this.#queue = queueWithDeadLetters(this, this.#key, props.handlingTime);
    const ruleSet = this.#ruleSet(props, topic);
    subscribe(this, this.#queue, topic, topicName(props.name));
    this.#activation = new RuleSetActivation(this, "Activation", { ruleSet });
    this.#activation.resource.node.addDependency(ruleSet, this.#queue);
  }

  /** The last link. The rule set becomes active after it, so that the first mail finds the whole chain in place. */
  deliverTo(inboundMail: IFunction): void {
    inboundMail.addEventSource(
      new SqsEventSource(this.#queue, {
        // One mail a call: a mail that exhausts the function takes no other with it into the dead letters.
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: 4,
      }),
    );
    this.#activation.resource.node.addDependency(inboundMail);
  }

  grantRawMail(grantee: IGrantable): void {
    this.#grantObjects(grantee, rawPrefix, ["s3:GetObject", "s3:DeleteObject"]);
  }

  /** A mail that fails goes back into the queue by its name alone; its receipt waits beside it. */
  grantWaitingMail(grantee: IGrantable): void {
    this.#grantObjects(grantee, receiptPrefix, ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]);
    const { region } = Stack.of(this);
    const statements = [
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.#queue.queueArn] }),
      new PolicyStatement({
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [this.#key.keyArn],
        conditions: { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } },
      }),
    ];
    for (const statement of statements) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  grantSealedContent(grantee: IGrantable): void {
    this.#grantObjects(grantee, sealedPrefix, ["s3:GetObject", "s3:PutObject"]);
  }

  /** For the clock alone. */
  grantErasure(grantee: IGrantable): void {
    this.#grantObjects(grantee, sealedPrefix, ["s3:DeleteObject"]);
  }

  #grantObjects(grantee: IGrantable, prefix: string, actions: string[]): void {
    const statements = [
      new PolicyStatement({ actions, resources: [this.bucket.arnForObjects(`${prefix}*`)] }),
      // Without it S3 says "denied" for "not there", and a mail that was already taken in would look like a failure.
      new PolicyStatement({ actions: ["s3:ListBucket"], resources: [this.bucket.bucketArn] }),
      new PolicyStatement({
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [this.#key.keyArn],
        conditions: { StringEquals: { "kms:ViaService": `s3.${Stack.of(this).region}.amazonaws.com` } },
      }),
    ];
    for (const statement of statements) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  #mailBucket(): Bucket {
    const bucket = new Bucket(this, "Bucket", {
      // The bucket's own default, never the rule's: what SES encrypts itself cannot be read from Node.
      encryption: BucketEncryption.KMS,
      encryptionKey: this.#key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: "raw-mail-safety-net", prefix: rawPrefix, expiration: Duration.days(rawMailDays) },
        { id: "receipts-safety-net", prefix: receiptPrefix, expiration: Duration.days(rawMailDays) },
        { id: "mails-kept-back", prefix: keptBackPrefix, expiration: Duration.days(keptBackDays) },
        { id: "unfinished-uploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    bucket.addToResourcePolicy(allowSes(this, ["s3:PutObject"], bucket.arnForObjects(`${rawPrefix}*`)));
    return bucket;
  }

  #mailTopic(name: string): Topic {
    const topic = encryptedTopic(this, topicName(name), this.#key);
    // `enforceSSL` replaces the policy that a topic starts with by one that only denies; SES needs its Allow back.
    topic.addToResourcePolicy(allowSes(this, ["sns:Publish"], topic.topicArn));
    return topic;
  }

  #ruleSet(props: MailInProps, topic: Topic): ReceiptRuleSet {
    const ruleSet = new ReceiptRuleSet(this, "RuleSet", { receiptRuleSetName: props.name });
    const rule = ruleSet.addRule("Rule", {
      receiptRuleName: "mail-in",
      // An address here matches its `+` forms too, so private lines need no rule of their own.
      recipients: [...props.aliases],
      scanEnabled: true,
      // With "required" SES would bounce a reporter whose mail server still speaks plain SMTP.
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [
        {
          bind: () => ({
            s3Action: { bucketName: this.bucket.bucketName, objectKeyPrefix: rawPrefix, topicArn: topic.topicArn },
          }),
        },
      ],
    });
    // SES writes a trial object when the rule is made; whatever it needs for that must stand before.
    rule.node.addDependency(this.bucket, this.#key, topic);
    return ruleSet;
  }
}

const topicName = (name: string): string => `${name}-mail-in`;
