/** Single keys for people who read a lot of mail, and the dialog that shows them. They can be switched off there. */
import { el, part } from "./dom.js";

const place = "conduct-desk.keys";

const areOn = () => {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
};

/** @param {boolean} on */
const keep = (on) => {
  try {
    localStorage.setItem(place, on ? "on" : "off");
  } catch {
    // Without storage they stay on.
  }
};

const rows = [
  ["j", "next mail (an older one)"],
  ["k", "previous mail (a newer one)"],
  ["r", "answer this mail"],
  ["c", "write a new mail"],
  ["?", "show these keys"],
  ["Ctrl + Enter", "send what you are writing"],
  ["Esc", "close this list of keys"],
];

export const placeKeysDialog = () => {
  const dialog = /** @type {HTMLDialogElement} */ (part("keys-dialog"));
  const on = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", id: "keys-on" }));
  on.checked = areOn();
  on.addEventListener("change", () => keep(on.checked));
  dialog.append(
    el("h2", { id: "keys-title" }, "Keys"),
    el("dl", {}, ...rows.map(([key, meaning]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, meaning)))),
    el("p", {}, on, " ", el("label", { for: "keys-on" }, "Single keys work outside text fields")),
    el("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Close"),
  );
  part("keys").addEventListener("click", () => dialog.showModal());
};

/** @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** @param {Record<string, () => void>} actions */
export const listenForKeys = (actions) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || document.querySelector("dialog[open]") !== null || !areOn()) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
};
