/**
 * The `desk` command. Exit codes: 0 it was done, 1 it was not (the output says why and what to do), 2 it was not understood.
 */
import { checkRoster, putRoster } from "./roster.ts";

type Run = (given: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, { readonly run: Run; readonly usage: string; readonly does: string }>> = {
  "roster check": { run: checkRoster, usage: "roster check FILE", does: "says whether FILE is a usable desk" },
  "roster put": { run: putRoster, usage: "roster put FILE", does: "opens the desk in FILE where there is none yet" },
};

const usage = (): string => {
  const rows = Object.values(commands).map((command) => `  ${command.usage.padEnd(20)} ${command.does}`);
  return ["Usage: npm run desk -- COMMAND", "", ...rows, ""].join("\n");
};

const [first = "", second = "", ...rest] = process.argv.slice(2);
const command = commands[`${first} ${second}`];
const [file] = rest;

if (!command || file === undefined) {
  process.stderr.write(usage());
  process.exitCode = 2;
} else {
  process.exitCode = await command.run(rest);
}
