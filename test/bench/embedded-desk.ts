/** Ready, latency, throughput and large mail, as a user of the embedded desk would meet them: over SMTP and HTTP. */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import MailComposer from "nodemailer/lib/mail-composer";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { type Figure, percentile } from "./figures.ts";
import { composed, sendOverOne } from "./sender.ts";

/** A bench is a flood; here it is to be taken in like any other mail. */
const start = { now: "2026-03-10T15:00:00Z", env: { DESK_REPORTS_AN_HOUR: "50000" } } as const;

/** On the disk where `npm start` keeps its own: a system's folder for temporary files may be much faster than that, or slower. */
const underCheckout = ".build";

const withDesk = async <Answer>(work: (desk: TestDesk) => Promise<Answer>): Promise<Answer> => {
  await mkdir(underCheckout, { recursive: true });
  const data = await mkdtemp(`${underCheckout}/bench-`);
  const desk = await startDesk({ ...start, data });
  try {
    return await work(desk);
  } finally {
    await desk.stop();
    await rm(data, { recursive: true, force: true });
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

/** Asking takes the desk's time too, so the more is missing, the longer until the next question. */
const untilArrived = async (pair: Pair, wanted: number): Promise<void> => {
  const missing = async (): Promise<number> => wanted - (await pair.arrived());
  for (let still = await missing(); still > 0; still = await missing())
    await new Promise((resolve) => setTimeout(resolve, Math.min(still, 500)));
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

export const measureThroughput = async (): Promise<readonly Figure[]> => {
  const runs = [await throughput(), await throughput(), await throughput()];
  const rates = runs.map(({ rate }) => rate);
  return [
    {
      what: "mails a second to both forwards, 4 senders, median of 3 times 1000 mails",
      measured: percentile(rates, 0.5),
      unit: "/s",
      bar: 60,
      atLeast: true,
    },
    { what: "mails lost among them", measured: runs.reduce((sum, { lost }) => sum + lost, 0), unit: "", bar: 1 },
  ];
};

const throughput = (): Promise<{ readonly rate: number; readonly lost: number }> =>
  withDesk(async (desk) => {
    const pair = await pairOf(desk);
    const [warm, count, senders] = [200, 1000, 4];
    await warmUp(desk, pair, warm);
    const began = performance.now();
    const ofSender = (sender: number) =>
      Array.from({ length: count / senders }, (_, mail) => composed(letter(desk, mail * senders + sender)));
    await Promise.all(Array.from({ length: senders }, (_, sender) => sendOverOne(desk.smtpPort, ofSender(sender))));
    await untilArrived(pair, warm + count);
    const seconds = (performance.now() - began) / 1000;
    await desk.settle();
    const lost = warm + count - (await desk.board()).length + (await desk.deadLetters()).length;
    return { rate: count / seconds, lost };
  });

const megabyte = 1024 * 1024;

export const measureLarge = async (): Promise<readonly Figure[]> => [
  ...(await withDesk(async (desk) => [await large(desk, { size: 10, times: 5, bar: 1 })])),
  ...(await withDesk(async (desk) => {
    const time = await large(desk, { size: 35, times: 1, bar: 4 });
    const memory = await peakMemory(desk.pid);
    return memory === undefined ? [time] : [time, { what: "memory at its peak with it", measured: memory, unit: "MB", bar: 600 }];
  })),
];

interface Large {
  readonly size: number;
  readonly times: number;
  readonly bar: number;
}

/** The size is that of the mail as it is sent, so the file in it is smaller by what base64 adds. */
const large = async (desk: TestDesk, { size, times, bar }: Large): Promise<Figure> => {
  const pair = await pairOf(desk);
  const warm = 2;
  await warmUp(desk, pair, warm);
  const content = Buffer.alloc(Math.floor((size * megabyte * 57) / 78), 7);
  const seconds: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const plain = letter(desk, time);
    const raw = await new MailComposer({ ...plain, attachments: [{ filename: "evidence.bin", content }] }).compile().build();
    const began = performance.now();
    await sendOverOne(desk.smtpPort, [{ ...plain, raw }]);
    await untilArrived(pair, warm + time + 1);
    seconds.push((performance.now() - began) / 1000);
    await desk.settle();
  }
  const median = times === 1 ? "" : `, median of ${times}`;
  return {
    what: `a report of ${size} MB, from the first byte sent to both forwards${median}`,
    measured: percentile(seconds, 0.5),
    unit: "s",
    bar,
  };
};

/** Known only where the system tells: Linux. */
const peakMemory = async (pid: number | undefined): Promise<number | undefined> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return found === undefined ? undefined : Number(found) / 1024;
};
