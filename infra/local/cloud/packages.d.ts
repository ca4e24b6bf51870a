/** The little that we use of packages that come without types. */
declare module "dynalite" {
  import type { Server } from "node:http";

  function dynalite(options: { path?: string; createTableMs?: number; deleteTableMs?: number; updateTableMs?: number }): Server;
  export = dynalite;
}

declare module "dynalite/db/index.js" {
  type Done = (error: unknown, table?: unknown) => void;
  export interface TableDb {
    get: (name: string, callback: Done) => void;
    put: (name: string, table: unknown, callback: Done) => void;
    del: (name: string, callback: Done) => void;
  }
  export interface Store {
    readonly tableDb: TableDb;
  }
  export let create: (options: unknown) => Store;
}
