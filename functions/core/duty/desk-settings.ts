/** One committee's desk as its operator writes it down: alias, members, rotation and policy. Refused with the row and the reason. */
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Person } from "../case/vocabulary.ts";
import { deskId, type MemberId, memberId } from "../ids.ts";
import { instant } from "../instant.ts";
import { addressKey, destinationOf, isPlainAddress } from "../mail/address.ts";
import { faultsAmong, overrides } from "../policy/overrides.ts";
import { policyNames } from "../policy/rows.ts";

const memberName = z.string().trim().min(1).max(80);
const address = z.string().refine(isPlainAddress, {
  error: "must be one plain address; a domain in letters of its own is written in its xn-- form",
});

const zone = z.string().refine(
  (name) => {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
      return true;
    } catch {
      return false;
    }
  },
  { error: "is not a time zone; write one like America/Chicago" },
);

const id = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: "must be a short lower-case word" });

const contact = z.object({ name: memberName, email: address });

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day like 07:00" });

/** No reminder comes to the member between these two, by the clock in `zone`, or else in the desk's. */
const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay, zone: zone.optional() })
  .refine(({ from, to }) => from !== to, { error: "end when they begin, and so would never end" });

/** Kept for those outside the committee. */
const taken = ["outside-contact", "organisers"];

const member = z.object({
  id: id.refine((word) => !taken.includes(word), { error: "is kept for somebody outside the committee" }).transform(memberId),
  name: memberName,
  email: address,
  /** Mail from there is theirs too. None goes there. */
  alsoWritesFrom: z.array(address).max(10).optional(),
  /** Other names and handles by which a report may name them. */
  alsoCalled: z.array(memberName).max(10).optional(),
  handles: z.array(z.string().trim().min(2).max(60)).max(10).optional(),
  quietHours: quietHours.optional(),
  /** A public key in its armoured form: everything to the member is encrypted with it. Looked at where a roster is loaded. */
  openpgp: z.string().trim().min(1).max(100_000).optional(),
  /** When it ends; the desk finds that out for itself. */
  openpgpExpires: z.number().transform(instant).optional(),
});

/** `period` is the month (2026-03) or, where duty changes weekly, the day on which the week starts (2026-03-09). */
const assignment = z.object({
  period: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, { error: "must be a month like 2026-03 or a day like 2026-03-09" }),
  primary: id.transform(memberId),
  secondary: id.transform(memberId).optional(),
});

const repeated = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

export const deskSettings = z
  .object({
    id: id.transform(deskId),
    name: memberName,
    alias: address,
    zone,
    policy: z.enum(policyNames),
    overrides: overrides.optional(),
    /** When the desk's reminders of a day go out, by the clock in its zone. */
    morning: timeOfDay.default("08:00"),
    members: z.array(member).min(1),
    rotation: z.array(id.transform(memberId)).optional(),
    assignments: z.array(assignment).default([]),
    outsideContact: contact,
    organisers: z.object({ email: address }),
  })
  .superRefine((desk, context) => {
    const ids = new Set<string>(desk.members.map((row) => row.id));
    const refuse = (path: (string | number)[], message: string): void => context.addIssue({ code: "custom", path, message });
    const twice = repeated(desk.members.map((row) => row.id));
    if (twice) refuse(["members"], `${twice} stands there twice`);
    const addresses = desk.members.flatMap(({ email, alsoWritesFrom = [] }) => [email, ...alsoWritesFrom]);
    if (repeated(addresses.map(addressKey))) refuse(["members"], "an address stands there twice");
    if (addresses.some((one) => destinationOf(one, desk.alias) !== undefined))
      refuse(["members"], "a member has the desk's own address");
    for (const [index, name] of (desk.rotation ?? []).entries())
      if (!ids.has(name)) refuse(["rotation", index], "is nobody on the members' list");
    for (const [index, row] of desk.assignments.entries()) {
      if (!ids.has(row.primary)) refuse(["assignments", index, "primary"], "is nobody on the members' list");
      if (row.secondary !== undefined && !ids.has(row.secondary))
        refuse(["assignments", index, "secondary"], "is nobody on the members' list");
      if (row.primary === row.secondary) refuse(["assignments", index], "names one member twice");
    }
  })
  .superRefine((desk, context) => {
    for (const { row, message } of faultsAmong(desk)) context.addIssue({ code: "custom", path: ["overrides", row], message });
  });

/**
 * What became of the roster since, as the desk itself knows it. No file can say so: nobody confirms an address for its owner.
 * Missing where nothing did.
 */
interface Since {
  readonly unconfirmed?: readonly Person[];
  readonly noticeOnly?: readonly MemberId[];
  /** Who has left: journals still name them. */
  readonly past?: readonly PastMember[];
}

interface PastMember {
  readonly id: MemberId;
  readonly name: string;
  readonly email?: string | undefined;
  readonly openpgp?: string | undefined;
}

export type DeskSettings = z.output<typeof deskSettings> & Since;
export type Member = DeskSettings["members"][number];
