/** Buttons for what may be erased: to want it too, to stop it, to keep it a year longer. */
import type { Button } from "../../../templates/messages.ts";
import { possibleNow } from "../../core/case/rules.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { Instant } from "../../core/instant.ts";
import { dayOf, monthsAfter } from "../../core/record/days.ts";
import { buttonsOf } from "./buttons.ts";
import type { Telling } from "./told.ts";

interface Offer {
  readonly label: string;
  readonly command: string;
}

export const keepLonger = ({ zone }: DeskSettings, now: Instant): Offer => ({
  label: "Keep it a year longer",
  command: `/keep ${dayOf(monthsAfter(now, 12, zone), zone)}`,
});

const stop: Offer = { label: "Do not erase it", command: "/erase no" };

const offersFor = ({ event, desk, gathered, to }: Telling): readonly Offer[] => {
  if (event.kind === "erasure-announced") return [keepLonger(desk, gathered.now)];
  if (event.kind === "erasure-asked") return [stop, keepLonger(desk, gathered.now)];
  if (event.kind !== "second-awaited" || memberPerson(event.by) === to) return [];
  if (event.what === "erase") return [{ label: "I want it erased too", command: "/erase" }, stop];
  return event.what === "end-hold" ? [{ label: "It need not be kept", command: "/keep end" }] : [];
};

export const erasureButtons = (telling: Telling): readonly Button[] => {
  const { state, to, line } = telling;
  const able: readonly string[] = possibleNow(state, to);
  return buttonsOf(
    offersFor(telling).filter(({ command }) => able.includes(command.slice(1).split(" ")[0] ?? "")),
    state,
    line,
  );
};
