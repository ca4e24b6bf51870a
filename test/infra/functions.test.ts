/** What the functions are made of, told and allowed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readSettings, settingNames } from "../../functions/settings.ts";
import { projectRoot } from "../../infra/constructs/bundling.ts";
import { resourcesOf, rightsOf, synthesise, theOne } from "./synthesise.ts";

const template = synthesise();
const workers = ["InboundMail", "ClockTick", "DeliveryEvent"];

const environmentOf = (worker: string): Record<string, unknown> =>
  z
    .object({ Variables: z.record(z.string(), z.unknown()) })
    .parse(theOne(template, "AWS::Lambda::Function", worker).Properties.Environment).Variables;

const actionsOf = (worker: string): readonly string[] => rightsOf(template, worker).flatMap(({ Action }) => Action);

const right = (worker: string, action: string) => {
  const found = rightsOf(template, worker).filter(({ Action }) => Action.includes(action));
  return found.map(({ Resource, Condition }) => ({ Resource, Condition }));
};

/** What IAM calls a command of the SDK, where the two differ. */
const rightFor: Readonly<Record<string, string>> = {
  GetItem: "dynamodb:GetItem",
  PutItem: "dynamodb:PutItem",
  UpdateItem: "dynamodb:UpdateItem",
  DeleteItem: "dynamodb:DeleteItem",
  BatchGet: "dynamodb:BatchGetItem",
  BatchWriteItem: "dynamodb:BatchWriteItem",
  Query: "dynamodb:Query",
  GetObject: "s3:GetObject",
  PutObject: "s3:PutObject",
  DeleteObject: "s3:DeleteObject",
  ListObjectsV2: "s3:ListBucket",
  Decrypt: "kms:Decrypt",
  GenerateDataKey: "kms:GenerateDataKey",
  SendEmail: "ses:SendEmail",
  SendMessage: "sqs:SendMessage",
};

/** Rights for all that the adapters send. A command that is not in the table above stands for itself, and so fails the test. */
const rightsNeeded = (): readonly string[] => {
  const adapters = join(projectRoot, "functions", "adapters");
  const sources = readdirSync(adapters, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const commands = sources.flatMap((file) =>
    [...readFileSync(join(adapters, file), "utf8").matchAll(/new (\w+)Command\(/g)].map(([, name = ""]) => name),
  );
  return [...new Set(commands)].map((command) => rightFor[command] ?? command);
};

/** Inbound mail removes what is raw; to erase is for the clock alone. */
const notTheTaskOf: Readonly<Record<string, readonly string[]>> = {
  InboundMail: ["dynamodb:DeleteItem"],
  ClockTick: ["sqs:SendMessage"],
  DeliveryEvent: ["dynamodb:DeleteItem", "s3:DeleteObject", "sqs:SendMessage"],
};

describe.each(workers)("%s", (worker) => {
  it("runs on Node 24, on ARM, as one ES module, with a log of its own that ends after a month", () => {
    const { Properties } = theOne(template, "AWS::Lambda::Function", worker);
    expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
    const log = theOne(template, "AWS::Logs::LogGroup", worker);
    expect(Properties.LoggingConfig).toEqual({ LogGroup: { Ref: log.id } });
    expect(log.Properties.RetentionInDays).toBe(30);
  });

  it("is given every name of the settings and no other", () => {
    expect(Object.keys(environmentOf(worker)).sort()).toEqual(Object.values(settingNames).sort());
  });

  it("can read the settings it is given", () => {
    const deployed = Object.fromEntries(
      Object.entries(environmentOf(worker)).map(([name, value]) => [name, typeof value === "string" ? value : "a-name"]),
    );
    expect(readSettings(deployed).desks).toEqual([{ id: "cases", alias: "conduct@cases.example.org" }]);
  });

  it("may send every command that the adapters send", () => {
    const notItsTask = notTheTaskOf[worker] ?? [];
    const needed = rightsNeeded();
    expect(needed).toContain("dynamodb:PutItem");
    expect(needed.filter((action) => ![...actionsOf(worker), ...notItsTask].includes(action))).toEqual([]);
  });

  it("may send mail as the desk's alias only, raw too, with our configuration set", () => {
    for (const action of ["ses:SendEmail", "ses:SendRawEmail"]) {
      const [only, ...others] = right(worker, action);
      expect(others).toEqual([]);
      expect(only?.Condition).toEqual({ StringEquals: { "ses:FromAddress": ["conduct@cases.example.org"] } });
      const resources = JSON.stringify(only?.Resource);
      expect(resources).toContain(":configuration-set/");
      expect(resources).toContain(":identity/");
      expect(resources).not.toContain("*");
    }
  });

  it("may use the sealing key only by saying whose key it wraps", () => {
    const { id } = theOne(template, "AWS::KMS::Key", "CaseworkSealingKey");
    const rights = right(worker, "kms:GenerateDataKey").filter(({ Resource }) => JSON.stringify(Resource).includes(id));
    expect(rights).toEqual([
      { Resource: { "Fn::GetAtt": [id, "Arn"] }, Condition: { Null: { "kms:EncryptionContext:owner": "false" } } },
    ]);
  });

  it("may use the key of the mail only through S3 and the queue", () => {
    const { id } = theOne(template, "AWS::KMS::Key", "MailIn");
    const writing = right(worker, "kms:GenerateDataKey").filter(({ Resource }) => JSON.stringify(Resource).includes(id));
    expect(writing).toHaveLength(worker === "InboundMail" ? 2 : 1);
    for (const one of writing) expect(JSON.stringify(one)).toMatch(/kms:ViaService.*(s3|sqs)\./);
  });

  it("is told by S3 when an object is not there, instead of being refused", () => {
    expect(right(worker, "s3:ListBucket")).toEqual([
      { Resource: { "Fn::GetAtt": [theOne(template, "AWS::S3::Bucket").id, "Arn"] }, Condition: undefined },
    ]);
  });

  it("holds no right with a wildcard", () => {
    for (const { Action, Resource } of rightsOf(template, worker)) {
      expect(Action.filter((action) => action.includes("*"))).toEqual([]);
      expect(Resource).not.toBe("*");
    }
  });
});

describe("erasure", () => {
  it("is for the clock alone: nothing that a stranger can write to may destroy a key or sealed content", () => {
    const destroys = (worker: string) => right(worker, "dynamodb:DeleteItem").length > 0;
    expect(workers.filter(destroys)).toEqual(["ClockTick"]);
    const removes = (worker: string) => JSON.stringify(right(worker, "s3:DeleteObject")).includes("/sealed/*");
    expect(workers.filter(removes)).toEqual(["ClockTick"]);
  });
});

describe("raw mail", () => {
  it("is read and removed by inbound-mail alone", () => {
    const raw = (worker: string) => JSON.stringify(rightsOf(template, worker)).includes("/raw/*");
    expect(workers.map(raw)).toEqual([true, false, false]);
  });

  it("LK09: goes back into its queue by inbound-mail alone, whose receipts lie in a place of their own", () => {
    const sends = (worker: string) => right(worker, "sqs:SendMessage").map(({ Resource }) => JSON.stringify(Resource));
    expect(workers.map((worker) => sends(worker).length)).toEqual([1, 0, 0]);
    expect(sends("InboundMail")[0]).toMatch(/MailInQueue/);
    const receipts = (worker: string) => JSON.stringify(rightsOf(template, worker)).includes("/receipts/*");
    expect(workers.map(receipts)).toEqual([true, false, false]);
  });

  it("is received by inbound-mail alone", () => {
    const receives = (worker: string) => JSON.stringify(right(worker, "sqs:ReceiveMessage")).includes("MailInQueue");
    expect(workers.map(receives)).toEqual([true, false, false]);
  });
});

describe("CF03 an operator who is the one reported", () => {
  it("gets from the stack no way to read: each role is a function's, and no person has one", () => {
    for (const [, role] of resourcesOf(template, "AWS::IAM::Role"))
      expect(JSON.stringify(role.Properties.AssumeRolePolicyDocument)).toMatch(/"Service":"(lambda|scheduler)\.amazonaws\.com"/);
    for (const type of ["AWS::IAM::User", "AWS::IAM::AccessKey", "AWS::IAM::Group"]) template.resourceCountIs(type, 0);
  });

  it("cannot have a function list what it does not know: none may scan the tables", () => {
    for (const worker of workers) expect(actionsOf(worker)).not.toContain("dynamodb:Scan");
  });
});

describe("every function of the stack", () => {
  it("is of the desk's own runtime, with no second copy of the logs' default policy", () => {
    for (const [, found] of resourcesOf(template, "AWS::Lambda::Function")) expect(found.Properties.Runtime).toBe("nodejs24.x");
    for (const worker of workers) expect(theOne(template, "AWS::IAM::Role", worker).Properties.ManagedPolicyArns).toBeUndefined();
  });
});
