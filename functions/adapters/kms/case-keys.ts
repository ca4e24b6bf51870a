/** Data keys wrapped by KMS, one row an owner in a table of their own. No backups there: a deleted row is a destroyed key. */
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import * as z from "zod";
import { after, type Instant, minutes } from "../../core/instant.ts";
import type { CaseKey, CaseKeys, KeyOwner } from "../../ports/case-keys.ts";
import type { Clock } from "../../ports/surroundings.ts";
import type { Table } from "../dynamodb/table.ts";
import { caseKeyFrom } from "./case-key.ts";

/** DynamoDB deletes the row some time after `forgetAt`, in seconds. Until it has, the key counts as destroyed all the same. */
const row = z.object({ owner: z.string(), wrapped: z.instanceof(Uint8Array), forgetAt: z.number().optional() });

/** A warm function must not keep the key of an erased case for longer. */
const rememberedFor = minutes(5);
const mostRemembered = 500;

interface Parts {
  readonly kms: KMSClient;
  readonly table: Table;
  readonly sealingKey: string;
  readonly clock: Clock;
}

export const createKmsCaseKeys = (parts: Parts): CaseKeys => {
  const remembered = new Map<KeyOwner, { readonly key: CaseKey; readonly until: Instant }>();

  const remember = (owner: KeyOwner, dataKey: Uint8Array): CaseKey => {
    const key = caseKeyFrom(dataKey);
    if (remembered.size >= mostRemembered)
      for (const oldest of [...remembered.keys()].slice(0, mostRemembered / 2)) remembered.delete(oldest);
    remembered.set(owner, { key, until: after(parts.clock.now(), rememberedFor) });
    return key;
  };

  const recall = (owner: KeyOwner): CaseKey | undefined => {
    const found = remembered.get(owner);
    if (found && found.until > parts.clock.now()) return found.key;
    remembered.delete(owner);
    return undefined;
  };

  const find = async (owner: KeyOwner): Promise<CaseKey | undefined> => {
    const known = recall(owner);
    if (known) return known;
    const found = await parts.table.get({ owner });
    if (!found) return undefined;
    const { wrapped, forgetAt } = row.parse(found);
    if (forgetAt !== undefined && forgetAt * 1000 <= parts.clock.now()) return undefined;
    const { Plaintext } = await parts.kms.send(
      new DecryptCommand({ KeyId: parts.sealingKey, CiphertextBlob: wrapped, EncryptionContext: { owner } }),
    );
    if (!Plaintext) throw new Error("KMS answered without a key.");
    return remember(owner, Plaintext);
  };

  const make = async (owner: KeyOwner, until?: Instant): Promise<CaseKey> => {
    const known = recall(owner);
    if (known) return known;
    const { Plaintext, CiphertextBlob } = await parts.kms.send(
      new GenerateDataKeyCommand({ KeyId: parts.sealingKey, KeySpec: "AES_256", EncryptionContext: { owner } }),
    );
    if (!Plaintext || !CiphertextBlob) throw new Error("KMS answered without a key.");
    const isNew = { text: "attribute_not_exists(#owner)", names: { "#owner": "owner" } };
    const made = { owner, wrapped: CiphertextBlob, ...(until !== undefined && { forgetAt: Math.floor(until / 1000) }) };
    if ((await parts.table.put(made, isNew)) === "saved") return remember(owner, Plaintext);
    const theirs = await find(owner);
    if (!theirs) throw new Error("The key was destroyed while it was being made.");
    return theirs;
  };

  const destroy = async (owner: KeyOwner): Promise<void> => {
    await parts.table.remove({ owner });
    remembered.delete(owner);
  };

  return { find, make: (owner) => make(owner), makeUntil: make, destroy };
};
