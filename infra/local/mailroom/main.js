/** The mailroom: shows what the desk holds at the place that the address bar names, and keeps looking. */
import { placeClockSteps, showClock } from "./clock-bar.js";
import { DeskTrouble } from "./desk-api.js";
import { createDoing } from "./doing.js";
import { isShown, part, refill } from "./dom.js";
import { showHint } from "./hint.js";
import { messagesPane, messagesSignature } from "./messages-pane.js";
import { calm, hush, warn, warnOf } from "./notices.js";
import { nameOf } from "./people.js";
import { peoplePane, peopleSignature } from "./people-pane.js";
import { markRead } from "./read-marks.js";
import { openMessage, readingPane, readingSignature, reopenAnswer } from "./reading-pane.js";
import { addressOf, hashOf, routeFrom } from "./route.js";
import { listenForKeys, placeKeysDialog } from "./shortcuts.js";
import { createWatch, messagesOf } from "./watch.js";

/** @typedef {import("./watch.js").Known} Known */

const roundLength = 2000;

let route = routeFrom(location.hash);

/** @type {Map<string, string>} */
const painted = new Map();

/**
 * Builds a pane anew only when what it shows has changed: a half-written answer and the place of the keyboard survive.
 * @param {string} id
 * @param {string} signature
 * @param {() => import("./dom.js").Child[]} build
 */
const paint = (id, signature, build) => {
  if (painted.get(id) === signature) return false;
  painted.set(id, signature);
  refill(part(id), ...build());
  return true;
};

/** @param {Known} known */
const titleOf = (known) => {
  if (route.view === "board") return "Status board";
  if (route.view === "write") return "A new mail";
  const address = addressOf(route);
  if (address === undefined) return "Mailroom";
  const message = openMessage(known, route);
  return message === undefined
    ? `${nameOf(known.people, address)}’s mail`
    : `${message.subject} · ${nameOf(known.people, address)}’s mail`;
};

const showPlace = () => {
  document.body.dataset.view = route.view;
  part("nav-board").toggleAttribute("aria-current", false);
  part("nav-mail").toggleAttribute("aria-current", false);
  part(route.view === "board" ? "nav-board" : "nav-mail").setAttribute("aria-current", "page");
};

/** @param {Known} known */
const show = (known) => {
  const open = openMessage(known, route);
  if (open !== undefined) markRead(open.id);
  showPlace();
  showClock(known);
  showHint(known);
  const address = addressOf(route);
  paint("people", peopleSignature(known, route), () => peoplePane(known, route));
  paint("list", messagesSignature(known, address, open?.id), () =>
    address === undefined ? [] : messagesPane(known, address, open?.id),
  );
  if (paint("reading", readingSignature(known, route), () => readingPane(known, route, doing.deliver)))
    reopenAnswer(known, route, doing.deliver);
  document.title = `${titleOf(known)} · Conduct Desk`;
};

const watch = createWatch(show);
const doing = createDoing(watch);

/** The heading of what has just been opened, so that the next key and the next word of a screen reader belong to it. */
const focusPlace = () => {
  const ids = { people: "people-title", messages: "list-title" }[/** @type {string} */ (route.view)] ?? "reading-title";
  const heading = document.getElementById(ids);
  if (heading !== null && isShown(heading)) heading.focus();
};

addEventListener("hashchange", () => {
  const before = route;
  route = routeFrom(location.hash);
  part("reading").scrollTop = 0;
  if (addressOf(before) !== addressOf(route)) part("list").scrollTop = 0;
  hush();
  show(watch.known);
  scrollTo(0, 0);
  focusPlace();
});

/** @param {1 | -1} step */
const step = (step) => () => {
  // The address bar is ahead of `route` for a moment, and keys can be fast.
  const here = routeFrom(location.hash);
  const address = addressOf(here);
  if (address === undefined) return;
  const messages = messagesOf(watch.known, address);
  const open = messages.findIndex(({ id }) => here.view === "message" && id === here.id);
  const next = messages[open === -1 ? 0 : open + step];
  if (next !== undefined) location.hash = hashOf({ view: "message", address, id: next.id });
};

let lost = false;

const look = async () => {
  try {
    await watch.look();
    if (lost) calm();
    lost = false;
  } catch (trouble) {
    lost = true;
    if (trouble instanceof DeskTrouble) warnOf(trouble);
    else warn("The page did not understand the desk. Reload it; if that does not help, restart the desk.");
  }
};

const round = async () => {
  if (document.visibilityState === "visible") await look();
  setTimeout(round, roundLength);
};

part("skip").addEventListener("click", (event) => {
  // The address bar keeps the place in the mailroom, so the usual jump to a fragment is not to be had.
  event.preventDefault();
  part("main").focus();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void look();
});
placeClockSteps(doing.forward);
placeKeysDialog();
listenForKeys({
  j: step(1),
  k: step(-1),
  r: () => document.getElementById("answer-button")?.click(),
  c: () => {
    location.hash = hashOf({ view: "write", as: addressOf(routeFrom(location.hash)) });
  },
  "?": () => part("keys").click(),
});
show(watch.known);
void round();
