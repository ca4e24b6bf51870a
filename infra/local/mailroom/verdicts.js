/**
 * In the cloud the mail service judges every mail. Here the person who writes may play that judge, to see what the desk
 * does with a forged sender or with spam.
 */
import { el } from "./dom.js";

const senderVerdicts = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED"];

const judged = [
  { name: "dmarc", label: "DMARC", choices: senderVerdicts },
  { name: "spf", label: "SPF", choices: senderVerdicts },
  { name: "dkim", label: "DKIM", choices: senderVerdicts },
  { name: "spam", label: "Spam check", choices: senderVerdicts },
  { name: "virus", label: "Virus check", choices: senderVerdicts },
  { name: "policy", label: "DMARC policy", choices: ["none", "quarantine", "reject"] },
];

/** @returns {{ element: HTMLElement, chosen: () => string | undefined }} `chosen` is undefined as long as all is well */
export const verdictFields = () => {
  const fields = judged.map(({ name, label, choices }) => {
    const select = /** @type {HTMLSelectElement} */ (
      el("select", { id: `verdict-${name}`, name }, ...choices.map((choice) => el("option", { value: choice }, choice)))
    );
    return { name, select, row: el("div", { class: "field" }, el("label", { for: `verdict-${name}` }, label), select) };
  });
  const element = el(
    "details",
    { class: "advanced" },
    el("summary", {}, "Advanced: play the mail service"),
    el(
      "p",
      { class: "aside" },
      "What the mail service found out about this mail. DMARC FAIL makes it a forgery, GRAY a sender that nothing vouches for.",
    ),
    el("div", { class: "verdicts" }, ...fields.map(({ row }) => row)),
  );
  return {
    element,
    chosen: () => {
      if (fields.every(({ select }) => select.selectedIndex === 0)) return undefined;
      return fields
        .filter(({ name, select }) => name !== "policy" || select.selectedIndex > 0)
        .map(({ name, select }) => `${name}=${select.value}`)
        .join(" ");
    },
  };
};
