/** What a visitor does to the desk: send a mail, move the clock. Afterwards the page says what came of it. */
import { moveClock, send, settle } from "./desk-api.js";
import { tell, warn, warnOf } from "./notices.js";
import { listed, withStrangers } from "./people.js";
import { grownSince, mailCounts } from "./watch.js";

/**
 * @param {{ known: import("./watch.js").Known, look: (fully?: boolean) => Promise<void> }} watch
 */
export const createDoing = ({ known, look }) => {
  let deadLetters = 0;

  const waitForTheDesk = async () => {
    const settled = await settle();
    await look(true);
    if (settled.deadLetters > deadLetters) {
      warn("A mail could not be handled and was put aside. Open /api/dead-letters to see which; its text is safe.");
    }
    deadLetters = settled.deadLetters;
  };

  /** @param {Map<string, number>} before */
  const news = (before) => {
    const grown = grownSince(known, before);
    const names = withStrangers(known.people, known.mailboxes.keys())
      .filter(({ address }) => grown.includes(address))
      .map(({ name }) => name);
    return names.length === 0 ? "No new mail came of it." : `New mail for ${listed(names)}.`;
  };

  return {
    /** Throws only when the mail was not taken. @param {import("./desk-api.js").Letter} letter */
    deliver: async (letter) => {
      const before = mailCounts(known);
      tell("Sending…");
      try {
        await send(letter);
      } catch (trouble) {
        tell("");
        throw trouble;
      }
      tell("Sent. The desk is working on it…");
      try {
        await waitForTheDesk();
        tell(`Sent. ${news(before)}`);
      } catch (trouble) {
        tell("Sent.");
        warnOf(trouble);
      }
    },

    /** @param {string} advance @param {string} spoken */
    forward: async (advance, spoken) => {
      const before = mailCounts(known);
      tell(`Working… the clock moves on by ${spoken}.`);
      try {
        await moveClock(advance);
        await waitForTheDesk();
        tell(`The clock moved on by ${spoken}. ${news(before)}`);
      } catch (trouble) {
        tell("");
        warnOf(trouble);
      }
    },
  };
};
