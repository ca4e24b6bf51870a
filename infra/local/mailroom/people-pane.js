/** The first pane: every mailbox, by what its owner is to the desk. */
import { el, unseen } from "./dom.js";
import { dutyOf, grouped, withStrangers } from "./people.js";
import { addressOf, hashOf } from "./route.js";
import { unreadIn } from "./watch.js";

/**
 * @typedef {import("./watch.js").Known} Known
 * @typedef {import("./route.js").Route} Route
 */

/** @param {Known} known @param {Route} route */
export const peopleSignature = (known, route) =>
  JSON.stringify([
    addressOf(route),
    known.loaded,
    known.duty?.primary?.email,
    known.duty?.secondary?.email,
    withStrangers(known.people, known.mailboxes.keys()).map(({ address, name }) => [address, name, unreadIn(known, address)]),
  ]);

/** @param {number} count */
const unreadBadge = (count) => count > 0 && el("span", { class: "unread" }, String(count), unseen(" unread"));

/** @param {Known} known @param {Route} route @param {import("./desk-api.js").Person} person */
const mailboxLink = (known, route, { address, name }) => {
  const duty = dutyOf(known.duty, address);
  return el(
    "a",
    {
      href: hashOf({ view: "messages", address }),
      "data-key": `mailbox ${address}`,
      class: "pick mailbox",
      "aria-current": addressOf(route) === address ? "true" : undefined,
    },
    el(
      "span",
      { class: "who" },
      el("span", { class: "name" }, name, duty !== undefined && el("span", { class: `duty ${duty}` }, duty, unseen(" on duty"))),
      name !== address && el("span", { class: "address" }, address),
    ),
    unreadBadge(unreadIn(known, address)),
  );
};

/** @param {Known} known @param {Route} route */
export const peoplePane = (known, route) => [
  el(
    "div",
    { class: "pane-head" },
    el("h2", { id: "people-title", tabindex: -1 }, "Mailboxes"),
    el(
      "a",
      {
        class: "button small",
        href: hashOf({ view: "write", as: addressOf(route) }),
        "data-key": "write",
        "aria-keyshortcuts": "c",
      },
      "Write",
    ),
  ),
  !known.loaded && el("p", { class: "plain" }, "Asking the desk…"),
  ...grouped(withStrangers(known.people, known.mailboxes.keys())).map(({ title, people }, index) =>
    el(
      "section",
      { class: "group", "aria-labelledby": `group-${index}` },
      el("h3", { id: `group-${index}` }, title),
      el("ul", {}, ...people.map((person) => el("li", {}, mailboxLink(known, route, person)))),
    ),
  ),
];
