/**
 * Builds elements. Whatever came by mail gets into the page only as text or as a checked attribute, never as markup.
 */

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | ((event: Event) => void) | undefined>} Attributes
 */

/**
 * `on…` keys are listeners, `true` is an empty attribute, `false` and `undefined` are left out.
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** For the ear only. @param {string} text */
export const unseen = (text) => el("span", { class: "unseen" }, text);

/**
 * An element of the page's own skeleton.
 * @param {string} id
 * @returns {HTMLElement}
 */
export const part = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no part called ${id}.`);
  return found;
};

/**
 * Puts new content into a pane. The keyboard stays where it was: elements that mean the same carry the same `data-key`.
 * @param {HTMLElement} parent
 * @param {...Child} children
 */
export const refill = (parent, ...children) => {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset.key : undefined;
  const { scrollTop } = parent;
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
  parent.scrollTop = scrollTop;
  if (key === undefined) return;
  const again = [...parent.querySelectorAll("[data-key]")].find((one) => one.getAttribute("data-key") === key);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
};

/** @param {Element} element */
export const isShown = (element) => element.getClientRects().length > 0;
