/** Two stand-ins for S3, so that no suite holds the oddities of one of them for the way of the world. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import S3rver from "s3rver";
import { createFaults } from "../../infra/local/cloud/faults.ts";
import { openDoor } from "../../infra/local/cloud/gate.ts";
import { createS3 } from "../../infra/local/cloud/s3.ts";

export interface Bucket {
  readonly s3: S3Client;
  readonly name: string;
  put(key: string, content: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  keys(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const name = "desk-mail";

const bucketOver = (config: S3ClientConfig, stop: () => Promise<void>): Bucket => {
  const s3 = new S3Client({ region: "us-east-1", forcePathStyle: true, ...config });
  return {
    s3,
    name,
    put: async (Key, Body) => {
      await s3.send(new PutObjectCommand({ Bucket: name, Key, Body }));
    },
    get: async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: name, Key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    keys: async () => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: name }));
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
    stop: async () => {
      s3.destroy();
      await stop();
    },
  };
};

/** s3rver: somebody else's idea of S3. */
export const startS3rver = async (): Promise<Bucket> => {
  const directory = await mkdtemp(join(tmpdir(), "desk-contract-"));
  const server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets: [{ name }] });
  const { port } = await server.run();
  return bucketOver(
    { endpoint: `http://127.0.0.1:${port}`, credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" } },
    async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  );
};

/** The embedded desk's own. */
export const startEmbeddedS3 = async (): Promise<Bucket> => {
  const folder = await mkdtemp(join(tmpdir(), "desk-contract-"));
  const accessKeyId = "CONTRACTSUITES";
  const door = await openDoor(createS3(folder, [name]), accessKeyId, createFaults());
  return bucketOver(
    {
      endpoint: door.endpoint,
      credentials: { accessKeyId, secretAccessKey: "local" },
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    },
    async () => {
      await door.close();
      await rm(folder, { recursive: true, force: true });
    },
  );
};
