/** The two places where the page speaks up: what went well (read out politely) and what went wrong (read out at once). */
import { DeskTrouble } from "./desk-api.js";
import { el, part } from "./dom.js";

/** Words that came with the step to another place are about that step and go along. */
const staysFor = 3000;
let toldAt = 0;

/** @param {string} words */
export const tell = (words) => {
  toldAt = performance.now();
  part("status").textContent = words;
};

/** What was said is old news at another place. */
export const hush = () => {
  if (performance.now() - toldAt > staysFor) part("status").textContent = "";
};

/** @param {string} words */
export const warn = (words) => {
  const place = part("alert");
  // The same words again would be read out again at every round.
  if (place.dataset.words === words) return;
  place.dataset.words = words;
  const close = el("button", { type: "button", class: "inline", onclick: calm }, "Close");
  place.replaceChildren(el("span", {}, words), close);
};

export const calm = () => {
  const place = part("alert");
  delete place.dataset.words;
  place.replaceChildren();
};

/** @param {unknown} trouble */
export const warnOf = (trouble) => {
  if (!(trouble instanceof DeskTrouble)) throw trouble;
  warn(trouble.message);
};
