/**
 * A file of unknown length. Small ones, which nearly all mail is, are gathered and written in one go; larger ones go to the disk as
 * they come and never lie in memory whole.
 */

import { once } from "node:events";
import { createWriteStream, rmSync, type WriteStream, writeFileSync } from "node:fs";
import { finished } from "node:stream/promises";

const gatheredBytes = 256 * 1024;
const pieceBytes = 1024 * 1024;

export class GrowingFile {
  readonly path: string;
  #gathered: Buffer[] = [];
  #bytes = 0;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Answers a promise only where the writer should wait for the disk. */
  write(piece: Buffer): Promise<unknown> | undefined {
    if (this.#stream === undefined) {
      this.#gathered.push(piece);
      this.#bytes += piece.length;
      return this.#bytes > gatheredBytes ? this.#spill() : undefined;
    }
    return this.#stream.write(piece) ? undefined : once(this.#stream, "drain");
  }

  async end(): Promise<void> {
    if (this.#stream === undefined) return writeFileSync(this.path, whole(this.#gathered), { mode: 0o600 });
    this.#stream.end();
    await finished(this.#stream);
  }

  discard(): void {
    this.#stream?.destroy();
    rmSync(this.path, { force: true });
  }

  #spill(): Promise<unknown> | undefined {
    this.#stream = createWriteStream(this.path, { mode: 0o600, highWaterMark: pieceBytes });
    // A write that fails shows where the writer waits; the listener keeps it from ending the process before that.
    this.#stream.on("error", () => undefined);
    const gathered = whole(this.#gathered);
    this.#gathered = [];
    return this.write(gathered);
  }
}

/** A large mail often comes in one piece already. */
const whole = ([first, ...more]: readonly Buffer[]): Buffer =>
  first && more.length === 0 ? first : Buffer.concat(first ? [first, ...more] : []);
