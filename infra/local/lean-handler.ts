/**
 * How the local clients reach the cloud next door: kept connections and nothing else. The SDK's own handler sets several timers and
 * listeners for each call, which on a laptop cost more than the call; a service that hangs cannot happen over loopback.
 */
import { Agent, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";

interface Asked {
  readonly method: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: unknown;
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

/** With `streams` the answer's body is handed on as it comes, which S3 needs; otherwise it is gathered first. */
export const leanHandler = (streams: boolean) => {
  const agent = new Agent({ keepAlive: true, maxSockets: mostSockets, scheduling: "lifo" });
  return {
    metadata: { handlerProtocol: "http/1.1" },
    handle: (asked: Asked, { abortSignal }: Options = {}): Promise<Answered> =>
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
        outgoing.end(asked.body instanceof Uint8Array || typeof asked.body === "string" ? asked.body : undefined);
      }),
    destroy: (): void => agent.destroy(),
    updateHttpClientConfig: (): void => undefined,
    httpHandlerConfigs: () => ({}),
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
