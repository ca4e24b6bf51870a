/** The desk's clock: what time it is for the desk, and four steps forward. It never goes back. */
import { el, part } from "./dom.js";
import { longTime, zoneName } from "./times.js";

const steps = [
  { label: "+1 h", spoken: "1 hour", advance: "PT1H" },
  { label: "+12 h", spoken: "12 hours", advance: "PT12H" },
  { label: "+1 day", spoken: "1 day", advance: "PT24H" },
  { label: "+1 week", spoken: "1 week", advance: "PT168H" },
];

/** @param {{ now: string, zone: string }} known */
export const showClock = ({ now, zone }) => {
  if (now === "") return;
  part("clock-now").replaceChildren(
    el("time", { datetime: now }, longTime(now, zone)),
    " ",
    el("span", { class: "zone" }, zoneName(zone)),
  );
};

/**
 * @param {(advance: string, spoken: string) => Promise<void>} move
 */
export const placeClockSteps = (move) => {
  const group = part("clock-steps");
  let working = false;
  const buttons = steps.map(({ label, spoken, advance }) => {
    const button = el("button", { type: "button", "aria-label": `Forward by ${spoken}` }, label);
    button.addEventListener("click", async () => {
      if (working) return;
      working = true;
      // Not `disabled`: that would throw the keyboard out of the button it has just pressed.
      for (const one of buttons) one.setAttribute("aria-disabled", "true");
      button.textContent = "working…";
      try {
        await move(advance, spoken);
      } finally {
        working = false;
        for (const one of buttons) one.removeAttribute("aria-disabled");
        button.textContent = label;
      }
    });
    return button;
  });
  group.replaceChildren(...buttons);
};
