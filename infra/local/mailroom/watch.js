/**
 * Keeps what the page shows in step with the desk: two small questions every round, and mail only where a mailbox has grown.
 */
import { readBoard, readDuty, readHealth, readMailboxes, readMessages, readPeople } from "./desk-api.js";
import { isRead } from "./read-marks.js";

/**
 * @typedef {import("./desk-api.js").Message} Message
 * @typedef {{ loaded: boolean, alias: string, zone: string, now: string, people: import("./desk-api.js").Person[],
 *   mailboxes: Map<string, Message[]>, duty: import("./desk-api.js").Duty | undefined,
 *   board: import("./desk-api.js").BoardRow[] }} Known
 */

/** The demo desk's zone, for a desk that does not say its own. */
const usualZone = "America/Chicago";
/** Duty and board follow mail and the clock; without either, now and then is enough. */
const roundsBetweenFullLooks = 15;

/** @returns {Known} */
const nothingYet = () => ({
  loaded: false,
  alias: "",
  zone: usualZone,
  now: "",
  people: [],
  mailboxes: new Map(),
  duty: undefined,
  board: [],
});

/** @param {Known} known @param {string} address newest first */
export const messagesOf = (known, address) => known.mailboxes.get(address) ?? [];

/** @param {Known} known @param {string} address */
export const unreadIn = (known, address) => messagesOf(known, address).filter(({ id }) => !isRead(id)).length;

/** How much mail each address has. @param {Known} known */
export const mailCounts = (known) => new Map([...known.mailboxes].map(([address, messages]) => [address, messages.length]));

/** Who has more mail than then. @param {Known} known @param {Map<string, number>} then */
export const grownSince = (known, then) =>
  [...mailCounts(known)].filter(([address, count]) => count > (then.get(address) ?? 0)).map(([address]) => address);

/** @param {Known} known @returns {Promise<boolean>} whether any mailbox has changed */
const readNewMail = async (known) => {
  const listed = await readMailboxes();
  for (const address of known.mailboxes.keys())
    if (!listed.some((one) => one.address === address)) known.mailboxes.delete(address);
  const changed = listed.filter(({ address, messages }) => messages !== known.mailboxes.get(address)?.length);
  await Promise.all(
    changed.map(async ({ address, messages }) => {
      const had = messagesOf(known, address);
      // A mailbox that shrank belongs to another desk's data: it is read from the start.
      const kept = messages > had.length ? had : [];
      const came = await readMessages(address, kept[0]?.id);
      known.mailboxes.set(address, [...came.reverse(), ...kept]);
    }),
  );
  return changed.length > 0;
};

/**
 * @param {(known: Known) => void} changed
 * @returns {{ known: Known, look: (fully?: boolean) => Promise<void> }}
 */
export const createWatch = (changed) => {
  const known = nothingYet();
  let round = 0;
  /** @type {Promise<void>} one look after the other, so that an old answer never covers a newer one */
  let last = Promise.resolve();

  const lookNow = async (/** @type {boolean} */ fully) => {
    const health = await readHealth();
    if (!known.loaded) known.people = await readPeople();
    const mailCame = await readNewMail(known);
    if (fully || mailCame || round % roundsBetweenFullLooks === 0) {
      [known.duty, known.board] = await Promise.all([readDuty(), readBoard()]);
    }
    round += 1;
    Object.assign(known, { loaded: true, alias: health.alias, now: health.now, zone: health.zone ?? usualZone });
    changed(known);
  };

  return {
    known,
    look: (fully = false) => {
      const next = last.then(() => lookNow(fully));
      last = next.catch(() => undefined);
      return next;
    },
  };
};
