/** How the main thread asks the thread that plays the cloud: one message there, one back. */
import type { MessagePort, Worker } from "node:worker_threads";

type Port = Pick<MessagePort, "on" | "postMessage"> | Pick<Worker, "on" | "postMessage">;
type Call = (argument: never) => unknown;
export type Calls = Readonly<Record<string, Call>>;

interface Question {
  readonly id: number;
  readonly call: string;
  readonly argument: unknown;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

export const answerCalls = (port: Port, calls: Calls): void => {
  port.on("message", async ({ id, call, argument }: Question) => {
    try {
      const asked = calls[call];
      if (asked === undefined) throw new Error(`The cloud has no call ${call}.`);
      const result = await asked(argument as never);
      port.postMessage({ id, result }, handedOver(result));
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : "unknown" });
    }
  });
};

export interface Asking<C extends Calls> {
  ask<K extends keyof C & string>(call: K, argument: Parameters<C[K]>[0]): Promise<Awaited<ReturnType<C[K]>>>;
  /** The thread is gone: everybody who waits is told. */
  fail(reason: Error): void;
}

export const askOver = <C extends Calls>(port: Port): Asking<C> => {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (reason: Error) => void }>();
  let last = 0;
  let gone: Error | undefined;
  port.on("message", ({ id, result, error }: Answer) => {
    const asked = waiting.get(id);
    if (asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result as never);
    else asked.reject(new Error(error));
  });
  return {
    ask: (call, argument) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone);
        last += 1;
        waiting.set(last, { resolve, reject });
        port.postMessage({ id: last, call, argument } satisfies Question, handedOver(argument));
      }),
    fail: (reason) => {
      gone = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
};

/** A large body is handed over as it is; as part of the message it would be copied on both sides. Who sends it has it no more. */
const handedOver = (sent: unknown): ArrayBuffer[] => {
  if (typeof sent !== "object" || sent === null || !("body" in sent)) return [];
  const { body } = sent;
  const large = body instanceof Uint8Array && body.byteLength >= worthHandingOver && ownsItsBuffer(body);
  return large && body.buffer instanceof ArrayBuffer ? [body.buffer] : [];
};

const worthHandingOver = 64 * 1024;

export const ownsItsBuffer = (bytes: Uint8Array): boolean => bytes.buffer.byteLength === bytes.byteLength;
