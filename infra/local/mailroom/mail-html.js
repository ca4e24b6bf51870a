/**
 * What is taken from the HTML part of a mail: its buttons, and a picture of it. The HTML is parsed apart from the page and
 * never put into it; the picture is shown in a frame that may do nothing at all.
 */
import { prefilledBy } from "./addresses.js";

/** @typedef {import("./addresses.js").Prefilled & { label: string }} MailButton */

/** @param {string} html */
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/**
 * Every `mailto:` link once, with the words on it.
 * @param {string} html
 * @returns {MailButton[]}
 */
export const buttonsOf = (html) => {
  const buttons = new Map();
  for (const link of parsed(html).querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const filled = prefilledBy(href);
    const label = (link.textContent ?? "").replace(/\s+/g, " ").trim();
    if (filled !== undefined && label !== "" && !buttons.has(href)) buttons.set(href, { ...filled, label });
  }
  return [...buttons.values()];
};

const activeParts = "script, iframe, frame, object, embed, applet, link, base, meta, form, portal, noscript, template";

/** Nothing from outside, no script, no form: the frame's own rule, should anything have slipped through. */
const frameRule = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/**
 * The links are taken out of the picture: a click there would go nowhere, and the real buttons stand below it.
 * @param {string} html
 */
const picture = (html) => {
  const mail = parsed(html);
  for (const active of mail.querySelectorAll(activeParts)) active.remove();
  for (const link of mail.querySelectorAll("a, area")) {
    for (const name of ["href", "xlink:href", "target", "ping"]) link.removeAttribute(name);
  }
  // The frame's rule forbids them anyway; without them the browser does not even complain.
  for (const image of mail.querySelectorAll("img, source, video, audio, input, image")) {
    if (!/^data:/i.test(image.getAttribute("src") ?? "")) image.removeAttribute("src");
    for (const name of ["srcset", "poster", "href", "xlink:href"]) image.removeAttribute(name);
  }
  for (const painted of mail.querySelectorAll("[background]")) painted.removeAttribute("background");
  const rule = mail.createElement("meta");
  rule.httpEquiv = "Content-Security-Policy";
  rule.content = frameRule;
  mail.head.prepend(rule);
  return `<!doctype html>${mail.documentElement.outerHTML}`;
};

/**
 * An empty `sandbox` forbids scripts, forms, windows, navigation of the page and the page's own origin.
 * @param {string} html
 */
export const pictureFrame = (html) => {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "");
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.title = "The mail as HTML";
  frame.srcdoc = picture(html);
  return frame;
};
