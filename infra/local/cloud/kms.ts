/**
 * Plays KMS: one master key in a file that only its owner can read. The encryption context is authenticated, as in AWS: whoever
 * asks with another context gets nothing.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import { writeWhole } from "../write-whole.ts";
import { answer, type Service } from "./gate.ts";

export const localKeyArn = "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000000";

const context = z.record(z.string(), z.string()).default({});
const asks = {
  GenerateDataKey: z.object({ EncryptionContext: context, KeySpec: z.enum(["AES_256", "AES_128"]).default("AES_256") }),
  Encrypt: z.object({ EncryptionContext: context, Plaintext: z.base64() }),
  Decrypt: z.object({ EncryptionContext: context, CiphertextBlob: z.base64() }),
};

type Context = z.output<typeof context>;

class Refused extends Error {
  constructor(kind: string) {
    super(kind);
    this.name = kind;
  }
}

export const createKms = (keyFile: string): Service => {
  const key = readMasterKey(keyFile);
  return {
    name: "kms",
    namesOf: (request) => ({ exact: [operationOf(request)] }),
    refusal: (outcome) => problem(outcome === "throttle" ? "ThrottlingException" : "AccessDeniedException"),
    handle: async (request, response) => {
      try {
        reply(response, work(key, operationOf(request), await bodyOf(request)));
      } catch (error) {
        answer(response, problem(error instanceof Refused ? error.name : "ValidationException"));
      }
    },
  };
};

const work = (key: Buffer, operation: string, body: unknown): object => {
  switch (operation) {
    case "GenerateDataKey": {
      const asked = asks.GenerateDataKey.parse(body);
      const plain = randomBytes(asked.KeySpec === "AES_256" ? 32 : 16);
      const wrapped = wrap(key, plain, asked.EncryptionContext);
      return { KeyId: localKeyArn, Plaintext: plain.toString("base64"), CiphertextBlob: wrapped.toString("base64") };
    }
    case "Encrypt": {
      const asked = asks.Encrypt.parse(body);
      const wrapped = wrap(key, Buffer.from(asked.Plaintext, "base64"), asked.EncryptionContext);
      return { KeyId: localKeyArn, CiphertextBlob: wrapped.toString("base64"), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    }
    case "Decrypt": {
      const asked = asks.Decrypt.parse(body);
      const plain = unwrap(key, Buffer.from(asked.CiphertextBlob, "base64"), asked.EncryptionContext);
      return { KeyId: localKeyArn, Plaintext: plain.toString("base64"), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    }
    default:
      throw new Refused("UnknownOperationException");
  }
};

const ivBytes = 12;
const tagBytes = 16;

const authenticated = (entries: Context): Buffer => {
  const sorted = Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([localKeyArn, sorted]))
    .digest();
};

const wrap = (key: Buffer, plain: Buffer, entries: Context): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(authenticated(entries));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

const unwrap = (key: Buffer, wrapped: Buffer, entries: Context): Buffer => {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, wrapped.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(authenticated(entries))
      .setAuthTag(wrapped.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new Refused("InvalidCiphertextException");
  }
};

const readMasterKey = (file: string): Buffer => {
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString("hex"), 0o600);
  return Buffer.from(readFileSync(file, "utf8"), "hex");
};

const operationOf = (request: IncomingMessage): string => {
  const target = request.headers["x-amz-target"];
  return typeof target === "string" ? (target.split(".")[1] ?? "") : "";
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
};

const contentType = "application/x-amz-json-1.1";
const problem = (kind: string) => ({
  status: 400,
  contentType,
  body: JSON.stringify({ __type: kind, message: `The local KMS says ${kind}.` }),
});
const reply = (response: ServerResponse, result: object): void =>
  answer(response, { status: 200, contentType, body: JSON.stringify(result) });
