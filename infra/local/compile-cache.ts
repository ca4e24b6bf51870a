/** Imported first: what Node compiled once need not be compiled at the next start, which a person waits for. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "..", "..", ".build", "compile-cache"));
