/** What the readers of each kind of picture share: a view of the bytes, and a copy that grows from the parts that may stay. */

/** Orientation may be written anew, in a few bytes more than it was found in. */
const room = 64;

export class Copy {
  private readonly out: Buffer;
  private length = 0;
  private readonly source: Buffer;

  constructor(source: Buffer) {
    this.source = source;
    this.out = Buffer.allocUnsafe(source.length + room);
  }

  /** Straight into place: a hostile picture has millions of parts, and a list of them would not fit into memory. */
  take(from: number, to: number): void {
    this.length += this.source.copy(this.out, this.length, from, to);
  }

  add(bytes: Uint8Array): void {
    this.out.set(bytes, this.length);
    this.length += bytes.length;
  }

  get at(): number {
    return this.length;
  }

  /** In what was copied already, such as a length that is known only at the end. */
  setUInt32LE(value: number, at: number): void {
    this.out.writeUInt32LE(value, at);
  }

  setByte(value: number, at: number): void {
    this.out[at] = value;
  }

  done(): Buffer {
    return this.out.subarray(0, this.length);
  }
}

/** A picture without all that is no picture; undefined where it does not parse to its very end. */
export type Rewrite = (bytes: Buffer) => Buffer | undefined;

/** Zero behind the end, as no marker and no length that is accepted anywhere. */
export const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0;

export const hasText = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.toString("latin1", at, at + text.length) === text;
