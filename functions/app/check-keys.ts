/** OpenPGP keys of a roster, looked at when it is loaded: one that cannot encrypt would be found out when a report waits. */
import type { DeskSettings, Member } from "../core/duty/desk-settings.ts";
import type { Instant } from "../core/instant.ts";
import { dateWithYear } from "../core/record/dates.ts";
import type { Encryption, KeyFault } from "../ports/encryption.ts";

interface Row {
  /** Where in the roster. */
  readonly row: string;
  readonly message: string;
}

export interface CheckedKeys {
  /** With the day on which each key ends. */
  readonly settings: DeskSettings;
  readonly faults: readonly Row[];
  readonly warnings: readonly Row[];
}

const faultWords: Readonly<Record<KeyFault, (name: string) => string>> = {
  unreadable: (name) => `is no OpenPGP key that can be read; ask ${name} to export the public key as text once more`,
  several: (name) => `holds more than one key; ask ${name} for the one to use`,
  secret: (name) =>
    `holds a secret key, which nobody but ${name} may have; ask for the public key, and tell ${name} to make a new pair`,
  revoked: (name) => `was revoked; ask ${name} for the key that took its place`,
  expired: (name) => `has expired; ask ${name} to extend it or to make a new one`,
  "not-yet": (name) => `is from the future; ask ${name} to look at the clock of the computer that made it`,
  "cannot-encrypt": (name) => `cannot encrypt; ask ${name} for a key that can`,
};

export const checkKeys = async (encryption: Encryption, settings: DeskSettings, now: Instant): Promise<CheckedKeys> => {
  const faults: Row[] = [];
  const warnings: Row[] = [];
  const members: Member[] = [];
  for (const [index, { openpgpExpires: _, ...member }] of settings.members.entries()) {
    const row = `members.${index}.openpgp`;
    const found = member.openpgp === undefined ? undefined : await encryption.look(member.openpgp, member.email, now);
    if (found && "fault" in found) faults.push({ row, message: `the key ${faultWords[found.fault](member.name)}` });
    else if (found) warnings.push(...warningsOn(settings, member, found, row));
    const expires = found && "expires" in found ? found.expires : undefined;
    members.push({ ...member, ...(expires !== undefined && { openpgpExpires: expires }) });
  }
  return { settings: { ...settings, members }, faults, warnings };
};

const warningsOn = (
  { zone }: DeskSettings,
  { name, email }: Member,
  { names, expires }: { readonly names: boolean; readonly expires?: Instant },
  row: string,
): readonly Row[] => [
  ...(names ? [] : [{ row, message: `the key does not name ${email}; ask ${name} whether it is the right one` }]),
  ...(expires === undefined ? [] : [{ row, message: `the key of ${name} works until ${dateWithYear(expires, zone)}` }]),
];
