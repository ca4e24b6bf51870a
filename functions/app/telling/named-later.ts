/** Members whom a later mail names, and what somebody had been sent who is off the case now. */
import { messageNamed } from "../../../templates/message-names.ts";
import { namedNow, sentRow, wasSentBefore } from "../../../templates/named-words.ts";
import type { Event } from "../../core/case/events.ts";
import { isKeptOut } from "../../core/case/roles.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import { memberWithId } from "../../core/duty/duty.ts";
import type { MemberId } from "../../core/ids.ts";
import { readReply } from "../../core/mail/reply.ts";
import { membersNamedLater } from "../../core/mail/screening.ts";
import { accessIn } from "../../core/record/access.ts";
import { dateWithYear } from "../../core/record/dates.ts";
import { nameOf } from "./names.ts";
import type { Telling } from "./told.ts";

/** Only what the reporter themselves writes takes anybody out by itself: else a respondent could choose who judges. */
export const namedIn = (telling: Telling): readonly string[] => {
  const { desk, about, to } = telling;
  const { mail } = about ?? {};
  if (!mail) return [];
  return membersNamedLater(desk, readReply(mail.text).ownText, mail)
    .filter((id) => memberWithId(desk, id) !== undefined && memberPerson(id) !== to)
    .flatMap((id) => remarkOn(telling, id));
};

const remarkOn = ({ state, desk, event }: Telling, id: MemberId): readonly string[] => {
  const name = nameOf(desk, id);
  if (state.keptOut.some(({ member, why }) => member === id && why === "named")) return [namedNow.keptOut(name)];
  // Whoever has written to them is greeted by name.
  const isGreeted = event.kind === "reporter-wrote" && state.namesTold.includes(id);
  return isKeptOut(state, id) || isGreeted ? [] : [namedNow.mayBe(name)];
};

/** Nobody's own choice to leave is held against them. */
export const tellsWhatWasSent = (event: Event): boolean =>
  event.kind === "left" && event.why !== "recused" && event.why !== "left-desk";

export const sentBefore = ({ event, desk, gathered }: Telling): readonly string[] => {
  if (event.kind !== "left" || !tellsWhatWasSent(event)) return [];
  const access = accessIn(gathered.journal).find(({ member }) => member === event.member);
  if (access === undefined) return [];
  const day = (at: (typeof access)["sent"][number]["first"]): string => dateWithYear(at, desk.zone);
  return wasSentBefore(
    nameOf(desk, event.member),
    access.sent.map(({ message, times, first, last }) => sentRow(messageNamed(message), times, day(first), day(last))),
  );
};
