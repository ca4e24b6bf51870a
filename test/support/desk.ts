/** A desk for scenario tests: a child process, driven through its local surface and nothing else. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watch } from "./canary.ts";
import { lookAtProcess } from "./canary-sinks.ts";
import { type DeskEnvironment, type Running, runDesk } from "./desk-process.ts";
import { type Letter, openPostbox, type Postbox, type SmtpAnswer } from "./letters.ts";
import { answers, asker, type Duty, type Message } from "./surface.ts";

export interface DeskOptions {
  readonly now?: string;
  readonly policy?: string;
  /** A folder of the test's own, which then stays. */
  readonly data?: string;
  readonly env?: DeskEnvironment;
}

interface FaultOrder {
  readonly service: "ses" | "dynamodb" | "s3" | "kms";
  readonly outcome: "throttle" | "reject" | "timeout" | "timeout-after-accept" | "bounce" | "complaint" | "suppress" | "crash";
  readonly match?: string;
  readonly times?: number;
  /** So many matching calls go well first. */
  readonly skip?: number;
  /** On which side of the call a crash falls. */
  readonly moment?: "before" | "after";
}

export interface TestDesk {
  readonly data: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly origin: string;
  readonly alias: string;
  readonly readyMs: number;
  readonly pid: number | undefined;
  mail(letter: Letter): Promise<SmtpAnswer>;
  /** Waits until nothing is in flight; answers how many mails were given up. */
  settle(): Promise<number>;
  mailboxes(): Promise<readonly { readonly address: string; readonly messages: number }[]>;
  mailbox(address: string): Promise<readonly Message[]>;
  raw(id: string): Promise<string>;
  /** A file of that mail, counted from 0, as the mailroom hands it out. */
  file(id: string, number: number): Promise<Response>;
  duty(at?: string): Promise<Duty>;
  members(): Promise<readonly { readonly id: string; readonly name: string; readonly email: string }[]>;
  board(): Promise<ReturnType<typeof answers.board.parse>>;
  clock(): Promise<string>;
  /** An ISO duration like PT12H or P1W; due work is done on the way. */
  advance(duration: string): Promise<string>;
  moveTo(instant: string): Promise<string>;
  deadLetters(): Promise<ReturnType<typeof answers.deadLetters.parse>>;
  logs(): Promise<ReturnType<typeof answers.logs.parse>>;
  fault(order: FaultOrder): Promise<void>;
  /** SES tells of the same mail once more: of this one, or of the last. */
  announce(mail?: string): Promise<void>;
  /** As `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to go; answers its exit code. */
  end(): Promise<number | null>;
  /** Waits until the process has ended by itself, as after an ordered crash. */
  ended(): Promise<void>;
  /** Ends it in good order where it still runs, and starts it again on the same data. */
  restart(options?: Pick<DeskOptions, "now" | "env">): Promise<void>;
  /** Everything that the process wrote. */
  output(): string;
  stop(): Promise<void>;
}

const environmentOf = (data: string, { now, policy, env }: DeskOptions): DeskEnvironment => ({
  DESK_DATA: data,
  ...(now !== undefined && { DESK_NOW: now }),
  ...(policy !== undefined && { DESK_POLICY: policy }),
  ...env,
});

export const startDesk = async (options: DeskOptions = {}): Promise<TestDesk> => {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), "conduct-desk-")));
  let running: Running = await runDesk(environmentOf(data, options));
  let postbox: Postbox = openPostbox(running.smtpPort);
  const origin = (): string => `http://127.0.0.1:${running.httpPort}`;
  const { get, post } = asker(origin);
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<number | null> => {
    postbox.close();
    const code = await running.end(signal);
    lookAtProcess(running.output(), data);
    return code;
  };
  return {
    data,
    get smtpPort() {
      return running.smtpPort;
    },
    get httpPort() {
      return running.httpPort;
    },
    get origin() {
      return origin();
    },
    get readyMs() {
      return running.readyMs;
    },
    get pid() {
      return running.child.pid;
    },
    alias: running.alias,
    mail: (letter) => postbox.send(letter),
    settle: async () => (await post("/api/settle", {}, answers.settled)).deadLetters,
    mailboxes: () => get("/api/mailboxes", answers.mailboxes),
    mailbox: (address) => get(`/api/mailboxes/${encodeURIComponent(address)}/messages`, answers.messages),
    raw: async (id) => (await fetch(`${origin()}/api/messages/${encodeURIComponent(id)}/raw`)).text(),
    file: (id, number) => fetch(`${origin()}/api/messages/${encodeURIComponent(id)}/attachments/${number}`),
    duty: (at) => get(`/api/duty${at === undefined ? "" : `?at=${encodeURIComponent(at)}`}`, answers.duty),
    members: () => get("/api/members", answers.members),
    board: () => get("/api/board", answers.board),
    clock: async () => (await get("/api/clock", answers.clock)).now,
    advance: async (advance) => (await post("/api/clock", { advance }, answers.clock)).now,
    moveTo: async (to) => (await post("/api/clock", { to }, answers.clock)).now,
    deadLetters: async () => {
      const dead = await get("/api/dead-letters", answers.deadLetters);
      for (const { body } of dead) watch.look("dead letter", body);
      return dead;
    },
    logs: () => get("/api/logs", answers.logs),
    fault: async (order) => void (await post("/api/faults", order, answers.done)),
    announce: async (mail) => void (await post("/api/announce", { mail }, answers.done)),
    kill: async () => void (await end("SIGKILL")),
    end: () => end("SIGTERM"),
    ended: async () => {
      if (running.child.exitCode === null && running.child.signalCode === null)
        await new Promise<void>((resolve) => running.child.once("close", () => resolve()));
    },
    restart: async (again = {}) => {
      await end("SIGTERM");
      running = await runDesk(environmentOf(data, { ...options, ...again }));
      postbox = openPostbox(running.smtpPort);
    },
    output: () => running.output(),
    stop: async () => {
      await end("SIGTERM");
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
};
