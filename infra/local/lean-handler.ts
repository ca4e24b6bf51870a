/**
 * How the local clients reach the cloud next door: kept connections and nothing else. The SDK's own handler sets several timers and
 * listeners for each call, which on a laptop cost more than the call; a service that hangs cannot happen over loopback.
 */
import { Agent, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import { type Hatch, largestPassed, type Passed } from "./cloud/hatch.ts";

interface Asked {
  readonly method: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: unknown;
}

/** A service that can also be reached without a socket. */
export interface Passing {
  readonly service: Passed["service"];
  readonly hatch: Hatch;
}

interface Ways {
  /** The answer's body is handed on as it comes, which S3 needs; otherwise it is gathered first. */
  readonly streams?: boolean;
  readonly passing?: Passing;
}

interface Options {
  readonly abortSignal?: unknown;
}

interface Answered {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Readable | Uint8Array;
  };
}

const mostSockets = 64;

export const leanHandler = ({ streams = false, passing }: Ways = {}) => {
  const agent = new Agent({ keepAlive: true, maxSockets: mostSockets, scheduling: "lifo" });
  return {
    metadata: { handlerProtocol: "http/1.1" },
    handle: async (asked: Asked, { abortSignal }: Options = {}): Promise<Answered> => {
      const body = bodyOf(asked);
      return passing && (body?.length ?? 0) <= largestPassed
        ? await pass(passing, asked, body, streams)
        : await overSocket(agent, asked, body, streams, abortSignal);
    },
    destroy: (): void => agent.destroy(),
    updateHttpClientConfig: (): void => undefined,
    httpHandlerConfigs: () => ({}),
  };
};

const overSocket = (
  agent: Agent,
  asked: Asked,
  body: Uint8Array | string | undefined,
  streams: boolean,
  abortSignal: unknown,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        agent,
        method: asked.method,
        host: asked.hostname,
        port: asked.port,
        path: pathOf(asked),
        headers: asked.headers,
        ...(abortSignal instanceof AbortSignal && { signal: abortSignal }),
      },
      (incoming) => (streams ? resolve(answered(incoming, incoming)) : gather(incoming).then(resolve, reject)),
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });

const bodyOf = ({ body }: Asked): Uint8Array | string | undefined => {
  if (body === undefined || body instanceof Uint8Array || typeof body === "string") return body;
  throw new Error("The local clients send no streams.");
};

const pass = async (
  { service, hatch }: Passing,
  asked: Asked,
  body: Uint8Array | string | undefined,
  streams: boolean,
): Promise<Answered> => {
  const reply = await hatch({
    service,
    method: asked.method,
    url: pathOf(asked),
    headers: Object.fromEntries(Object.entries(asked.headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    // A copy, because what is sent is handed over and the client may want to try again.
    body: body instanceof Uint8Array ? new Uint8Array(body) : body,
  }).catch((error: Error) => {
    throw Object.assign(error, { code: "ECONNRESET" });
  });
  const bytes = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
  return {
    response: { statusCode: reply.status, headers: { ...reply.headers }, body: streams ? Readable.from([bytes]) : bytes },
  };
};

const gather = async (incoming: IncomingMessage): Promise<Answered> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return answered(incoming, Buffer.concat(chunks));
};

const answered = (incoming: IncomingMessage, body: Readable | Uint8Array): Answered => ({
  response: {
    statusCode: incoming.statusCode ?? 0,
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")])),
    body,
  },
});

const pathOf = ({ path, query = {} }: Asked): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one ?? ""]));
  const text = pairs.map((pair) => pair.map((part) => encodeURIComponent(part ?? "")).join("=")).join("&");
  return text === "" ? path : `${path}?${text}`;
};
