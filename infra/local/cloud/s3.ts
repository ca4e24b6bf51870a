/**
 * Plays S3, path-style, for what the desk uses: put (also only-if-new), get, head, list, delete. What it does not know it refuses,
 * rather than store something else than was sent.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, answer, type Service } from "./gate.ts";
import { type Bucket, isStorableKey, openBucket } from "./objects.ts";

export interface S3 extends Service {
  bucket(name: string): Bucket | undefined;
}

interface Target {
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

export const createS3 = (folder: string, bucketNames: readonly string[]): S3 => {
  const buckets = new Map(bucketNames.map((name) => [name, openBucket(folder, name)]));
  return {
    name: "s3",
    bucket: (name) => buckets.get(name),
    namesOf: (request) => {
      const target = targetOf(request);
      return { exact: [operationOf(request, target)], key: target.key };
    },
    refusal: (outcome) => (outcome === "throttle" ? problem(503, "SlowDown") : problem(403, "AccessDenied")),
    handle: async (request, response) => {
      const target = targetOf(request);
      const bucket = buckets.get(target.bucket);
      try {
        if (bucket === undefined) return refuse(request, response, problem(404, "NoSuchBucket"));
        if (target.key !== "" && !isStorableKey(target.key)) return refuse(request, response, problem(400, "KeyTooLongError"));
        await operations[operationOf(request, target)]?.(bucket, target, request, response);
        if (!response.headersSent) refuse(request, response, problem(501, "NotImplemented"));
      } catch {
        if (!response.headersSent) refuse(request, response, problem(500, "InternalError"));
        else response.destroy();
      }
    },
  };
};

type Operation = (bucket: Bucket, target: Target, request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const put: Operation = async (bucket, { key }, request, response) => {
  const framed = request.headers["content-encoding"]?.includes("aws-chunked");
  const copied = request.headers["x-amz-copy-source"] !== undefined;
  if (framed || copied || request.headers["if-match"] !== undefined) return;
  const stored = await bucket.put(key, request, request.headers["if-none-match"] === "*");
  if (stored === "exists") answer(response, problem(412, "PreconditionFailed"));
  // Under a KMS key the real ETag is no digest either.
  else response.writeHead(200, { etag: `"${randomUUID()}"`, "content-length": 0 }).end();
};

const get: Operation = (bucket, { key }, request, response) => {
  const found = bucket.find(key);
  if (found === undefined) return answer(response, problem(404, "NoSuchKey"));
  if (request.headers.range !== undefined) return;
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-length": found.size,
    "last-modified": found.modifiedAt.toUTCString(),
  });
  if (request.method === "HEAD") return void response.end();
  response.end(bucket.read(key));
};

const remove: Operation = (bucket, { key }, _request, response) => {
  bucket.remove(key);
  response.writeHead(204).end();
};

const removeMany: Operation = async (bucket, _target, request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const asked = Buffer.concat(chunks)
    .toString("utf8")
    .matchAll(/<Key>([^<]*)<\/Key>/g);
  for (const [, key = ""] of asked) bucket.remove(unescapeXml(key));
  answer(response, xml(200, "<DeleteResult></DeleteResult>"));
};

const list: Operation = (bucket, { query }, _request, response) => {
  const prefix = query.get("prefix") ?? "";
  const most = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const keys = bucket.list(prefix).filter((key) => key > after);
  const page = keys.slice(0, most);
  const more = keys.length > page.length;
  const rows = page.flatMap((key) => {
    const found = bucket.find(key);
    if (found === undefined) return [];
    return `<Contents><Key>${escapeXml(key)}</Key><Size>${found.size}</Size><LastModified>${found.modifiedAt.toISOString()}</LastModified></Contents>`;
  });
  const next = more ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? "")}</NextContinuationToken>` : "";
  const head = `<Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${rows.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${more}</IsTruncated>`;
  answer(response, xml(200, `<ListBucketResult>${head}${next}${rows.join("")}</ListBucketResult>`));
};

const operations: Readonly<Record<string, Operation>> = {
  PutObject: put,
  GetObject: get,
  HeadObject: get,
  DeleteObject: remove,
  DeleteObjects: removeMany,
  ListObjectsV2: list,
};

const operationOf = (request: IncomingMessage, { key, query }: Target): string => {
  if (key === "") {
    if (request.method === "POST" && query.has("delete")) return "DeleteObjects";
    return request.method === "GET" && query.get("list-type") === "2" ? "ListObjectsV2" : "unknown";
  }
  // Multipart uploads, tags and the rest name themselves in the query.
  if ([...query.keys()].some((name) => name !== "x-id")) return "unknown";
  return { PUT: "PutObject", GET: "GetObject", HEAD: "HeadObject", DELETE: "DeleteObject" }[request.method ?? ""] ?? "unknown";
};

const targetOf = (request: IncomingMessage): Target => {
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  const [bucket = "", ...rest] = path.slice(1).split("/");
  return { bucket, key: decoded(rest.join("/")), query: new URLSearchParams(query) };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Answer): void => {
  request.resume();
  answer(response, refusal);
};

const xml = (status: number, body: string): Answer => ({
  status,
  contentType: "application/xml",
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

const problem = (status: number, code: string): Answer =>
  xml(status, `<Error><Code>${code}</Code><Message>The local S3 says ${code}.</Message></Error>`);

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (found) => escapes[found] ?? found);
const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:amp|lt|gt|quot|apos|#39|#x27);/g,
    (found) => Object.entries(escapes).find(([, name]) => name === found)?.[0] ?? "'",
  );
