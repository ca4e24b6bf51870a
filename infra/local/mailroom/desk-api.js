/**
 * The desk's local surface, as the mailroom uses it. What goes wrong comes back as two sentences a person can use:
 * what happened, and what to do.
 */

/**
 * @typedef {{ address: string, role: string, name: string }} Person
 * @typedef {{ filename: string, contentType: string, size: number }} Attachment
 * @typedef {{ id: string, at: string, from: string, to: string, replyTo?: string, subject: string, text: string, html?: string,
 *   headers: Record<string, string>, attachments: Attachment[] }} Message
 * @typedef {{ id: string, name: string, email: string }} Member
 * @typedef {{ primary: Member, secondary: Member, from: string, to: string }} Duty
 * @typedef {{ codeName: string, stage: string, safetyRisk: string, repeatRisk: string, openedAt: string, acknowledgedAt?: string }} BoardRow
 * @typedef {{ from: string, to: string[], subject: string, text: string, inReplyTo?: string, references?: string, verdicts?: string }} Letter
 */

export class DeskTrouble extends Error {
  /**
   * @param {string} what
   * @param {string} next
   * @param {{ unreachable?: boolean, said?: string }} [more]
   */
  constructor(what, next, more = {}) {
    super(`${what} ${next}`);
    this.unreachable = more.unreachable === true;
    this.said = more.said;
  }
}

/**
 * @param {string} path
 * @param {unknown} [body] with one, the call is a POST
 */
const call = async (path, body) => {
  const request =
    body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, request).catch(() => {
    throw new DeskTrouble(
      "The desk does not answer.",
      "See whether npm start still runs in its terminal; this page keeps trying.",
      { unreachable: true },
    );
  });
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined && answer.ok !== false) return answer;
  const said = typeof answer?.error === "string" ? answer.error : `${response.status} ${response.statusText}`.trim();
  throw new DeskTrouble(`The desk could not do that. It said: “${said}”.`, "Look at its terminal for more, then try again.", {
    said,
  });
};

export const readHealth = () => call("/api/health");
/** @returns {Promise<Person[]>} */
export const readPeople = () => call("/api/people");
/** @returns {Promise<Duty>} */
export const readDuty = () => call("/api/duty");
/** @returns {Promise<BoardRow[]>} */
export const readBoard = () => call("/api/board");
/** @returns {Promise<{ address: string, messages: number }[]>} */
export const readMailboxes = () => call("/api/mailboxes");
/** Oldest first; with `after`, only what came later. @param {string} address @param {string} [after] @returns {Promise<Message[]>} */
export const readMessages = (address, after) =>
  call(
    `/api/mailboxes/${encodeURIComponent(address)}/messages${after === undefined ? "" : `?after=${encodeURIComponent(after)}`}`,
  );
/** @param {string} id */
export const originalOf = (id) => `/api/messages/${encodeURIComponent(id)}/raw`;

/** @param {string} id @param {number} number */
export const attachmentOf = (id, number) => `/api/messages/${encodeURIComponent(id)}/attachments/${number}`;

/** Waits until the desk has nothing in flight. @returns {Promise<{ deadLetters: number }>} */
export const settle = () => call("/api/settle", {});

/** @param {string} advance an ISO duration */
export const moveClock = (advance) => call("/api/clock", { advance });

/** @param {Letter} letter */
export const send = async (letter) => {
  try {
    await call("/api/send", letter);
  } catch (trouble) {
    if (!(trouble instanceof DeskTrouble) || trouble.said === undefined) throw trouble;
    throw new DeskTrouble(
      `The mail was not taken. The desk said: “${trouble.said}”.`,
      "Check the addresses, then send it again.",
    );
  }
};
