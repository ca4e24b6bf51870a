/**
 * Canary words. What strangers and members write must stand nowhere but in sealed content and in the mail that is meant to carry
 * it. In every test, every place where it might slip out is looked at: for words that are planted in incoming mail, and for what
 * the incoming mail of that test says by itself.
 */

/** One for each field, so that a find names the field. No other text has such words, and no base64 makes them by chance. */
export const canaries = {
  header: "qixhedderlumba",
  subject: "qixsubjelumba",
  name: "qixnaimelumba",
  text: "qixtextolumba",
  command: "qixordrelumba",
  html: "qixmarkuplumba",
  filename: "qixfailnamlumba",
  content: "qixinhaltlumba",
  local: "qixlokaalumba",
} as const;

/** Where something may slip out. A new place is a new row here, and whoever holds it calls `look`. */
export const sinks = [
  "log",
  "error",
  "subject",
  "header",
  "object key",
  "work tag",
  "hint",
  "table and bucket",
  "process output",
  "dead letter",
] as const;
export type Sink = (typeof sinks)[number];

export interface Found {
  readonly sink: Sink;
  readonly word: string;
}

export interface Tally {
  readonly mails: number;
  readonly words: number;
  readonly looked: Readonly<Partial<Record<Sink, { readonly times: number; readonly bytes: number }>>>;
}

/** A mail as it goes in; whatever of it is not there is not looked for. */
export interface Planted {
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
}

const shortestPhrase = 16;
const longestPhrase = 60;
const mostPhrases = 12;

/** Lines that nobody writes by chance. Commands and quotations are words of the desk's own. */
const phrasesOf = ({ subject = "", text = "" }: Planted): readonly string[] =>
  [subject, ...text.slice(0, 4_000).split("\n")]
    .map((line) => line.trim().slice(0, longestPhrase).trim())
    .filter((line) => line.length >= shortestPhrase && /\S\s+\S+\s+\S/.test(line) && !/^(>|\/|re:)/i.test(line))
    .slice(0, mostPhrases);

export const createWatch = () => {
  const words = new Set<string>(Object.values(canaries));
  const seen = new Map<Sink, { times: number; bytes: number; pieces: Set<string> }>();
  let mails = 0;
  return {
    mail: (mail: Planted): void => {
      mails += 1;
      for (const phrase of phrasesOf(mail)) words.add(phrase);
    },
    look: (sink: Sink, what: string): void => {
      const row = seen.get(sink) ?? { times: 0, bytes: 0, pieces: new Set<string>() };
      seen.set(sink, row);
      row.times += 1;
      row.bytes += what.length;
      row.pieces.add(what);
    },
    found: (): readonly Found[] =>
      [...seen].flatMap(([sink, { pieces }]) => {
        const everything = [...pieces].join("\n");
        return [...words].filter((word) => everything.includes(word)).map((word) => ({ sink, word }));
      }),
    tally: (): Tally => ({
      mails,
      words: words.size,
      looked: Object.fromEntries([...seen].map(([sink, { times, bytes }]) => [sink, { times, bytes }])),
    }),
    forget: (): void => {
      mails = 0;
      seen.clear();
      words.clear();
      for (const word of Object.values(canaries)) words.add(word);
    },
  };
};
export type Watch = ReturnType<typeof createWatch>;

/** The one that the desks of all tests tell; what it found is asked at the end of each file. */
export const watch: Watch = createWatch();

/** Only the job of its own plants words where a person would read them, because tests count on what is read. */
const plantsEverywhere = process.env.CANARY === "1";

/** Below everything that may be a command: a signature is nobody's order. */
export const withSignature = (text: string): string =>
  plantsEverywhere && text.trim() !== "" ? `${text}\n\n-- \n${canaries.text}` : text;

/** Of some machines the whole subject is how they are known. */
const knownBySubject = /^complaint about message/i;

export const withWord = (text: string): string =>
  plantsEverywhere && !knownBySubject.test(text) ? `${text} ${canaries.subject}` : text;

/** A plain address gets a display name, where no test reads what stands beside it: on a line, whoever writes is shown in full. */
export const withName = (from: string, to: readonly string[]): string =>
  plantsEverywhere && !to.some((address) => address.includes("+")) && /^[^\s<>"(),:;]+@[^\s<>"(),:;]+$/.test(from)
    ? `${canaries.name} <${from}>`
    : from;

export const canaryHeader = { name: "X-Canary", value: canaries.header } as const;
