/** Every question and order of the local surface. */
import { Temporal } from "temporal-polyfill";
import type { DeskSettings, Member } from "../../../functions/core/duty/desk-settings.ts";
import type { Duty } from "../../../functions/core/duty/duty.ts";
import type { BoardRow } from "../../../functions/ports/case-store.ts";
import type { RunningCloud } from "../cloud/run.ts";
import { demoAlias } from "../demo-alias.ts";
import type { DemoPerson } from "../demo-desk.ts";
import type { Mailboxes } from "../mailboxes.ts";
import { NeverSettles } from "../settle.ts";
import { ClockIsStuck, NoSuchTime, targetOf } from "../time-travel.ts";
import type { VirtualClock } from "../virtual-clock.ts";
import { orders, read } from "./orders.ts";
import { Refused } from "./refused.ts";
import type { Reply, Route } from "./server.ts";
import { readStaticFile } from "./static-files.ts";

export interface Surface {
  readonly clock: VirtualClock;
  readonly cloud: RunningCloud;
  readonly mailboxes: Mailboxes;
  readonly people: readonly DemoPerson[];
  readonly settings: () => Promise<DeskSettings>;
  readonly dutyAt: (settings: DeskSettings, at: number) => Duty;
  readonly board: () => Promise<readonly BoardRow[]>;
  readonly settle: () => Promise<void>;
  readonly travelTo: (target: number) => Promise<void>;
  readonly logLines: () => readonly string[];
}

export const routesOf = (surface: Surface): readonly Route[] => [
  ...pages,
  ...questions(surface),
  ...mail(surface),
  ...doings(surface),
];

const iso = (at: number): string => new Date(at).toISOString();
const done = (more: object = {}): Reply => ({ json: { ok: true, ...more } });

const pages: readonly Route[] = [
  { method: "GET", path: "/", answer: () => readStaticFile("index.html") },
  { method: "GET", path: "/mailroom/:", answer: ({ names: [name = ""] }) => readStaticFile(name) },
];

const questions = ({ clock, cloud, people, settings, dutyAt, board, logLines }: Surface): readonly Route[] => [
  { method: "GET", path: "/api/health", answer: () => done({ now: iso(clock.now()), alias: demoAlias }) },
  { method: "GET", path: "/api/clock", answer: () => ({ json: { now: iso(clock.now()) } }) },
  {
    method: "GET",
    path: "/api/duty",
    answer: async ({ query }) => ({ json: dutyShown(dutyAt(await settings(), instantIn(query.get("at")) ?? clock.now())) }),
  },
  { method: "GET", path: "/api/members", answer: async () => ({ json: (await settings()).members.map(memberShown) }) },
  { method: "GET", path: "/api/people", answer: () => ({ json: people }) },
  { method: "GET", path: "/api/board", answer: async () => ({ json: (await board()).map(boardShown) }) },
  { method: "GET", path: "/api/dead-letters", answer: async () => ({ json: await cloud.ask("deadLetters", null) }) },
  { method: "GET", path: "/api/logs", answer: () => ({ json: logLines().map((line): unknown => JSON.parse(line)) }) },
];

const mail = ({ mailboxes, cloud }: Surface): readonly Route[] => [
  { method: "GET", path: "/api/mailboxes", answer: async () => ({ json: await mailboxes.list() }) },
  {
    method: "GET",
    path: "/api/mailboxes/:/messages",
    answer: async ({ names: [address = ""], query }) => ({
      json: await mailboxes.messages(address, query.get("after") ?? undefined),
    }),
  },
  {
    method: "GET",
    path: "/api/messages/:/raw",
    answer: async ({ names: [id = ""] }) => {
      const stretch = await mailboxes.raw(id);
      if (stretch === undefined) throw new Refused(404, "There is no such mail.");
      return { stretch, contentType: "message/rfc822", name: `${id}.eml` };
    },
  },
  {
    method: "GET",
    path: "/api/messages/:/attachments/:",
    answer: async ({ names: [id = "", number = ""] }) => {
      const file = await mailboxes.attachment(id, Number(number));
      if (file === undefined) throw new Refused(404, "There is no such file.");
      return { download: file.content, name: file.filename };
    },
  },
  {
    method: "POST",
    path: "/api/send",
    answer: async ({ body }) => {
      const order = read(orders.send, body);
      const { sendAs } = await import("./send.ts");
      return { json: await sendAs(cloud.place.smtpPort, order) };
    },
  },
];

const doings = ({ clock, cloud, settle, travelTo }: Surface): readonly Route[] => [
  {
    method: "POST",
    path: "/api/settle",
    answer: async ({ body }) => {
      read(orders.settle, body);
      await inWords(settle);
      return done({ deadLetters: (await cloud.ask("deadLetters", null)).length });
    },
  },
  {
    method: "POST",
    path: "/api/clock",
    answer: async ({ body }) => {
      const order = read(orders.clock, body);
      await inWords(() => travelTo(targetOf(order, clock.now())));
      return done({ now: iso(clock.now()) });
    },
  },
  {
    method: "POST",
    path: "/api/faults",
    answer: async ({ body }) => {
      await cloud.ask("order", read(orders.faults, body));
      return done();
    },
  },
  // For tests alone: SES may tell of the same mail twice, and nothing may happen twice.
  {
    method: "POST",
    path: "/api/announce",
    answer: async ({ body }) => {
      const mailId = await cloud.ask("announce", read(orders.announce, body).mail);
      if (mailId === undefined) throw new Refused(404, "No such mail was announced since the start.");
      return done({ mail: mailId });
    },
  },
];

const inWords = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof NoSuchTime) throw new Refused(400, error.message);
    if (error instanceof ClockIsStuck) throw new Refused(500, error.message);
    if (error instanceof NeverSettles) throw new Refused(504, error.message);
    throw error;
  }
};

const instantIn = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Refused(400, '"at" is not an instant. Write one like 2026-03-10T15:00:00Z.');
  }
};

const memberShown = ({ id, name, email }: Member) => ({ id, name, email });

const dutyShown = ({ primary, secondary, from, to }: Duty) => ({
  primary: memberShown(primary),
  secondary: secondary && memberShown(secondary),
  from: iso(from),
  to: iso(to),
});

const boardShown = ({ codeName, stage, safetyRisk, repeatRisk, openedAt, acknowledgedAt }: BoardRow) => ({
  codeName,
  stage,
  safetyRisk,
  repeatRisk,
  openedAt: iso(openedAt),
  acknowledgedAt: acknowledgedAt === undefined ? undefined : iso(acknowledgedAt),
});
