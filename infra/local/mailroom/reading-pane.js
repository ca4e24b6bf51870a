/** The third pane: a mail and its answer, a new mail, the status board, or a word on what to choose. */
import { answerTo, draftOfButton, newMail } from "./answers.js";
import { boardSignature, boardView } from "./board-view.js";
import { el, part } from "./dom.js";
import { dropDraft, keepDraft, keptDraft } from "./drafts.js";
import { messageView } from "./message-view.js";
import { tell } from "./notices.js";
import { nameOf, withStrangers } from "./people.js";
import { hashOf } from "./route.js";
import { messagesOf } from "./watch.js";
import { writeForm } from "./write-form.js";

/**
 * @typedef {import("./watch.js").Known} Known
 * @typedef {import("./route.js").Route} Route
 * @typedef {(letter: import("./desk-api.js").Letter) => Promise<void>} Deliver
 */

/** @param {Known} known @param {Route} route */
export const openMessage = (known, route) =>
  route.view === "message" ? messagesOf(known, route.address).find(({ id }) => id === route.id) : undefined;

/** @param {Known} known @param {Route} route */
export const readingSignature = (known, route) => {
  if (route.view === "board") return boardSignature(known);
  if (route.view === "messages") return JSON.stringify([route.view, messagesOf(known, route.address).length > 0]);
  return JSON.stringify([route, known.loaded, openMessage(known, route)?.id]);
};

/** @param {string} title @param {...string} words */
const word = (title, ...words) => [
  el("div", { class: "word" }, el("h2", { id: "reading-title", tabindex: -1 }, title), ...words.map((text) => el("p", {}, text))),
];

/** @param {Known} known */
const everybody = (known) => withStrangers(known.people, known.mailboxes.keys());

/** @param {Known} known @param {string | undefined} as @param {Deliver} deliver */
const newMailForm = (known, as, deliver) => {
  const key = `write ${as ?? ""}`;
  const from = as ?? known.people.find(({ role }) => role === "reporter")?.address ?? "";
  const form = writeForm({
    title: "A new mail",
    titleId: "reading-title",
    draft: keptDraft(key) ?? newMail(from, known.alias),
    people: everybody(known),
    keep: (draft) => keepDraft(key, draft),
    send: async (letter) => {
      await deliver(letter);
      dropDraft(key);
      // Who has gone elsewhere in the meantime is not called back.
      if (!form.element.isConnected) return;
      location.hash = known.mailboxes.has(letter.from) ? hashOf({ view: "messages", address: letter.from }) : "#/";
    },
    leave: () => {
      dropDraft(key);
      location.hash = as === undefined ? "#/" : hashOf({ view: "messages", address: as });
    },
  });
  return [el("a", { class: "back", href: "#/", "data-key": "back" }, "‹ Mailboxes"), form.element];
};

/** @param {{ address: string, id: string }} where */
const answerKey = ({ address, id }) => `answer ${address} ${id}`;

/**
 * @param {Known} known
 * @param {string} address
 * @param {import("./answers.js").Draft} draft
 * @param {Deliver} deliver
 * @param {string} [key] under which the words are kept; what a button fills in needs no keeping
 */
const openAnswer = (known, address, draft, deliver, key) => {
  const place = part("answer-place");
  const close = () => {
    if (key !== undefined) dropDraft(key);
    if (!form.element.isConnected) return;
    place.replaceChildren();
    part("answer-button").focus();
  };
  const form = writeForm({
    title: `Answer as ${nameOf(known.people, address)}`,
    titleId: "answer-title",
    draft,
    people: everybody(known),
    keep: (changed) => key !== undefined && keepDraft(key, changed),
    send: async (letter) => {
      await deliver(letter);
      close();
    },
    leave: close,
  });
  place.replaceChildren(form.element);
  form.element.scrollIntoView({ block: "nearest" });
  return form;
};

/**
 * @param {Known} known
 * @param {{ address: string, id: string }} where
 * @param {import("./desk-api.js").Message} message
 * @param {Deliver} deliver
 */
const messagePane = (known, where, message, deliver) => {
  const { address } = where;
  const key = answerKey(where);
  return messageView(known, address, message, {
    answer: () => {
      const draft = keptDraft(key) ?? answerTo(message, { from: address, zone: known.zone });
      openAnswer(known, address, draft, deliver, key).focusText();
    },
    press: (button) => {
      openAnswer(known, address, draftOfButton(button, address), deliver).focusSend();
      tell(`The answer is filled in: “${button.body.trim().split("\n")[0] ?? ""}”. Send it, or change it first.`);
    },
  });
};

/** @param {Known} known @param {Route} route @param {Deliver} deliver */
export const readingPane = (known, route, deliver) => {
  const asking = ["Asking the desk…"];
  switch (route.view) {
    case "board":
      return boardView(known);
    case "write":
      return known.loaded ? newMailForm(known, route.as, deliver) : word("A new mail", ...asking);
    case "messages":
      return messagesOf(known, route.address).length > 0
        ? word("Choose a mail", "Its text, its buttons and your answer appear here.")
        : [];
    case "message": {
      const message = openMessage(known, route);
      if (message !== undefined) return messagePane(known, route, message, deliver);
      return known.loaded
        ? word("This mail is not here", "It may have been in an earlier desk’s data. Choose another one.")
        : word("One moment", ...asking);
    }
    default:
      return word(
        "Everybody’s mail, side by side",
        "Here you can be the reporter, any member of the committee, or anyone else, and see what each of them would find in their own mail program.",
        "Choose a mailbox to read it, or write a mail. No mail leaves this machine.",
      );
  }
};

/** An answer that was begun before a reload is there again. @param {Known} known @param {Route} route @param {Deliver} deliver */
export const reopenAnswer = (known, route, deliver) => {
  if (route.view !== "message" || openMessage(known, route) === undefined) return;
  const key = answerKey(route);
  const draft = keptDraft(key);
  if (draft !== undefined) openAnswer(known, route.address, draft, deliver, key);
};
