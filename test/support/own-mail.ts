/**
 * A mail that the desk composed, read when somebody looks at it: most are only counted, and reading each with the package costs
 * a test more than writing it. Knows our composer's own forms alone; own-mail.test.ts holds it to what the package reads.
 */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export class OwnMail {
  readonly raw: string;
  readonly #parts: () => readonly Part[];

  constructor(raw: Uint8Array) {
    this.raw = Buffer.from(raw).toString("latin1");
    this.#parts = once(() => partsOf(partIn(this.raw)));
  }

  get subject(): string {
    return words(partIn(this.raw).headers.get("subject") ?? "");
  }

  get replyTo(): string {
    return (
      /<([^>]*)>$|^(\S*)$/
        .exec(partIn(this.raw).headers.get("reply-to") ?? "")
        ?.slice(1)
        .join("") ?? ""
    );
  }

  get text(): string {
    return this.#first("text/plain");
  }

  get html(): string {
    return this.#first("text/html");
  }

  get attachments(): readonly { readonly filename: string; readonly size: number }[] {
    return this.#parts()
      .filter(isAttached)
      .map((part) => ({ filename: filenameOf(part), size: bytesOf(part).length }));
  }

  #first(type: string): string {
    const part = this.#parts().find((one) => !isAttached(one) && one.headers.get("content-type")?.startsWith(type));
    return part === undefined ? "" : bytesOf(part).toString("utf8").replace(/\r\n/g, "\n");
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const isAttached = ({ headers }: Part): boolean => headers.get("content-disposition")?.startsWith("attachment") === true;

const partIn = (raw: string): Part => {
  const end = raw.indexOf("\r\n\r\n");
  const head = end < 0 ? raw : raw.slice(0, end);
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return {
    headers: new Map(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    ),
    body: end < 0 ? "" : raw.slice(end + 4),
  };
};

const partsOf = (part: Part): readonly Part[] => {
  const boundary = /boundary="([^"]+)"/.exec(part.headers.get("content-type") ?? "")?.[1];
  if (boundary === undefined) return [part];
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((inner) => partsOf(partIn(inner.replace(/^\r\n/, "").replace(/\r\n$/, ""))));
};

const bytesOf = ({ headers, body }: Part): Buffer => {
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "7bit") return Buffer.from(body, "latin1");
  return encoding === "base64"
    ? Buffer.from(body, "base64")
    : Buffer.from(printable(body.replace(/[ \t]+\r\n/g, "\r\n").replace(/=\r\n/g, "")), "latin1");
};

const printable = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, form: string, coded: string) =>
      (form.toUpperCase() === "B"
        ? Buffer.from(coded, "base64")
        : Buffer.from(printable(coded.replaceAll("_", " ")), "latin1")
      ).toString("utf8"),
    );

/** RFC 2231 where the name is more than ASCII. */
const filenameOf = ({ headers }: Part): string => {
  const header = headers.get("content-disposition") ?? "";
  const pieces = [...header.matchAll(/filename\*\d+(\*?)=(?:"([^"]*)"|([^;\s]+))/g)].map(([, coded, quoted, bare = ""]) =>
    coded === "" ? (quoted ?? bare) : decodeURIComponent(bare.replace(/^utf-8''/i, "")),
  );
  if (pieces.length > 0) return pieces.join("");
  const plain = /filename="((?:[^"\\]|\\.)*)"|filename=([^;\s]+)/.exec(header);
  return words((plain?.[1] ?? plain?.[2] ?? "").replace(/\\(.)/g, "$1"));
};
