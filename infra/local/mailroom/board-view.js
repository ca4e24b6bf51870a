/** The status board: what every member may see of every case, and no more. */
import { el } from "./dom.js";
import { longTime, zoneName } from "./times.js";

/** @typedef {import("./watch.js").Known} Known */

/** @param {Known} known */
export const boardSignature = (known) => JSON.stringify(["board", known.loaded, known.board]);

/** @param {string} zone @param {string | undefined} instant */
const moment = (zone, instant) => (instant ? el("time", { datetime: instant }, longTime(instant, zone)) : "not yet");

const columns = ["Code name", "Stage", "Safety risk", "Risk of repeating", "Opened", "Acknowledged"];

/** @param {Known} known @param {import("./desk-api.js").BoardRow} row */
const boardRow = ({ zone }, row) => {
  const cells = [
    row.stage,
    row.safetyRisk || "unknown",
    row.repeatRisk || "unknown",
    moment(zone, row.openedAt),
    moment(zone, row.acknowledgedAt),
  ];
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, row.codeName),
    // On a phone the head of the table is out of sight and each cell carries its own name.
    ...cells.map((cell, index) => el("td", { "data-label": columns[index + 1] }, el("span", {}, cell))),
  );
};

/** @param {Known} known */
export const boardView = (known) => [
  el("a", { class: "back", href: "#/", "data-key": "back" }, "‹ Mailboxes"),
  el("h2", { id: "reading-title", tabindex: -1 }, "Status board"),
  el("p", { class: "aside" }, `Every case by its code name, as every member sees it. Times are ${zoneName(known.zone)}.`),
  known.board.length === 0
    ? el("p", { class: "empty" }, known.loaded ? "No case yet. A report to the desk opens one." : "Asking the desk…")
    : el(
        "table",
        { class: "board" },
        el("thead", {}, el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, name)))),
        el("tbody", {}, ...known.board.map((row) => boardRow(known, row))),
      ),
];
