/** Sentences that depend on a code, where the messages about a case need them. */
import type { EventOf } from "../../core/case/events.ts";
import type { LeakFound } from "../../core/mail/letter-guard.ts";

export const findings: Readonly<Record<LeakFound["what"], string>> = {
  "member-address": "This is an address of the committee. The reporter should not have it.",
  line: "This is a private line. Whoever has it can write on somebody's behalf.",
  "other-code-name": "This looks like the code name of another case.",
  telephone: "This looks like a telephone number.",
  signature: "This looks like a signature. It may say more about you than you want.",
  "quoted-internal": "These words stand in a note of the committee, just like this.",
};

export const whyHelp: Readonly<Record<EventOf<"conflict-asked">["why"], string>> = {
  circle: "The members on this case would like help with it.",
  take: "Nobody has answered the reporter yet, so somebody should step in.",
  include: "Two members of this case would like to have you back on it.",
};
