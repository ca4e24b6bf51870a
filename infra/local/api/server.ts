/**
 * The desk's local surface over HTTP, on loopback only. Any page in the person's browser can send requests here, so the Host must be
 * ours (a name that was rebound to 127.0.0.1 is not) and what changes something must be JSON, which a foreign page cannot send.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { portOf } from "../cloud/gate.ts";
import { portTrouble } from "../cloud/smtp-front.ts";
import type { Stretch } from "../read-message.ts";
import { Refused } from "./refused.ts";

export type Reply =
  | { readonly json: unknown; readonly status?: number }
  | { readonly content: Buffer; readonly contentType: string; readonly policy?: string }
  | { readonly download: Buffer; readonly name: string }
  | { readonly stretch: Stretch; readonly contentType: string; readonly name: string };

interface Asked {
  /** The parts of the path that stand for something, decoded. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Route {
  readonly method: "GET" | "POST";
  /** `:` stands for one part of the path. */
  readonly path: string;
  readonly answer: (asked: Asked) => Promise<Reply> | Reply;
}

const ours = new Set(["localhost", "127.0.0.1", "[::1]"]);
const longestBody = 8 * 1024 * 1024;
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const openApi = async (port: number, routes: readonly Route[], trouble: (error: unknown) => void): Promise<Server> => {
  const server = createServer((request, response) => {
    respond(routes, request, response, trouble).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portTrouble("HTTP_PORT", port, error)));
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
};

export const addressOf = (server: Server): string => `http://127.0.0.1:${portOf(server)}`;

const respond = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  trouble: (error: unknown) => void,
): Promise<void> => {
  try {
    await send(response, await replyTo(routes, request));
  } catch (error) {
    if (response.headersSent) throw error;
    if (!(error instanceof Refused)) trouble(error);
    const [status, words] =
      error instanceof Refused ? [error.status, error.message] : [500, "The desk could not do that. Its log says why."];
    request.resume();
    await send(response, { status, json: { ok: false, error: words } });
  }
};

const replyTo = async (routes: readonly Route[], request: IncomingMessage): Promise<Reply> => {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!ours.has(host.toLowerCase())) throw new Refused(403, "The mailroom answers to 127.0.0.1 and localhost only.");
  const url = URL.parse(request.url ?? "/", "http://localhost");
  if (url === null) throw new Refused(400, "That is not an address of the mailroom.");
  const parts = url.pathname.split("/").map(decoded);
  const fitting = routes.filter((route) => fits(route.path.split("/"), parts));
  const route = fitting.find((one) => one.method === request.method);
  if (route === undefined)
    throw fitting.length > 0
      ? new Refused(405, "That is not how this is asked for.")
      : new Refused(404, "There is nothing here. The mailroom is at /.");
  const pattern = route.path.split("/");
  const body = route.method === "POST" ? await bodyOf(request) : undefined;
  return route.answer({ names: parts.filter((_part, index) => pattern[index] === ":"), query: url.searchParams, body });
};

const fits = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length && pattern.every((part, index) => (part === ":" ? parts[index] !== "" : part === parts[index]));

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(400, "That is not an address of the mailroom.");
  }
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refused(415, "Send it as application/json.");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > longestBody) throw new Refused(413, "That is more than 8 MB. Send large mail over SMTP.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
  } catch {
    throw new Refused(400, "That is not JSON.");
  }
};

const send = async (response: ServerResponse, reply: Reply): Promise<void> => {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cache-control", "no-store");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  if ("json" in reply) {
    const content = Buffer.from(JSON.stringify(reply.json));
    response
      .writeHead(reply.status ?? 200, { "content-type": "application/json; charset=utf-8", "content-length": content.length })
      .end(content);
  } else if ("content" in reply) {
    const { content, contentType, policy = pagePolicy } = reply;
    response
      .writeHead(200, { "content-type": contentType, "content-length": content.length, "content-security-policy": policy })
      .end(content);
  } else if ("download" in reply) {
    // A stranger chose the name and the type of the file: it is kept, and never opened as a page of ours.
    response
      .writeHead(200, {
        "content-type": "application/octet-stream",
        "content-length": reply.download.length,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(reply.name.toWellFormed()).replaceAll("'", "%27")}`,
        "content-security-policy": "default-src 'none'; sandbox",
      })
      .end(reply.download);
  } else {
    response.writeHead(200, {
      "content-type": reply.contentType,
      "content-disposition": `attachment; filename="${reply.name}"`,
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const { readStretch } = await import("../read-message.ts");
    await pipeline(readStretch(reply.stretch), response);
  }
};
