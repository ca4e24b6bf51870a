/** The composition root: settings and clients in, everything that the use cases need out. */
import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createStandardOutLog } from "./adapters/cloudwatch/standard-out-log.ts";
import { createDynamoBursts } from "./adapters/dynamodb/bursts.ts";
import { createDynamoCaseStore } from "./adapters/dynamodb/case-store.ts";
import { createDynamoDeskStore } from "./adapters/dynamodb/desk-store.ts";
import { createDynamoHints } from "./adapters/dynamodb/hints.ts";
import { createTable } from "./adapters/dynamodb/table.ts";
import { createDynamoTallies } from "./adapters/dynamodb/tallies.ts";
import { createKmsCaseKeys } from "./adapters/kms/case-keys.ts";
import { createPictures } from "./adapters/mime/images/pictures.ts";
import { createMailComposer } from "./adapters/mime/mail-composer.ts";
import { createMailReader } from "./adapters/mime/mail-reader.ts";
import { createEncryption } from "./adapters/openpgp/encryption.ts";
import { createS3RawMail, createS3SealedContent } from "./adapters/s3/mail-stores.ts";
import { createWaitingMail } from "./adapters/s3/waiting-mail.ts";
import { createSesMailSender } from "./adapters/ses/mail-sender.ts";
import { compiledTemplates } from "./adapters/templates/rendering.ts";
import type { Deps } from "./app/deps.ts";
import { deskId } from "./core/ids.ts";
import { instant } from "./core/instant.ts";
import type { Clock, Log, Randomness } from "./ports/surroundings.ts";
import { readSettings, type Settings } from "./settings.ts";

export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly kms: KMSClient;
  readonly sesv2: SESv2Client;
  readonly sqs: SQSClient;
}

export interface Around {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Log;
  readonly clients: Clients;
}

export const wire = (settings: Settings, { clock, randomness, log, clients }: Around): Deps => {
  const table = createTable(clients.dynamodb, settings.deskTable);
  const keys = createKmsCaseKeys({
    kms: clients.kms,
    table: createTable(clients.dynamodb, settings.keysTable),
    sealingKey: settings.sealingKey,
    clock,
  });
  const encryption = createEncryption();
  return {
    installed: settings.desks.map(({ id, alias }) => ({ id: deskId(id), alias })),
    cases: createDynamoCaseStore({ table, keys }),
    desks: createDynamoDeskStore(table),
    hints: createDynamoHints(table),
    tallies: createDynamoTallies(table),
    bursts: createDynamoBursts(table),
    keys,
    raw: createS3RawMail(clients.s3, settings.mailBucket),
    waiting: createWaitingMail(clients.s3, clients.sqs, settings.mailBucket),
    content: createS3SealedContent(clients.s3, settings.mailBucket),
    reader: createMailReader(),
    templates: compiledTemplates,
    composer: createMailComposer(encryption),
    encryption,
    pictures: createPictures(),
    sender: createSesMailSender(clients.sesv2, settings.configurationSet),
    clock,
    randomness,
    log,
  };
};

/**
 * One attempt only: SES knows no idempotency key, and an SDK that tries again after a time-out sends twice. A time-out must
 * throw: by default the SDK only warns on the console and waits on.
 */
export const sesOneAttempt = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
} as const;

/** The real world, as a function or the operator's command meets it. */
export const awsAround = (): Around => ({
  clock: { now: () => instant(Date.now()) },
  randomness: { bytes: (count) => randomBytes(count) },
  log: createStandardOutLog((line) => process.stdout.write(line)),
  clients: {
    dynamodb: new DynamoDBClient({}),
    s3: new S3Client({}),
    kms: new KMSClient({}),
    sesv2: new SESv2Client(sesOneAttempt),
    sqs: new SQSClient({}),
  },
});

/** Bound on first use, so that importing a handler does nothing. */
export const fromEnvironment = <Arguments extends readonly unknown[], Answer>(
  create: (deps: Deps) => (...given: Arguments) => Answer,
): ((...given: Arguments) => Answer) => {
  let bound: ((...given: Arguments) => Answer) | undefined;
  return (...given) => {
    bound ??= create(wire(readSettings(process.env), awsAround()));
    return bound(...given);
  };
};
