/** Unsent words outlive a reload, in this tab only; they are gone when the tab closes or the mail is sent. */

/** @param {string} key */
const place = (key) => `conduct-desk.draft ${key}`;

/**
 * @param {string} key
 * @returns {import("./answers.js").Draft | undefined}
 */
export const keptDraft = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(place(key)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
};

/** @param {string} key @param {import("./answers.js").Draft} draft */
export const keepDraft = (key, draft) => {
  try {
    sessionStorage.setItem(place(key), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the form.
  }
};

/** @param {string} key */
export const dropDraft = (key) => {
  try {
    sessionStorage.removeItem(place(key));
  } catch {
    // Nothing was stored either.
  }
};
