/** Plays DynamoDB: dynalite on disk, behind our own door. */
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import dynalite from "dynalite";
import { corrupt } from "../data-folder.ts";
import { CannotStart, codeOf } from "../trouble.ts";
import type { Service } from "./gate.ts";
import { rememberTables } from "./table-definitions.ts";

export interface DynamoDb extends Service {
  close(): Promise<void>;
}

/** Without a folder everything stays in memory. */
export const createDynamoDb = async (folder?: string, root = ""): Promise<DynamoDb> => {
  if (folder !== undefined && existsSync(folder)) await probe(folder, root);
  rememberTables();
  const server = dynalite({
    ...(folder === undefined ? {} : { path: folder }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  return {
    name: "dynamodb",
    namesOf: (request) => ({ exact: [operationOf(request)] }),
    refusal: (outcome) => ({
      status: 400,
      contentType: "application/x-amz-json-1.0",
      body: JSON.stringify({
        __type: `com.amazon.coral.service#${outcome === "throttle" ? "ThrottlingException" : "AccessDeniedException"}`,
        message: `The local DynamoDB was told to ${outcome}.`,
      }),
    }),
    handle: (request: IncomingMessage, response: ServerResponse) => {
      server.emit("request", request, response);
      // dynalite throws when a client goes away in mid-request, which would take the whole cloud with it.
      request.removeAllListeners("error").on("error", () => undefined);
    },
    close: async () => {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** dynalite never says that it could not open its store; the store itself does. */
const probe = async (folder: string, root: string): Promise<void> => {
  const { Level } = createRequire(createRequire(import.meta.url).resolve("dynalite"))("level");
  const store = new Level(folder);
  try {
    await store.open();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (codeOf(cause) === "LEVEL_LOCKED")
      throw new CannotStart(
        `The data folder ${root} is in use by another desk. Stop that one, or set DESK_DATA to another folder.`,
      );
    throw corrupt(root, "cloud/dynamodb does not open");
  }
  await store.close();
};

const operationOf = (request: IncomingMessage): string => {
  const target = request.headers["x-amz-target"];
  return typeof target === "string" ? (target.split(".")[1] ?? "") : "";
};
