/** How SES's word comes to a function: a topic that SES may publish to, a queue that the topic fills, and dead letters; all encrypted. */
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

/** A receive that was merely throttled counts as well, hence not fewer than five. */
const receives = 5;
/** What SES says of a mail holds its subject and addresses, so it is kept no longer than a long weekend. */
const daysFor = 4;

export const allowSes = (scope: Construct, actions: string[], resource: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal("ses.amazonaws.com")],
    actions,
    resources: [resource],
    conditions: { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } },
  });

export const keyForSes = (scope: Construct, props: { readonly alias: string; readonly description: string }): Key => {
  const key = new Key(scope, "Key", { ...props, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  // The CDK lets SNS use the key but not SES, which has to write and to publish.
  key.addToResourcePolicy(allowSes(scope, ["kms:GenerateDataKey*", "kms:Decrypt"], "*"));
  return key;
};

export const encryptedTopic = (scope: Construct, topicName: string, masterKey: Key): Topic =>
  new Topic(scope, "Topic", { topicName, masterKey, enforceSSL: true });

export const queueWithDeadLetters = (scope: Construct, encryptionMasterKey: Key, handlingTime: Duration): Queue => {
  const encrypted = { encryption: QueueEncryption.KMS, encryptionMasterKey, enforceSSL: true };
  const deadLetters = new Queue(scope, "DeadLetters", { ...encrypted, retentionPeriod: Duration.days(daysFor) });
  return new Queue(scope, "Queue", {
    ...encrypted,
    retentionPeriod: Duration.days(daysFor),
    visibilityTimeout: Duration.seconds(handlingTime.toSeconds() * 6),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: receives },
  });
};

/** The key's policy names the topic that may use it and the topic names the key: by name the two do not wait for each other. */
export const subscribe = (scope: Construct, queue: Queue, topic: Topic, topicName: string): void => {
  const topicArn = Stack.of(scope).formatArn({ service: "sns", resource: topicName });
  const deadLetterQueue = queue.deadLetterQueue?.queue;
  const subscription = Topic.fromTopicArn(scope, "TopicByName", topicArn).addSubscription(
    new SqsSubscription(queue, { rawMessageDelivery: true, ...(deadLetterQueue && { deadLetterQueue }) }),
  );
  subscription.node.addDependency(topic);
};
