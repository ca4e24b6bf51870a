/** Where a command looks: the embedded desk's folder where DESK_DATA names one, else the installation in AWS. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Deps } from "../../functions/app/deps.ts";
import { instant } from "../../functions/core/instant.ts";
import { readSettings } from "../../functions/settings.ts";
import { awsAround, wire } from "../../functions/wire.ts";
import { localClients } from "../local/clients.ts";
import { createDynamoDb } from "../local/cloud/dynamodb.ts";
import { createFaults } from "../local/cloud/faults.ts";
import { openDoor } from "../local/cloud/gate.ts";
import { createKms, localKeyArn } from "../local/cloud/kms.ts";
import { prepareDataFolder } from "../local/data-folder.ts";
import { demoSettings } from "../local/demo-desk.ts";
import { readStoredTime } from "../local/stored-time.ts";
import { CannotStart } from "../local/trouble.ts";

interface Installation {
  readonly deps: Deps;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const openInstallation = async (from: Environment): Promise<Installation> =>
  from.DESK_DATA ? openEmbedded(from.DESK_DATA) : { deps: wire(readSettings(from), awsAround()), close: () => Promise.resolve() };

/** This process alone knows the key to these doors, and it asks nothing that would send a mail or read one. */
const accessKey = "OPERATOR";
const nowhere = "http://127.0.0.1:9";

/** The time stands where the desk left it: that is the time by which its work is due. */
const openEmbedded = async (path: string): Promise<Installation> => {
  if (!existsSync(join(path, "desk.json")))
    throw new CannotStart(`There is no desk in ${path}. Set DESK_DATA to the folder of one, or leave it away to ask AWS.`);
  const folder = prepareDataFolder(path);
  const dynamodb = await createDynamoDb(folder.dynamodb, folder.root);
  const services = [dynamodb, createKms(folder.kmsKey)];
  const doors = await Promise.all(services.map((service) => openDoor(service, accessKey, createFaults())));
  const [table = nowhere, kms = nowhere] = doors.map(({ endpoint }) => endpoint);
  const place = { accessKey, dynamodb: table, kms, keyArn: localKeyArn, smtpPort: 0 };
  const elsewhere = { s3: nowhere, ses: nowhere, queues: nowhere, intakeUrl: nowhere, feedbackUrl: nowhere };
  const now = instant(readStoredTime(folder));
  return {
    deps: wire(demoSettings, { ...awsAround(), clock: { now: () => now }, clients: localClients({ ...place, ...elsewhere }) }),
    close: async () => {
      await Promise.all(doors.map((door) => door.close()));
      await dynamodb.close();
    },
  };
};
