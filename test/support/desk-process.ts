/** `npm start` as a child process: started, killed and started again as a person or a power cut would. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface Running {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly alias: string;
  /** From the spawn to the ready line. */
  readonly readyMs: number;
  readonly child: ChildProcess;
  output(): string;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

export type DeskEnvironment = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, "..", "..");

/** What `npm start` runs. */
export const sources = join(root, "infra", "local", "main.ts");

/** Most tests run its bundle, which is there sooner; the bench measures what people start. */
const underTest = process.env.DESK_UNDER_TEST ?? sources;

const readyLine = /^Conduct Desk is ready: http:\/\/127\.0\.0\.1:(\d+) \(mailroom\), smtp 127\.0\.0\.1:(\d+), alias (\S+)$/m;
const longestStartMs = 30_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For starts that are meant to fail. */
export const runToItsEnd = async (environment: DeskEnvironment, entry = underTest): Promise<Ended> => {
  const { child, stdout, stderr } = spawned(environment, entry);
  const giveUp = setTimeout(() => child.kill("SIGKILL"), longestStartMs);
  const code = await exitOf(child);
  clearTimeout(giveUp);
  return { code, stdout: stdout(), stderr: stderr() };
};

export const runDesk = async (environment: DeskEnvironment, entry = underTest): Promise<Running> => {
  const began = performance.now();
  const { child, stdout, stderr } = spawned(environment, entry);
  const exited = exitOf(child);
  const line = await new Promise<RegExpExecArray>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The desk did not become ready.\n${stderr()}`)), longestStartMs);
    child.stdout?.on("data", () => {
      const found = readyLine.exec(stdout());
      if (found) {
        clearTimeout(timer);
        resolve(found);
      }
    });
    void exited.then((code) => reject(new Error(`The desk ended with code ${code}.\n${stderr()}`)));
  });
  return {
    httpPort: Number(line[1]),
    smtpPort: Number(line[2]),
    alias: line[3] ?? "",
    readyMs: performance.now() - began,
    child,
    output: () => stdout() + stderr(),
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
};

/** As in `npm start`: a mail of 35 MB leaves garbage by the tens of megabytes, and a small nursery gets it collected in time. */
const nodeOptions = ["--max-semi-space-size=4"];

/** Named beforehand: a bundle is compiled before it could name it. */
const compileCache = { NODE_COMPILE_CACHE: join(root, ".build", "compile-cache") };

const spawned = (environment: DeskEnvironment, entry: string) => {
  const child = spawn(process.execPath, [...nodeOptions, entry], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SMTP_PORT: "0",
      HTTP_PORT: "0",
      ...(entry !== sources && compileCache),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kept = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    kept.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    kept.stderr += text;
  });
  // A test run that is cut short leaves no desk behind.
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return { child, stdout: () => kept.stdout, stderr: () => kept.stderr };
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("close", (code) => resolve(code)));
