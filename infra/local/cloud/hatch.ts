/**
 * The way into the services for the desk in the next thread: a message there and one back. Two HTTP stacks for each of a
 * mail's fifteen calls cost a laptop more than the calls; the services see the same requests either way.
 */
import { EventEmitter } from "node:events";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { ownsItsBuffer } from "./calls.ts";
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

/** What goes in is copied once; what is larger goes over a socket, piece by piece. */
export const largestPassed = 16 * 1024 * 1024;

/** An answer is handed over and not copied, so even the largest mail comes back in one. */
export type Hatch = (asked: Passed) => Promise<PassedBack>;

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
    this.#body = bufferOf(body);
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

/** As much of a response as the services use. */
class ResponseBack extends EventEmitter {
  statusCode = 200;
  headersSent = false;
  readonly #headers: Record<string, string> = {};
  readonly #answered: (reply: PassedBack) => void;
  readonly #broken: () => void;

  constructor(answered: (reply: PassedBack) => void, broken: () => void) {
    super();
    this.#answered = answered;
    this.#broken = broken;
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  writeHead(status: number, headers: OutgoingHttpHeaders = {}): this {
    this.statusCode = status;
    this.headersSent = true;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, [value].flat().join(", "));
    return this;
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

const bufferOf = (body: Uint8Array | string | undefined): Buffer => {
  if (body === undefined) return Buffer.alloc(0);
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
};

/** A message would take along the whole pool that a small buffer was cut from. */
const onItsOwn = (bytes: Uint8Array): Uint8Array => (ownsItsBuffer(bytes) ? bytes : new Uint8Array(bytes));
