/** The settings of one installation, as an operator writes them into cdk.json, checked before anything is built from them. */
import * as z from "zod";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const domain = new RegExp(String.raw`^(?=.{4,180}$)(?:${label}\.)+[a-z][a-z0-9-]*[a-z0-9]$`);

/** SES compares addresses in lower case, and `+` with a private line must still fit into the 64 octets of a local part. */
const alias = /^[a-z0-9](?:[a-z0-9._-]{0,28}[a-z0-9])?@[a-z0-9.-]+$/;

/** The error of each field is the sentence that says what to write; what is wrong with it is said by `explain`. */
const word = (pattern: RegExp, write: string) => z.string({ error: write }).regex(pattern, { error: write });

const desk = z.strictObject(
  {
    id: word(/^[a-z][a-z0-9-]{0,30}$/, 'Write a short lower-case word such as "cases".'),
    alias: word(alias, 'Write the whole address in lower case and without "+", such as "conduct@cases.example.org".'),
    domain: word(domain, 'Write the domain of the alias in lower case, such as "cases.example.org".'),
  },
  { error: 'Write each desk as {"id", "alias", "domain"} and nothing else.' },
);

const stageSettings = z
  .strictObject(
    {
      account: word(/^\d{12}$/, "Write the twelve digits of the AWS account in quotes, or leave it out.").optional(),
      region: word(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/, 'Write a region such as "eu-west-1", or leave it out.').optional(),
      desks: z
        .array(desk, { error: "Write a list of at least one desk." })
        .min(1, { error: "Write a list of at least one desk." })
        .max(100, { error: "Write at most 100 desks, which is what one receipt rule of SES takes." }),
      tags: z
        .record(
          word(/^(?!aws:)[\w .:/=+@-]{1,128}$/, 'Write the name of a tag without special signs and without "aws:" in front.'),
          word(/^[\w .:/=+@-]{0,256}$/, "Write the value of a tag as a short text without special signs."),
          { error: 'Write tags as {"name": "value"}, or leave them out.' },
        )
        .default({}),
    },
    { error: "Write only account, region, desks and tags." },
  )
  .superRefine((stage, context) => {
    const refuse = (path: (string | number)[], wrong: string, message: string): void =>
      context.addIssue({ code: "custom", path: ["desks", ...path], message, params: { wrong } });
    for (const [index, row] of stage.desks.entries()) {
      if (!row.alias.endsWith(`@${row.domain}`))
        refuse([index, "alias"], `is not at the desk's domain "${row.domain}"`, "Write an alias that ends in @ and that domain.");
      for (const field of ["id", "alias"] as const)
        if (stage.desks.findIndex((other) => other[field] === row[field]) < index)
          refuse([index, field], `is "${row[field]}", which another desk has already`, "Write a different one for each desk.");
    }
  });

export type Stage = z.output<typeof stageSettings> & { readonly name: string };

/** Names of things in the account begin with it, so it stays short. */
const stageName = /^[a-z][a-z0-9-]{0,19}$/;

const valueAt = (from: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), from);

const wrongWith = (issue: z.core.$ZodIssue, settings: unknown): string => {
  if (issue.code === "custom" && typeof issue.params?.wrong === "string") return issue.params.wrong;
  if (issue.code === "unrecognized_keys") return `has the setting "${issue.keys.join('", "')}", which nobody reads`;
  const value = valueAt(settings, issue.path);
  if (value === undefined) return "is missing";
  return `is ${JSON.stringify(value)}, which cannot be used`;
};

const explain = (stage: string, issue: z.core.$ZodIssue, settings: unknown): string => {
  const where = issue.path.length > 0 ? `, ${issue.path.join(".")}` : "";
  return `In the stage "${stage}"${where} ${wrongWith(issue, settings)}. ${issue.message}`;
};

/** `stages` is the part of cdk.json by that name; `chosen` comes from `-c stage=NAME`. */
export const readStage = (chosen: unknown, stages: unknown): Stage => {
  const name = chosen ?? "staging";
  if (typeof name !== "string" || !stageName.test(name))
    throw new Error(`The stage ${JSON.stringify(name)} has no usable name. Write a short lower-case word such as "staging".`);
  const known = z.record(z.string(), z.unknown()).safeParse(stages);
  if (!known.success)
    throw new Error('cdk.json has no "stages" in its context. Write them there as {"staging": {"desks": [...]}}.');
  if (!Object.hasOwn(known.data, name)) {
    const names = Object.keys(known.data).join(", ") || "none";
    throw new Error(
      `There is no stage "${name}" in cdk.json (there: ${names}). Write it there, or choose one with -c stage=NAME.`,
    );
  }
  const settings = known.data[name];
  const parsed = stageSettings.safeParse(settings);
  const issue = parsed.error?.issues[0];
  if (parsed.success) return { name, ...parsed.data };
  throw new Error(issue ? explain(name, issue, settings) : `The stage "${name}" cannot be read.`);
};
