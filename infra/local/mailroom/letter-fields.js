/** The fields of a letter: who writes, to whom, about what, and the words. */
import { addressesIn } from "./addresses.js";
import { el } from "./dom.js";
import { grouped } from "./people.js";

/** @typedef {import("./answers.js").Draft} Draft */

const otherAddress = "other";

/** @param {string} id @param {string} label @param {HTMLElement} control @param {...(Node | false)} more */
const field = (id, label, control, ...more) => {
  control.id = id;
  return el("div", { class: "field" }, el("label", { for: id }, label), control, ...more);
};

/** @param {string} value @param {import("./dom.js").Attributes} [attributes] */
const line = (value, attributes = {}) => {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", ...attributes }));
  input.value = value;
  return input;
};

const addressOnly = { inputmode: "email", autocapitalize: "off", spellcheck: "false" };

/** Anybody the desk knows, or any address at all. @param {readonly import("./desk-api.js").Person[]} people @param {string} from */
const senderFields = (people, from) => {
  const known = people.some(({ address }) => address === from);
  const select = /** @type {HTMLSelectElement} */ (
    el(
      "select",
      {},
      ...grouped(people).map((group) =>
        el(
          "optgroup",
          { label: group.title },
          ...group.people.map(({ name, address }) => el("option", { value: address }, `${name} · ${address}`)),
        ),
      ),
      el("option", { value: otherAddress }, "Another address…"),
    )
  );
  select.value = known ? from : otherAddress;
  const other = line(known ? "" : from, {
    ...addressOnly,
    "aria-label": "The address to write from",
    placeholder: "name@example.org",
  });
  other.hidden = known;
  select.addEventListener("change", () => {
    other.hidden = select.value !== otherAddress;
    if (!other.hidden) other.focus();
  });
  return { select, other, value: () => (select.value === otherAddress ? other.value.trim() : select.value) };
};

/** As high as what is in it, within reason. @param {string} text */
const rowsFor = (text) => Math.min(Math.max(text.split("\n").length + 1, 7), 14);

/**
 * @param {Draft} draft
 * @param {readonly import("./desk-api.js").Person[]} people
 */
export const letterFields = (draft, people) => {
  const sender = senderFields(people, draft.from);
  const to = line(draft.to, addressOnly);
  const subject = line(draft.subject);
  const text = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: rowsFor(draft.text) }));
  text.value = draft.text;
  return {
    rows: [
      el("div", { class: "side-by-side" }, field("write-from", "From", sender.select, sender.other), field("write-to", "To", to)),
      field("write-subject", "Subject", subject),
      field("write-text", "Text", text),
    ],
    read: () => ({ ...draft, from: sender.value(), to: to.value, subject: subject.value, text: text.value }),
    /** The field that cannot stay as it is, with words for the person who writes. */
    wrong: () => {
      for (const control of [sender.other, to]) {
        control.removeAttribute("aria-invalid");
        control.removeAttribute("aria-describedby");
      }
      if (sender.value() === "")
        return { control: sender.other, words: "Nobody writes this mail yet. Give the address it comes from." };
      if (addressesIn(to.value).length === 0)
        return { control: to, words: "The mail has no receiver yet. Give an address to send it to." };
      return undefined;
    },
    focusText: () => {
      text.focus();
      text.setSelectionRange(0, 0);
    },
  };
};
