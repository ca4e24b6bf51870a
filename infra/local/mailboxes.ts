/** Everybody's mailbox: who received what, and each mail parsed once, when somebody first looks at it. */
import { type Delivered, mailsIn } from "./cloud/world.ts";
import type { AttachedFile, Message, Stretch } from "./read-message.ts";

export interface Mailboxes {
  list(): Promise<readonly { readonly address: string; readonly messages: number }[]>;
  /** Oldest first; with `after`, only those after that one. */
  messages(address: string, after?: string): Promise<readonly Message[]>;
  /** Where the mail lies, byte for byte. */
  raw(id: string): Promise<Stretch | undefined>;
  /** One file of it, counted from 0 in the order in which the mail lists them. */
  attachment(id: string, number: number): Promise<AttachedFile | undefined>;
}

const mostParsedCharacters = 64 * 1024 * 1024;

export const createMailboxes = (folder: string, delivered: (since: number) => Promise<readonly Delivered[]>): Mailboxes => {
  const known = new Map<string, Delivered>();
  const boxes = new Map<string, Delivered[]>();
  const parsed = new ParsedMessages(folder);
  let last = 0;
  const catchUp = async (): Promise<void> => {
    for (const row of await delivered(last)) {
      if (row.number <= last) continue;
      last = row.number;
      known.set(row.id, row);
      for (const address of new Set(row.recipients)) {
        const box = boxes.get(address) ?? [];
        boxes.set(address, box);
        box.push(row);
      }
    }
  };
  return {
    list: async () => {
      await catchUp();
      return [...boxes]
        .map(([address, rows]) => ({ address, messages: rows.length }))
        .sort((one, other) => one.address.localeCompare(other.address));
    },
    messages: async (address, after) => {
      await catchUp();
      const rows = boxes.get(address.trim().toLowerCase()) ?? [];
      const first = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1;
      const messages: Message[] = [];
      for (const row of rows.slice(first)) messages.push(await parsed.get(row));
      return messages;
    },
    raw: async (id) => {
      await catchUp();
      const row = known.get(id);
      return row && stretchOf(folder, row);
    },
    attachment: async (id, number) => {
      await catchUp();
      const row = known.get(id);
      if (!row) return undefined;
      const { readAttachment } = await import("./read-message.ts");
      return readAttachment(stretchOf(folder, row), number);
    },
  };
};

export const stretchOf = (folder: string, { offset, length }: Delivered): Stretch => ({ path: mailsIn(folder), offset, length });

/** The parser is loaded when it is first needed, and old mails are forgotten before they fill the memory. */
class ParsedMessages {
  #folder: string;
  #kept = new Map<string, Promise<Message>>();
  #characters = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(row: Delivered): Promise<Message> {
    const key = String(row.number);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const reading = this.#read(row);
    this.#kept.set(key, reading);
    const message = await reading;
    this.#characters += message.text.length + message.html.length;
    if (this.#characters > mostParsedCharacters) {
      this.#kept.clear();
      this.#characters = 0;
    }
    return message;
  }

  async #read(row: Delivered): Promise<Message> {
    const { readMessage } = await import("./read-message.ts");
    return readMessage(stretchOf(this.#folder, row), row);
  }
}
