/** dynalite reads the definition of a table from the disk for every call. Ours are made once, so they are remembered. */
import database, { type Store, type TableDb } from "dynalite/db/index.js";

const remembering = (store: Store): Store => {
  const { tableDb } = store;
  const known = new Map<string, object>();
  const { get, put, del }: TableDb = { get: tableDb.get, put: tableDb.put, del: tableDb.del };
  tableDb.get = (name, callback) => {
    const table = known.get(name);
    if (table) return void setImmediate(callback, null, table);
    get(name, (error, found) => {
      if (!error && isActive(found)) known.set(name, found);
      callback(error, found);
    });
  };
  tableDb.put = (name, table, callback) => {
    known.delete(name);
    put(name, table, callback);
  };
  tableDb.del = (name, callback) => {
    known.delete(name);
    del(name, callback);
  };
  return store;
};

const isActive = (table: unknown): table is object =>
  typeof table === "object" && table !== null && "TableStatus" in table && table.TableStatus === "ACTIVE";

const { create } = database;

export const rememberTables = (): void => {
  database.create = (options) => remembering(create(options));
};
