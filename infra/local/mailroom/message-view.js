/** The third pane: one mail, with its buttons under it. */
import { shortened } from "./addresses.js";
import { attachmentOf, originalOf } from "./desk-api.js";
import { el, unseen } from "./dom.js";
import { buttonsOf, pictureFrame } from "./mail-html.js";
import { nameOf } from "./people.js";
import { hashOf } from "./route.js";
import { tabbed } from "./tabs.js";
import { longTime, zoneName } from "./times.js";

/**
 * @typedef {import("./desk-api.js").Message} Message
 * @typedef {import("./watch.js").Known} Known
 */

/** A private line in short, in full on demand. @param {string} address */
const addressText = (address) => {
  const short = shortened(address);
  if (short === address) return [address];
  const text = el("span", {}, short);
  const more = el("button", { type: "button", class: "inline", "aria-expanded": "false" }, "in full");
  more.addEventListener("click", () => {
    const full = more.getAttribute("aria-expanded") === "true";
    more.setAttribute("aria-expanded", String(!full));
    more.textContent = full ? "in full" : "in short";
    text.textContent = full ? short : address;
  });
  return [text, " ", more];
};

/** @param {string} name @param {...(string | Node)} value */
const headerRow = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", {}, ...value));

/** @param {Message} message @param {string} zone */
const headers = (message, zone) =>
  el(
    "dl",
    { class: "headers" },
    headerRow("From", ...addressText(message.from.replace(/^"([^"\\]*)" </, "$1 <"))),
    headerRow("To", ...addressText([message.to].flat().join(", "))),
    message.replyTo ? headerRow("Reply-To", ...addressText(message.replyTo)) : null,
    headerRow("Time", el("time", { datetime: message.at }, longTime(message.at, zone)), ` (${zoneName(zone)})`),
  );

/** @param {number} bytes */
const sizeText = (bytes) => {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** @param {Message} message */
const attachments = ({ id, attachments: files = [] }) =>
  files.length > 0 &&
  el(
    "section",
    { class: "attachments", "aria-labelledby": "attachments-title" },
    el("h3", { id: "attachments-title" }, files.length === 1 ? "One attachment" : `${files.length} attachments`),
    el(
      "ul",
      {},
      // Kept as a file and never opened here: whoever reported may have sent a page with a script in it.
      ...files.map((file, number) =>
        el(
          "li",
          {},
          el("a", { href: attachmentOf(id, number), download: "" }, file.filename || "without a name"),
          el("span", {}, `${file.contentType}, ${sizeText(file.size)}`),
        ),
      ),
    ),
  );

/** @param {string} html */
const htmlPanel = (html) =>
  el(
    "div",
    {},
    el("p", { class: "aside" }, "A picture of the mail: links in it are switched off. Its buttons are below."),
    pictureFrame(html),
  );

/** @param {string} id */
const original = (id) => el("a", { href: originalOf(id), download: "" }, "Original", unseen(" of this mail, as a file"));

/** @param {Message} message */
const body = (message) =>
  tabbed("How to show this mail", original(message.id), [
    {
      name: "Text",
      panel: () =>
        el("div", { class: "mail-text" }, message.text.trim() === "" ? "(This mail has no text.)" : message.text.trimEnd()),
    },
    ...(message.html ? [{ name: "HTML", panel: () => htmlPanel(message.html ?? "") }] : []),
  ]);

/**
 * @param {Known} known
 * @param {string} address whose mailbox it lies in
 * @param {Message} message
 * @param {{ answer: () => void, press: (button: import("./mail-html.js").MailButton) => void }} on
 */
export const messageView = (known, address, message, on) => {
  const buttons = message.html ? buttonsOf(message.html) : [];
  return [
    el(
      "a",
      { class: "back", href: hashOf({ view: "messages", address }), "data-key": "back" },
      `‹ ${nameOf(known.people, address)}’s mail`,
    ),
    el("h2", { id: "reading-title", tabindex: -1 }, message.subject || "(no subject)"),
    headers(message, known.zone),
    body(message),
    attachments(message),
    el(
      "div",
      { class: "mail-actions" },
      buttons.length > 0 &&
        el(
          "div",
          { role: "group", "aria-label": "Buttons of this mail", class: "mail-buttons" },
          ...buttons.map((button) =>
            el("button", { type: "button", class: "button", onclick: () => on.press(button) }, button.label),
          ),
        ),
      el(
        "button",
        { type: "button", class: "button quiet", id: "answer-button", "aria-keyshortcuts": "r", onclick: on.answer },
        "Answer",
      ),
    ),
    el("div", { id: "answer-place" }),
  ];
};
