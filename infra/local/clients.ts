/** The real AWS clients, pointed at the embedded cloud. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { getSchemaSerdePlugin } from "@smithy/core/schema";
import type { Clients } from "../../functions/wire.ts";
import type { Hatch } from "./cloud/hatch.ts";
import type { CloudPlace } from "./cloud/start.ts";
import { leanHandler, type Passing } from "./lean-handler.ts";

/** With a hatch, what is small goes through it; the rest, and all without one, over HTTP. */
export const localClients = (place: CloudPlace, hatch?: Hatch): Clients => {
  const clients = clientsOf(place, hatch);
  for (const client of Object.values(clients)) {
    for (const name of unheard) client.middlewareStack.remove(name);
    makeQuick(client);
  }
  return clients;
};

/** What the clients would say to AWS about themselves, and to a log that nobody keeps. */
const unheard = ["getUserAgentMiddleware", "recursionDetectionMiddleware", "loggerMiddleware"];

/** Each call copies its client's settings three times: forty times quicker from a plain object than from the one the SDK builds up. */
const makeQuick = (client: Clients[keyof Clients]): void => {
  const config = { ...client.config };
  Object.assign(client, { config });
  client.middlewareStack.use(getSchemaSerdePlugin(config));
};

const clientsOf = (place: CloudPlace, hatch: Hatch | undefined): Clients => ({
  dynamodb: new DynamoDBClient({ ...at(place, place.dynamodb, leanHandler(passing("dynamodb", hatch))), cacheMiddleware: true }),
  s3: new S3Client({
    ...at(place, place.s3, leanHandler({ ...passing("s3", hatch), streams: true })),
    cacheMiddleware: true,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  }),
  kms: new KMSClient({ ...at(place, place.kms, leanHandler(passing("kms", hatch))), cacheMiddleware: true }),
  // SES knows no idempotency key, so a second try is the outbox's to decide.
  sqs: intakeClient(place),
  sesv2: new SESv2Client({ ...at(place, place.ses, leanHandler(passing("ses", hatch))), cacheMiddleware: true, maxAttempts: 1 }),
});

export const intakeClient = (place: CloudPlace): SQSClient => new SQSClient(at(place, place.queues, leanHandler()));

const passing = (service: Passing["service"], hatch: Hatch | undefined) => (hatch ? { passing: { service, hatch } } : {});

interface Headed {
  readonly headers: Record<string, string>;
}

const at = ({ accessKey }: CloudPlace, endpoint: string, requestHandler: ReturnType<typeof leanHandler>) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: accessKey, secretAccessKey: "local" },
  requestHandler,
  signer: { sign: async <Request extends Headed>(request: Request): Promise<Request> => withKey(request, accessKey) },
});

/** The doors look at the key and not at the signature, so nothing is spent on hashing every mail before it is sent next door. */
const withKey = <Request extends Headed>(request: Request, accessKey: string): Request => {
  request.headers["x-amz-date"] = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  request.headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/local, SignedHeaders=host, Signature=local`;
  return request;
};
