/** The second pane: one mailbox, newest mail first. */
import { el, unseen } from "./dom.js";
import { dutyOf, nameOf } from "./people.js";
import { isRead } from "./read-marks.js";
import { hashOf } from "./route.js";
import { longTime, shortTime } from "./times.js";
import { messagesOf } from "./watch.js";

/**
 * @typedef {import("./watch.js").Known} Known
 * @typedef {import("./route.js").Route} Route
 */

/** @param {Known} known @param {string | undefined} address @param {string | undefined} openId */
export const messagesSignature = (known, address, openId) =>
  address === undefined
    ? "none"
    : JSON.stringify([
        address,
        openId,
        known.loaded,
        known.now.slice(0, 10),
        dutyOf(known.duty, address),
        messagesOf(known, address).map(({ id }) => [id, isRead(id)]),
      ]);

/** The name in a From header, or the address where there is none. @param {string} from */
const senderName = (from) => /^\s*"?([^"<]+?)"?\s*</.exec(from)?.[1] ?? from;

/** @param {string} text */
const firstWords = (text) => text.replace(/\s+/g, " ").trim().slice(0, 110);

/** @param {Known} known @param {string} address @param {string | undefined} openId @param {import("./watch.js").Message} message */
const messageLink = (known, address, openId, message) =>
  el(
    "a",
    {
      href: hashOf({ view: "message", address, id: message.id }),
      "data-key": `message ${message.id}`,
      "aria-current": message.id === openId ? "true" : undefined,
      class: isRead(message.id) ? "pick letter" : "pick letter is-unread",
    },
    el(
      "span",
      { class: "row" },
      el("span", { class: "sender" }, !isRead(message.id) && unseen("Unread: "), senderName(message.from)),
      el("time", { datetime: message.at, title: longTime(message.at, known.zone) }, shortTime(message.at, known.now, known.zone)),
    ),
    el("span", { class: "subject" }, message.subject || "(no subject)"),
    el("span", { class: "start" }, firstWords(message.text)),
  );

/** @param {Known} known @param {string} address @param {string | undefined} openId */
export const messagesPane = (known, address, openId) => {
  const messages = messagesOf(known, address);
  const name = nameOf(known.people, address);
  const duty = dutyOf(known.duty, address);
  return [
    el("a", { class: "back", href: "#/", "data-key": "back" }, "‹ Mailboxes"),
    el(
      "div",
      { class: "pane-head" },
      el("h2", { id: "list-title", tabindex: -1 }, name === address ? address : `${name}’s mail`),
      duty !== undefined && el("span", { class: `duty ${duty}` }, duty, unseen(" on duty")),
    ),
    messages.length === 0
      ? el(
          "div",
          { class: "empty" },
          el("p", {}, known.loaded ? "No mail yet." : "Asking the desk…"),
          known.loaded &&
            el(
              "a",
              { class: "button quiet", href: hashOf({ view: "write", as: address }), "data-key": "write-as" },
              `Write as ${name}`,
            ),
        )
      : el("ul", { class: "messages" }, ...messages.map((message) => el("li", {}, messageLink(known, address, openId, message)))),
  ];
};
