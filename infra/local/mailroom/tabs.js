/** Tabs after the usual pattern: one tab stop, arrow keys between the tabs, the choice kept from mail to mail. */
import { el } from "./dom.js";

/** @type {string | undefined} */
let lastChosen;

/**
 * @param {string} label
 * @param {HTMLElement} beside stands at the end of the row, no tab itself
 * @param {{ name: string, panel: () => HTMLElement }[]} choices
 */
export const tabbed = (label, beside, choices) => {
  const panel = el("div", { role: "tabpanel", id: "mail-panel", tabindex: 0 });
  const tabs = choices.map(({ name }) =>
    el("button", { type: "button", role: "tab", id: `tab-${name.toLowerCase()}`, "aria-controls": "mail-panel" }, name),
  );

  const choose = (/** @type {number} */ chosen) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", tabs[chosen]?.id ?? "");
    panel.replaceChildren(choices[chosen]?.panel() ?? "");
  };

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => {
      lastChosen = choices[index]?.name;
      choose(index);
    });
    tab.addEventListener("keydown", (event) => {
      const target = {
        ArrowRight: (index + 1) % tabs.length,
        ArrowLeft: (index + tabs.length - 1) % tabs.length,
        Home: 0,
        End: tabs.length - 1,
      }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      tabs[target]?.click();
      tabs[target]?.focus();
    });
  }

  choose(
    Math.max(
      0,
      choices.findIndex(({ name }) => name === lastChosen),
    ),
  );
  return el(
    "div",
    { class: "tabbed" },
    el("div", { class: "tab-row" }, el("div", { role: "tablist", "aria-label": label }, ...tabs), beside),
    panel,
  );
};
