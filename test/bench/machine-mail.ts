/** How well the desk tells a machine's mail from a person's. The corpora are no part of the project; MAIL_CORPORA names their folder. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import { sesId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import { type MachineKind, machineKind } from "../../functions/core/mail/machine.ts";
import { type Figure, printFigures } from "./figures.ts";
import { replyRows } from "./reply-corpus.ts";

const leastRecall = 97;

const row = z.object({ id: z.string(), input: z.string(), class: z.string(), machine: z.boolean() });
type Row = z.infer<typeof row>;

interface Judged extends Row {
  readonly kind: MachineKind | undefined;
}

const classRows = (corpora: string): readonly Row[] =>
  readFileSync(join(corpora, "class.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => row.parse(JSON.parse(line)));

/** A person wrote every one of them. */
const humanReplies = (corpora: string): readonly Row[] =>
  replyRows(corpora)
    .filter(({ format }) => format === "eml")
    .map(({ id, input }) => ({ id, input, class: "human reply", machine: false }));

/** What SES would say the envelope's sender was, where the server that took the mail has left word of it. */
const envelopeFrom = (raw: Buffer): string => {
  const head = raw.toString("latin1").replace(/\r\n?/g, "\n").replace(/^\n+/, "").split("\n\n")[0] ?? "";
  const returnPath = /^return-path:(.*)$/im.exec(head)?.[1];
  return (returnPath ?? /^From (\S+) /.exec(head)?.[1] ?? "not-known@example.org").trim();
};

const reader = createMailReader();

const receiptFrom = (sender: string): Receipt => ({
  mail: sesId("bench"),
  rawKey: "raw/bench",
  receivedAt: instant(0),
  envelopeFrom: sender,
  recipients: ["conduct@desk.test"],
  verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" },
});

const judge = async (corpora: string, one: Row): Promise<Judged> => {
  const raw = readFileSync(join(corpora, one.input));
  const mail = await reader.read(raw.subarray(raw.findIndex((byte) => byte !== 0x0a && byte !== 0x0d)));
  return { ...one, kind: mail && machineKind(mail, receiptFrom(envelopeFrom(raw))) };
};

/** By its name alone, so that the halves stay the same whatever is added: a rule made for one mail shows as a gap between them. */
const isHeldOut = ({ id }: Row): boolean => (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 1;

const isRight = ({ machine, kind }: Judged): boolean => machine === (kind !== undefined);

const printClasses = (judged: readonly Judged[]): void => {
  const classes = [...new Set(judged.map((one) => one.class))].sort();
  process.stdout.write(`${"class".padEnd(18)}  rows  taken for a machine's: report  auto-reply  bulk\n`);
  for (const name of classes) {
    const rows = judged.filter((one) => one.class === name);
    const count = (kind: MachineKind): number => rows.filter((one) => one.kind === kind).length;
    const cells = [
      name.padEnd(18),
      String(rows.length).padStart(4),
      String(count("report")).padStart(29),
      String(count("auto-reply")).padStart(10),
      String(count("bulk")).padStart(4),
    ];
    process.stdout.write(`${cells.join("  ")}\n`);
  }
  for (const one of judged.filter((each) => !isRight(each)))
    process.stdout.write(`wrong: ${one.id} (${one.class}) ${one.kind ?? "not recognised"}\n`);
};

const figuresOf = (what: string, judged: readonly Judged[]): readonly Figure[] => {
  const machines = judged.filter(({ machine }) => machine);
  const people = judged.filter(({ machine }) => !machine);
  const recall = (100 * machines.filter(isRight).length) / machines.length;
  return [
    {
      what: `machine mail recognised, ${what}, of ${machines.length}`,
      measured: recall,
      unit: "%",
      bar: leastRecall,
      atLeast: true,
    },
    {
      what: `people's mail taken for a machine's, ${what}, of ${people.length}`,
      measured: people.filter((one) => !isRight(one)).length,
      unit: "",
      bar: 1,
    },
  ];
};

const corpora = process.env.MAIL_CORPORA;
if (corpora === undefined || corpora === "") {
  process.stderr.write(
    "Set MAIL_CORPORA to the folder with class.jsonl and reply.jsonl. The corpora are not part of this project.\n",
  );
  process.exitCode = 1;
} else {
  const judged: Judged[] = [];
  for (const one of [...classRows(corpora), ...humanReplies(corpora)]) judged.push(await judge(corpora, one));
  printClasses(judged);
  const figures = [
    ...figuresOf("all", judged),
    ...figuresOf(
      "first half",
      judged.filter((one) => !isHeldOut(one)),
    ),
    ...figuresOf("held-out half", judged.filter(isHeldOut)),
  ];
  process.exitCode = printFigures(figures) ? 0 : 1;
}
