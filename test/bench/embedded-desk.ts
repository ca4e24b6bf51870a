/** Ready, latency, throughput and large mail, as a user of the embedded desk would meet them: over SMTP and HTTP. */
import { readFile } from "node:fs/promises";
import MailComposer from "nodemailer/lib/mail-composer";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { type Figure, percentile } from "./figures.ts";
import { composed, sendOverOne } from "./sender.ts";

const start = { now: "2026-03-10T15:00:00Z" } as const;

const withDesk = async <Answer>(work: (desk: TestDesk) => Promise<Answer>): Promise<Answer> => {
  const desk = await startDesk(start);
  try {
    return await work(desk);
  } finally {
    await desk.stop();
  }
};

export const measureReady = async (): Promise<readonly Figure[]> => {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) times.push(await withDesk(async (desk) => desk.readyMs));
  return [{ what: "ready after start, median of 5", measured: percentile(times, 0.5) / 1000, unit: "s", bar: 1.5 }];
};

interface Pair {
  readonly addresses: readonly string[];
  /** Mails in both mailboxes, the smaller of the two. */
  arrived(): Promise<number>;
}

const pairOf = async (desk: TestDesk): Promise<Pair> => {
  const duty = await desk.duty();
  const addresses = [duty.primary.email, duty.secondary.email];
  return {
    addresses,
    arrived: async () => {
      const boxes = await desk.mailboxes();
      return Math.min(...addresses.map((address) => boxes.find((box) => box.address === address)?.messages ?? 0));
    },
  };
};

/** Asking takes the desk's time too, so a long wait asks seldom. */
const untilArrived = async (pair: Pair, wanted: number, every = 1): Promise<void> => {
  while ((await pair.arrived()) < wanted) await new Promise((resolve) => setTimeout(resolve, every));
};

const letter = (desk: TestDesk, number: number) => ({
  from: `reporter-${number}@example.org`,
  to: [desk.alias],
  subject: "a report",
  text: `Somebody would not let me leave. Number ${number}.\n`.repeat(20),
});

/** The first mails load what is loaded on first use; a desk that has run for a minute has done that. */
const warmUp = async (desk: TestDesk, pair: Pair, count: number): Promise<void> => {
  for (let number = 0; number < count; number += 1) await desk.mail(letter(desk, 100_000 + number));
  await untilArrived(pair, count);
  await desk.settle();
};

export const measureLatency = (): Promise<readonly Figure[]> =>
  withDesk(async (desk) => {
    const pair = await pairOf(desk);
    const warm = 10;
    await warmUp(desk, pair, warm);
    const times: number[] = [];
    for (let number = 0; number < 100; number += 1) {
      await desk.mail(letter(desk, number));
      const accepted = performance.now();
      await untilArrived(pair, warm + number + 1);
      times.push(performance.now() - accepted);
      await desk.settle();
    }
    return [
      { what: "from 250 to both forwards, p50 of 100 mails", measured: percentile(times, 0.5), unit: "ms", bar: 60 },
      { what: "from 250 to both forwards, p95 of 100 mails", measured: percentile(times, 0.95), unit: "ms", bar: 150 },
    ];
  });

export const measureThroughput = (): Promise<readonly Figure[]> =>
  withDesk(async (desk) => {
    const pair = await pairOf(desk);
    const [warm, count, senders] = [200, 1000, 4];
    await warmUp(desk, pair, warm);
    const began = performance.now();
    const ofSender = (sender: number) =>
      Array.from({ length: count / senders }, (_, mail) => composed(letter(desk, mail * senders + sender)));
    await Promise.all(Array.from({ length: senders }, (_, sender) => sendOverOne(desk.smtpPort, ofSender(sender))));
    await untilArrived(pair, warm + count, 100);
    const seconds = (performance.now() - began) / 1000;
    await desk.settle();
    const lost = warm + count - (await desk.board()).length + (await desk.deadLetters()).length;
    return [
      {
        what: "mails a second to both forwards, 4 senders, 1000 mails",
        measured: count / seconds,
        unit: "/s",
        bar: 60,
        atLeast: true,
      },
      { what: "mails lost among them", measured: lost, unit: "", bar: 1 },
    ];
  });

const megabyte = 1024 * 1024;

export const measureLarge = async (): Promise<readonly Figure[]> => [
  ...(await withDesk((desk) => large(desk, 10, 1))),
  ...(await withDesk((desk) => large(desk, 35, 4))),
];

/** The size is that of the mail as it is sent, so the file in it is smaller by what base64 adds. */
const large = async (desk: TestDesk, size: number, bar: number): Promise<readonly Figure[]> => {
  const pair = await pairOf(desk);
  await warmUp(desk, pair, 2);
  const content = Buffer.alloc(Math.floor((size * megabyte * 57) / 78), 7);
  const plain = letter(desk, 1);
  const raw = await new MailComposer({ ...plain, attachments: [{ filename: "evidence.bin", content }] }).compile().build();
  const began = performance.now();
  await sendOverOne(desk.smtpPort, [{ ...plain, raw }]);
  await untilArrived(pair, 3);
  const seconds = (performance.now() - began) / 1000;
  const memory = await peakMemory(desk.pid);
  return [
    { what: `a report of ${size} MB, from the first byte sent to both forwards`, measured: seconds, unit: "s", bar },
    ...(memory === undefined || size < 35
      ? []
      : [{ what: `memory at its peak with it`, measured: memory, unit: "MB", bar: 600 }]),
  ];
};

/** Known only where the system tells: Linux. */
const peakMemory = async (pid: number | undefined): Promise<number | undefined> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return found === undefined ? undefined : Number(found) / 1024;
};
