/** Samples of the messages about mail that was perhaps not its line's owner's. */
import { challengeAsks, challengeWhy, perhapsYours } from "../../templates/challenge-words.ts";
import type { Button, Messages } from "../../templates/messages.ts";
import { refusals } from "../../templates/words.ts";

const button = (label: string, command: string): Button => ({
  label,
  command,
  href: `mailto:conduct+aq3k7n2v5x6mzt4w8c9d@desk.test?subject=Re%3A%20brisk-otter&body=${encodeURIComponent(command)}`,
});

export const challengeSamples: Pick<Messages, "not-acted" | "challenge"> = {
  "not-acted": {
    codeName: "brisk-otter",
    memberName: "Ada",
    why: refusals["unproven-sender"].what,
    next: refusals["unproven-sender"].next,
    buttons: [button("Give me a new line", "/rotate")],
  },
  challenge: {
    codeName: "brisk-otter",
    memberName: "Ada",
    came: perhapsYours.line("Brave Otter"),
    why: challengeWhy["wrong-sender"],
    from: "ada.at.home@example.org",
    fromNote: "",
    verbs: ["/ack", "/shepherd"],
    sentences: challengeAsks("Tuesday 24 November, 09:12 Central European Standard Time", true),
    buttons: [button("Yes, I sent it", "/yes"), button("No, drop it", "/no"), button("Not me, give me a new line", "/rotate")],
  },
};
