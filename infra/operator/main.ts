/**
 * The `desk` command. Exit codes: 0 it was done, 1 it was not (the output says why and what to do), 2 it was not understood,
 * 3 it was done, and what it shows needs a look.
 */
interface Command {
  readonly words: readonly string[];
  /** Loaded when it is meant, so that a wrong word is answered at once. */
  readonly load: () => Promise<(given: readonly string[]) => Promise<number>>;
  readonly takes: (given: readonly string[]) => boolean;
  readonly usage: string;
  readonly does: string;
}

const oneFile = ({ length }: readonly string[]): boolean => length === 1;
const perhapsJson = (given: readonly string[]): boolean => given.length === 0 || given.join(" ") === "--json";

const commands: readonly Command[] = [
  {
    words: ["due"],
    load: async () => (await import("./due.ts")).showDue,
    takes: perhapsJson,
    usage: "due [--json]",
    does: "shows what is due and why; 3 where it is late",
  },
  {
    words: ["roster", "check"],
    load: async () => (await import("./roster.ts")).checkRoster,
    takes: oneFile,
    usage: "roster check FILE",
    does: "says whether FILE is a usable desk",
  },
  {
    words: ["roster", "put"],
    load: async () => (await import("./roster.ts")).putRoster,
    takes: oneFile,
    usage: "roster put FILE",
    does: "opens the desk in FILE where there is none yet",
  },
];

const usage = (): string => {
  const rows = commands.map((command) => `  ${command.usage.padEnd(20)} ${command.does}`);
  return ["Usage: npm run desk -- COMMAND", "", ...rows, ""].join("\n");
};

const given = process.argv.slice(2);
const command = commands.find(({ words }) => words.every((word, index) => given[index] === word));
const rest = given.slice(command?.words.length);

if (!command?.takes(rest)) {
  process.stderr.write(usage());
  process.exitCode = 2;
} else {
  const run = await command.load();
  process.exitCode = await run(rest);
}
