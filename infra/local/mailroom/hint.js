/** What to do first, said once, until it is closed. */
import { el, part, unseen } from "./dom.js";
import { hashOf } from "./route.js";

const place = "conduct-desk.hint";

const closed = () => {
  try {
    return localStorage.getItem(place) === "closed";
  } catch {
    return false;
  }
};

const close = () => {
  part("hint-place").replaceChildren();
  try {
    localStorage.setItem(place, "closed");
  } catch {
    // It comes back with the next visit.
  }
};

/** @param {import("./watch.js").Known} known */
export const showHint = (known) => {
  const where = part("hint-place");
  const primary = known.duty?.primary;
  const reporter = known.people.find(({ role }) => role === "reporter")?.address;
  if (primary === undefined || closed() || where.dataset.primary === primary.email) return;
  where.dataset.primary = primary.email;
  where.replaceChildren(
    el(
      "aside",
      { class: "hint", "aria-label": "First steps" },
      el(
        "p",
        {},
        el("strong", {}, "New here?"),
        " ",
        el("a", { href: hashOf({ view: "write", as: reporter }) }, "Write a report"),
        " as the reporter. Then open ",
        el("a", { href: hashOf({ view: "messages", address: primary.email }) }, `${primary.name}’s mailbox`),
        ", read it there as the member on duty, and answer it with a button.",
      ),
      el("button", { type: "button", class: "inline", onclick: close }, "Close", unseen(" this hint")),
    ),
  );
};
