/** The form for a new mail and for an answer: the same fields, whoever writes. */
import { addressesIn } from "./addresses.js";
import { el } from "./dom.js";
import { letterFields } from "./letter-fields.js";
import { verdictFields } from "./verdicts.js";

/**
 * @typedef {import("./answers.js").Draft} Draft
 * @typedef {import("./desk-api.js").Letter} Letter
 */

/** @param {Draft} draft @param {string | undefined} verdicts @returns {Letter} */
const letterOf = ({ from, to, subject, text, inReplyTo, references }, verdicts) => ({
  from,
  to: addressesIn(to),
  subject,
  text,
  ...(inReplyTo === undefined ? {} : { inReplyTo }),
  ...(references === undefined ? {} : { references }),
  ...(verdicts === undefined ? {} : { verdicts }),
});

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} button
 * @param {() => Promise<void>} work one at a time: a second press while the first is under way sends nothing twice
 */
const oneAtATime = (form, button, work) => {
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    button.textContent = "Sending…";
    await work();
    busy = false;
    form.removeAttribute("aria-busy");
    button.textContent = "Send";
  };
};

/**
 * @param {object} given
 * @param {string} given.title
 * @param {string} given.titleId
 * @param {Draft} given.draft
 * @param {readonly import("./desk-api.js").Person[]} given.people
 * @param {(draft: Draft) => unknown} given.keep called with every change
 * @param {(letter: Letter) => Promise<void>} given.send throws with words for the person who writes
 * @param {() => void} given.leave
 * @returns {{ element: HTMLElement, focusText: () => void, focusSend: () => void }}
 */
export const writeForm = ({ title, titleId, draft, people, keep, send, leave }) => {
  const fields = letterFields(draft, people);
  const verdicts = verdictFields();
  const problem = el("p", { class: "problem", role: "alert", id: "write-problem" });
  const sendButton = el("button", { type: "submit", class: "button" }, "Send");
  const form = el(
    "form",
    { class: "write", novalidate: true, "aria-labelledby": titleId, oninput: () => keep(fields.read()) },
    el("h2", { id: titleId, tabindex: -1 }, title),
    ...fields.rows,
    verdicts.element,
    problem,
    el(
      "div",
      { class: "form-actions" },
      sendButton,
      el("button", { type: "button", class: "button quiet", onclick: leave }, "Discard"),
      el("span", { class: "aside keys-only" }, el("kbd", {}, "Ctrl"), " + ", el("kbd", {}, "Enter"), " sends"),
    ),
  );

  const submit = oneAtATime(form, sendButton, async () => {
    const wrong = fields.wrong();
    problem.textContent = wrong?.words ?? "";
    if (wrong !== undefined) {
      wrong.control.setAttribute("aria-invalid", "true");
      wrong.control.setAttribute("aria-describedby", problem.id);
      wrong.control.focus();
      return;
    }
    try {
      await send(letterOf(fields.read(), verdicts.chosen()));
    } catch (trouble) {
      problem.textContent = trouble instanceof Error ? trouble.message : String(trouble);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
  });
  return { element: form, focusText: fields.focusText, focusSend: () => sendButton.focus() };
};
