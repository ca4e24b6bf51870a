/** A desk's roster, from a file that an operator writes: checked row by row before anything is stored. */
import { readFile } from "node:fs/promises";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import { checkKeys } from "../../functions/app/check-keys.ts";
import { openDesk } from "../../functions/app/open-desk.ts";
import { type DeskSettings, deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { instant } from "../../functions/core/instant.ts";
import { readSettings } from "../../functions/settings.ts";
import { awsAround, wire } from "../../functions/wire.ts";
import { complain, say } from "./say.ts";

export const checkRoster = async ([file = ""]: readonly string[]): Promise<number> => {
  const settings = await readRoster(file);
  if (!settings) return 1;
  say(`${file} is a usable desk: ${settings.name}, ${settings.members.length} members, policy ${settings.policy}.`);
  return 0;
};

export const putRoster = async ([file = ""]: readonly string[]): Promise<number> => {
  const settings = await readRoster(file);
  if (!settings) return 1;
  try {
    const opened = await openDesk(wire(readSettings(process.env), awsAround()))(settings);
    if (opened === "already-open") {
      complain(`The desk ${settings.id} has a roster already, and it was left as it is.`);
      complain("A roster changes by the word of two members, not by an operator's file.");
      return 1;
    }
    say(
      `The desk ${settings.id} is open. Each of these is asked by mail whether the address is theirs, and gets no case before they say yes:`,
    );
    for (const who of rosterLines(settings)) say(`  ${who}`);
    say(
      `Mail to ${settings.alias} opens cases at once. They wait, and go to the members on duty as soon as those have said yes.`,
    );
    return 0;
  } catch (error) {
    complain(`The desk was not opened: ${error instanceof Error ? error.message : "unknown error"}`);
    complain("Check the AWS credentials and the environment (docs/deploy.md, “The roster”), then try again.");
    return 1;
  }
};

const rosterLines = ({ members, outsideContact, organisers }: DeskSettings): readonly string[] => [
  ...[...members, outsideContact].map(({ name, email }) => `${name} <${email}>`),
  `the organisers <${organisers.email}>`,
];

const readRoster = async (file: string): Promise<DeskSettings | undefined> => {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    complain(`${file} cannot be read. Give the path of a JSON file like the one in docs/deploy.md.`);
    return undefined;
  }
  const parsed = deskSettings.safeParse(json(text));
  const checked = parsed.success ? await checkKeys(createEncryption(), parsed.data, instant(Date.now())) : undefined;
  for (const { row, message } of checked?.warnings ?? []) complain(`  ${row}: ${message}`);
  if (checked?.faults.length === 0) return checked.settings;
  complain(`${file} is not a usable desk:`);
  for (const { row, message } of checked?.faults ?? []) complain(`  ${row}: ${message}`);
  for (const issue of parsed.error?.issues ?? []) complain(`  ${issue.path.join(".") || "the file"}: ${issue.message}`);
  complain("Nothing was stored. Mend these rows and try again.");
  return undefined;
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
