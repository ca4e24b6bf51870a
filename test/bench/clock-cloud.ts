/** The real use cases over the real adapters and the embedded cloud, with every call to the table counted. */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import * as z from "zod";
import { createTable, type Table } from "../../functions/adapters/dynamodb/table.ts";
import type { Deps } from "../../functions/app/deps.ts";
import { openDesk } from "../../functions/app/open-desk.ts";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { sesId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import type { Log, LogFields } from "../../functions/ports/surroundings.ts";
import { type Clients, wire } from "../../functions/wire.ts";
import { localClients } from "../../infra/local/clients.ts";
import { type RunningCloud, runCloud } from "../../infra/local/cloud/run.ts";
import { bucketName } from "../../infra/local/cloud/start.ts";
import { prepareDataFolder } from "../../infra/local/data-folder.ts";
import { demoDesk, demoSettings } from "../../infra/local/demo-desk.ts";
import { makeTables, tableNames } from "../../infra/local/tables.ts";
import { startClock, type VirtualClock } from "../../infra/local/virtual-clock.ts";
import { type Incoming, passed, rawOf } from "../support/memory-desk.ts";

interface Counted {
  readonly calls: number;
  /** As DynamoDB charges for them. */
  readonly readUnits: number;
}

export interface BenchCloud {
  readonly deps: Deps;
  readonly clock: VirtualClock;
  readonly cloud: RunningCloud;
  readonly table: Table;
  readonly logged: readonly (LogFields & { readonly event: string })[];
  /** A mail that SES has stored, as its notification tells of it. */
  stored(mail: Incoming): Promise<Receipt>;
  /** Reads while `work` runs. */
  reads(work: () => Promise<void>): Promise<Counted>;
  /** Writes of case items while `work` runs. */
  caseWrites(work: () => Promise<void>): Promise<number>;
}

const start = "2026-03-10T15:00:00Z";

/** A bench is a flood; here it is to be taken in like any other mail. */
const noFlood = 50_000;

interface Watched {
  readonly reportsAnHour?: number;
  /** Before the first call: a client builds the way of each command once and keeps it. */
  readonly watch?: (clients: Clients) => void;
}

const counting = (clients: ReturnType<typeof localClients>) => {
  const counts = { calls: 0, readUnits: 0, caseWrites: 0 };
  const reading = new Set(["GetItemCommand", "QueryCommand"]);
  const writing = new Set(["PutItemCommand", "UpdateItemCommand"]);
  const consumed = z.looseObject({ ConsumedCapacity: z.looseObject({ CapacityUnits: z.number() }) });
  const caseItem = z.looseObject({ Item: z.looseObject({ sk: z.looseObject({ S: z.literal("CASE") }) }) });
  clients.dynamodb.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (call) => {
        const isRead = reading.has(commandName);
        if (writing.has(commandName) && caseItem.safeParse(call.input).success) counts.caseWrites += 1;
        const answer = await next(
          isRead ? { ...call, input: { ...call.input, ReturnConsumedCapacity: "TOTAL" } as never } : call,
        );
        if (!isRead) return answer;
        counts.calls += 1;
        counts.readUnits += consumed.parse(answer.output).ConsumedCapacity.CapacityUnits;
        return answer;
      },
    { step: "initialize" },
  );
  return counts;
};

export const withCloud = async <Answer>(
  work: (bench: BenchCloud) => Promise<Answer>,
  { reportsAnHour = noFlood, watch = () => undefined }: Watched = {},
): Promise<Answer> => {
  await mkdir(".build", { recursive: true });
  const data = await mkdtemp(".build/bench-clock-");
  const clock = startClock(Date.parse(start));
  const cloud = await runCloud(
    { folder: prepareDataFolder(data), smtpPort: 0, alias: demoSettings.desks[0]?.alias ?? "", clockMemory: clock.memory },
    (reason) => process.stderr.write(`${reason.message}\n`),
  );
  try {
    return await work(await openBench(cloud, clock, { reportsAnHour, watch }));
  } finally {
    await cloud.ask("closeFront", null);
    await cloud.stop();
    await rm(data, { recursive: true, force: true });
  }
};

const openBench = async (
  cloud: RunningCloud,
  clock: VirtualClock,
  { reportsAnHour, watch }: Required<Watched>,
): Promise<BenchCloud> => {
  const clients = localClients(cloud.place, (asked) => cloud.ask("pass", asked));
  const counts = counting(clients);
  watch(clients);
  const logged: (LogFields & { readonly event: string })[] = [];
  const log: Log = { write: (_, event, fields) => void logged.push({ event, ...fields }) };
  const deps = wire(demoSettings, {
    clock: { now: () => instant(clock.now()) },
    randomness: { bytes: (count) => randomBytes(count) },
    log,
    clients,
  });
  await makeTables(clients.dynamodb);
  await openDesk(deps, "known-addresses")(deskSettings.parse(demoDesk("chipy", reportsAnHour)));
  let mails = 0;
  return {
    deps,
    clock,
    cloud,
    logged,
    table: createTable(clients.dynamodb, tableNames.desk),
    stored: async (mail) => {
      mails += 1;
      const id = sesId(`bench-${mails}`);
      const rawKey = `raw/${id}`;
      await clients.s3.send(new PutObjectCommand({ Bucket: bucketName, Key: rawKey, Body: rawOf(mail) }));
      const recipients = mail.to ?? [demoSettings.desks[0]?.alias ?? ""];
      const envelopeFrom = mail.from ?? "reporter@example.org";
      return { mail: id, rawKey, receivedAt: deps.clock.now(), envelopeFrom, recipients, verdicts: passed };
    },
    reads: async (act) => {
      const before = { ...counts };
      await act();
      return { calls: counts.calls - before.calls, readUnits: counts.readUnits - before.readUnits };
    },
    caseWrites: async (act) => {
      const before = counts.caseWrites;
      await act();
      return counts.caseWrites - before;
    },
  };
};
