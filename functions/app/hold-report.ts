/** What the desk looks at where a reporter wants their report only kept: whether they are proven, and whom it names. */
import type { Case } from "../core/case/case.ts";
import type { Named } from "../core/case/commands.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import { isProven, soleSender } from "../core/mail/sender.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { textsOf } from "./mail-texts.ts";
import { peopleInReport } from "./match-cases.ts";
import type { OpenDesk } from "./open-desk.ts";

/** The first line of a first mail. Whom nothing proves could never wake it again, so their wish is left to the pair. */
export const holdAsked = (mail: IncomingMail | undefined, receipt: Receipt): "proven" | "unproven" | undefined => {
  if (!mail || readReply(mail.text).commands[0]?.name !== "hold") return undefined;
  const proven = soleSender(mail) !== undefined && isProven(receipt.verdicts) && !isMachine(mail, receipt) && !mail.formsDiffer;
  return proven ? "proven" : "unproven";
};

/** Where it is held only now, its own first mail is looked through too. */
export const peopleHeld = async (
  deps: Deps,
  desk: OpenDesk,
  { state, key, reply }: { readonly state: Case; readonly key: CaseKey; readonly reply: Reply },
): Promise<Named | undefined> => {
  const isHeldNow = reply.commands.some(({ name }) => name === "hold");
  if (!state.onHold && !isHeldNow) return undefined;
  const earlier = state.onHold ? [] : await firstMail(deps, state, key);
  return peopleInReport(deps, desk, state, [reply.ownText, ...earlier], true);
};

/** Whom the mail names that its author now says is to be kept. */
export const peopleAtFirst = async (deps: Deps, desk: OpenDesk, state: Case, key: CaseKey): Promise<Named> =>
  peopleInReport(deps, desk, state, await firstMail(deps, state, key), true);

const firstMail = async (deps: Deps, state: Case, key: CaseKey): Promise<readonly string[]> => [
  ...(await textsOf(deps, state, key, [state.report])).values(),
];
