/** What each event of a roster asks for: a mail, or a write to every case that it concerns. A part of desk-wanted.ts. */
import { memberOf, memberPerson } from "../case/vocabulary.ts";
import { minutes } from "../instant.ts";
import type { DeskEventOf } from "./desk-events.ts";
import type { DeskSettings } from "./desk-settings.ts";
import type { Wanted } from "./desk-wanted.ts";
import { confirmedMembers } from "./entitled.ts";
import type { RosterEvent } from "./roster.ts";

type WorkFor = { readonly [Kind in RosterEvent["kind"]]: (desk: DeskSettings, event: DeskEventOf<Kind>) => readonly Wanted[] };

/** The index of cases may be a little behind, and a mail that came in at the same moment saw the old roster. */
const onceMore = minutes(15);

const newsAtOnce = (desk: DeskSettings, ...but: readonly string[]): readonly Wanted[] =>
  confirmedMembers(desk)
    .filter(({ id }) => !but.includes(id))
    .map(({ id }) => ({ message: "roster-news", to: memberPerson(id) }));

/** Nobody asked for it, so it lets a member sleep. */
const news = (desk: DeskSettings, ...but: readonly string[]): readonly Wanted[] =>
  newsAtOnce(desk, ...but).map((wanted) => ({ ...wanted, waits: true }));

const none = (): readonly Wanted[] => [];

export const rosterWork: WorkFor = {
  "desk-opened": (_, { asked }) => asked.map((to) => ({ message: "address-question", to })),
  "address-confirmed": (_, { to }) => (memberOf(to) === undefined ? [] : [{ message: "fill-places", to }]),
  "address-declined": (desk) => news(desk),
  "question-replied": (_, { to, mail, told }) => (told ? [{ message: "question-answered", to, about: mail }] : []),
  unanswered: (desk, { what, questions }) => [
    ...(what === "confirm" ? questions.map(({ to }) => ({ message: "address-question", to })) : []),
    // Nobody else hears of a mail that may have been forged.
    ...(what === "own-mail" ? questions.map(({ to }) => ({ message: "own-mail-dropped", to })) : news(desk)),
  ],
  "own-mail-asked": (_, { to }) => [{ message: "own-mail-question", to }],
  "own-mail-not-acted": (_, { to, told }) => (told ? [{ message: "own-mail-dropped", to }] : []),
  // Whom it is about hears of it before it can be done.
  "removal-asked": (desk, { by }) => news(desk, by),
  // There is one day to stop it.
  "removal-agreed": (desk, { by }) => newsAtOnce(desk, by),
  "removal-stopped": (desk, { by }) => news(desk, by),
  "member-left": (desk, { member }) => [
    { message: "leave-cases", to: memberPerson(member) },
    { message: "leave-cases", to: memberPerson(member), dueAfter: onceMore },
    ...news(desk),
  ],
  "closing-letter-owed": (_, { member }) => [{ message: "closing-letter", to: memberPerson(member) }],
  "notice-chosen": none,
};
