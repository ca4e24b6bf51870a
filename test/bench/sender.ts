/** A sender that takes next to nothing of the machine it shares with the desk: one kept connection, plain mails, no library. */
import { connect } from "node:net";

export interface PlainLetter {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

interface Composed {
  readonly from: string;
  readonly to: readonly string[];
  /** With line ends as mail has them, and no line that begins with a dot. */
  readonly raw: string | Buffer;
}

export const sendOverOne = async (port: number, letters: readonly Composed[]): Promise<void> => {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  const answers = answersOf(socket);
  const ask = async (words: string | Buffer, code: string): Promise<void> => {
    socket.write(words);
    const { value } = await answers.next();
    if (value?.startsWith(code) !== true) throw new Error(`The desk answered ${value} and not ${code}.`);
  };
  await ask("", "220");
  await ask("EHLO bench.test\r\n", "250");
  for (const letter of letters) {
    await ask(`MAIL FROM:<${letter.from}>\r\n`, "250");
    for (const to of letter.to) await ask(`RCPT TO:<${to}>\r\n`, "250");
    await ask("DATA\r\n", "354");
    socket.write(letter.raw);
    await ask("\r\n.\r\n", "250");
  }
  await ask("QUIT\r\n", "221");
  socket.destroy();
};

/** The last line of each answer. */
async function* answersOf(socket: AsyncIterable<string>): AsyncGenerator<string> {
  let unread = "";
  for await (const piece of socket) {
    const lines = `${unread}${piece}`.split("\r\n");
    unread = lines.pop() ?? "";
    yield* lines.filter((line) => /^\d{3} /.test(line));
  }
}

export const composed = ({ from, to, subject, text }: PlainLetter): Composed => ({
  from,
  to,
  raw: [
    `From: ${from}`,
    `To: ${to.join(", ")}`,
    `Subject: ${subject}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text.trimEnd().replace(/\n/g, "\r\n"),
  ].join("\r\n"),
});
