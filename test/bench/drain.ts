/** A mail service that was away comes back: how long until a thousand mails that waited are out, on the embedded desk. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { startDesk, type TestDesk } from "../support/desk.ts";
import type { Figure } from "./figures.ts";
import { composed, sendOverOne } from "./sender.ts";

/** Each makes two forwards and a receipt. */
const reports = 334;
const mails = 3 * reports;

const delivered = async (desk: TestDesk): Promise<number> =>
  (await desk.mailboxes()).reduce((sum, { messages }) => sum + messages, 0);

const letters = (desk: TestDesk) =>
  Array.from({ length: reports }, (_, number) =>
    composed({
      from: `reporter-${number}@example.org`,
      to: [desk.alias],
      subject: "a report",
      text: `Somebody would not let me leave. Number ${number}.\n`.repeat(20),
    }),
  );

export const measureDrain = async (): Promise<readonly Figure[]> => {
  await mkdir(".build", { recursive: true });
  const data = await mkdtemp(".build/bench-drain-");
  const desk = await startDesk({ now: "2026-03-10T15:00:00Z", data, env: { DESK_REPORTS_AN_HOUR: "50000" } });
  try {
    await desk.fault({ service: "ses", outcome: "throttle", times: 1_000_000 });
    await sendOverOne(desk.smtpPort, letters(desk));
    await desk.settle();
    if ((await delivered(desk)) > 0) throw new Error("Nothing was to go out while the mail service is away.");
    // The first tick after a start finds all of it due at once; its time is taken from the start.
    const began = performance.now();
    await desk.restart({ now: "2026-03-10T16:00:00Z" });
    for (let sent = 0; sent < mails; sent = await delivered(desk)) await new Promise((resolve) => setTimeout(resolve, 200));
    const seconds = (performance.now() - began) / 1000;
    await desk.settle();
    return [
      { what: `${mails} due mails are out, the desk's start included`, measured: seconds, unit: "s", bar: 30 },
      { what: "mails sent twice among them", measured: (await delivered(desk)) - mails, unit: "", bar: 1 },
    ];
  } finally {
    await desk.stop();
    await rm(data, { recursive: true, force: true });
  }
};
