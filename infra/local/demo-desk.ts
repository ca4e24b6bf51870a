/** The demo desk that every `npm start` opens: its people, and who else writes to it. */

import type { PolicyName } from "../../functions/core/policy/rows.ts";
import type { Settings } from "../../functions/settings.ts";
import { localKeyArn } from "./cloud/kms.ts";
import { bucketName } from "./cloud/start.ts";
import { demoAlias } from "./demo-alias.ts";
import { tableNames } from "./tables.ts";

const demoId = "demo";

const members = [
  { id: "ada", name: "Ada" },
  { id: "bo", name: "Bo" },
  { id: "cy", name: "Cy" },
  { id: "dee", name: "Dee" },
  { id: "eli", name: "Eli" },
  { id: "fay", name: "Fay" },
].map((member) => ({ ...member, email: `${member.id}@members.test` }));

const outsideContact = { name: "The board", email: "board@members.test" };
const organisers = { email: "organisers@members.test" };

/** `reportsAnHour`: to try a flood with few mails, or many mails without a flood. A real desk has the policy's. */
export const demoDesk = (policy: PolicyName, reportsAnHour: number) => ({
  id: demoId,
  name: "Demo Conduct Desk",
  alias: demoAlias,
  zone: "America/Chicago",
  policy,
  members,
  rotation: members.map((member) => member.id),
  outsideContact,
  organisers,
  overrides: {
    reportsAnHour,
    unvouchedAnHour: reportsAnHour,
    mostReportsAnHour: 2 * reportsAnHour,
    receiptsAnHour: reportsAnHour,
  },
});

export const demoSettings: Settings = {
  deskTable: tableNames.desk,
  keysTable: tableNames.keys,
  mailBucket: bucketName,
  sealingKey: localKeyArn,
  configurationSet: "conduct",
  desks: [{ id: demoId, alias: demoAlias }],
};

export interface DemoPerson {
  readonly address: string;
  readonly role: string;
  readonly name: string;
}

export const demoPeople: readonly DemoPerson[] = [
  { address: "reporter@example.org", role: "reporter", name: "Reporter" },
  ...members.map(({ email, name }) => ({ address: email, role: "member", name })),
  { address: "respondent@example.org", role: "respondent", name: "Respondent" },
  { address: outsideContact.email, role: "outside contact", name: outsideContact.name },
  { address: organisers.email, role: "organisers", name: "Organisers" },
];
