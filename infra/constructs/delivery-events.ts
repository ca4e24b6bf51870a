/**
 * What becomes of the mail that goes out: the configuration set publishes it to a topic, the topic fills a queue, the queue calls
 * `delivery-event`. Only these events count; a bounce that comes by mail may be anybody's.
 */
import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { encryptedTopic, keyForSes, queueWithDeadLetters, subscribe } from "./topic-to-queue.ts";

export interface DeliveryEventsProps {
  readonly name: string;
  readonly configurationSet: ConfigurationSet;
  /** How long `delivery-event` may take over one batch. */
  readonly handlingTime: Duration;
}

/** Named one by one: opens and clicks among them would put a pixel into each mail and rewrite its links. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

export class DeliveryEvents extends Construct {
  readonly #queue: Queue;

  constructor(scope: Construct, id: string, { name, configurationSet, handlingTime }: DeliveryEventsProps) {
    super(scope, id);
    const topicName = `${name}-delivery`;
    const key = keyForSes(this, {
      alias: `${name}/delivery`,
      description: "Encrypts what SES says of sent mail: topic, queues.",
    });
    const topic = encryptedTopic(this, topicName, key);
    this.#queue = queueWithDeadLetters(this, key, handlingTime);
    subscribe(this, this.#queue, topic, topicName);
    const destination = configurationSet.addEventDestination("DeliveryEvents", {
      destination: EventDestination.snsTopic(topic),
      events,
    });
    // SES tries the topic as soon as it is told of it.
    destination.node.addDependency(key, topic);
  }

  deliverTo(deliveryEvent: IFunction): void {
    deliveryEvent.addEventSource(
      new SqsEventSource(this.#queue, {
        // All that is said of one case in a short while then costs one read of it.
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(10),
        reportBatchItemFailures: true,
        maxConcurrency: 2,
      }),
    );
  }
}
