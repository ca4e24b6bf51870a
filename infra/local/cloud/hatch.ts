/**
 * The way into the services for the desk in the next thread: a message there and one back. Two HTTP stacks for each of a
 * mail's fifteen calls cost a laptop more than the calls; the services see the same requests either way.
 */
import { EventEmitter } from "node:events";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import type { Faults } from "./faults.ts";
import { attend, type Service } from "./gate.ts";

export interface Passed {
  readonly service: Service["name"];
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
}

interface PassedBack {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A message copies what it carries at once; what is larger goes over a socket, piece by piece. */
export const largestPassed = 16 * 1024 * 1024;

export type Hatch = (asked: Passed) => Promise<PassedBack | "too-large">;

export const openHatch = (services: readonly Service[], faults: Faults): Hatch => {
  const byName = new Map(services.map((service) => [service.name, service]));
  return (asked) =>
    new Promise((resolve, reject) => {
      const service = byName.get(asked.service);
      if (service === undefined) return reject(new Error(`There is no service ${asked.service}.`));
      const broken = (): void => reject(new Error("The connection broke."));
      const request = new PassedRequest(asked, broken);
      const response = new ResponseBack(resolve, broken);
      attend(service, faults, request as unknown as IncomingMessage, response as unknown as ServerResponse);
    });
};

/** As much of a request as the services look at. */
class PassedRequest extends EventEmitter {
  readonly method: string;
  readonly url: string;
  readonly headers: Passed["headers"];
  readonly socket: { destroy(): void };
  readonly #body: Buffer;
  #flows = false;

  constructor({ method, url, headers, body }: Passed, broken: () => void) {
    super();
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.socket = { destroy: broken };
    this.#body = typeof body === "string" ? Buffer.from(body) : Buffer.from(body ?? []);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    if (this.#body.length > 0) yield this.#body;
  }

  override on(event: string, listener: (...given: never[]) => void): this {
    super.on(event, listener as () => void);
    return event === "data" ? this.resume() : this;
  }

  resume(): this {
    if (!this.#flows) queueMicrotask(() => this.#flow());
    this.#flows = true;
    return this;
  }

  #flow(): void {
    if (this.#body.length > 0) this.emit("data", this.#body);
    this.emit("end");
  }
}

/** As much of a response as the services use. What is too large for a message is not sent, and the asker comes by the door. */
class ResponseBack extends EventEmitter {
  statusCode = 200;
  headersSent = false;
  readonly #headers: Record<string, string> = {};
  readonly #answered: (reply: PassedBack | "too-large") => void;
  readonly #broken: () => void;

  constructor(answered: (reply: PassedBack | "too-large") => void, broken: () => void) {
    super();
    this.#answered = answered;
    this.#broken = broken;
    this.on("pipe", (source: Readable) => source.unpipe().destroy());
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  writeHead(status: number, headers: OutgoingHttpHeaders = {}): this {
    this.statusCode = status;
    this.headersSent = true;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, [value].flat().join(", "));
    if (Number(this.#headers["content-length"] ?? 0) > largestPassed) this.#answered("too-large");
    return this;
  }

  /** Only what is too large comes in pieces, and nobody waits for them any more. */
  write(): boolean {
    return true;
  }

  end(body: string | Uint8Array = ""): this {
    this.headersSent = true;
    this.#answered({ status: this.statusCode, headers: this.#headers, body: typeof body === "string" ? body : onItsOwn(body) });
    return this;
  }

  destroy(): this {
    this.#broken();
    return this;
  }
}

/** A message would take along the whole pool that a small buffer was cut from. */
export const onItsOwn = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer.byteLength > bytes.byteLength ? new Uint8Array(bytes) : bytes;
