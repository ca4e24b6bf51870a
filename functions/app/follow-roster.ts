/**
 * A change of the roster, told to every case of the desk. Each is one write of its own, and changes nothing where it was told
 * before; what cannot be opened holds up no other.
 */
import type { Case, Work } from "../core/case/case.ts";
import type { Command } from "../core/case/commands.ts";
import { memberOf } from "../core/case/vocabulary.ts";
import { leased, type SendResult } from "../core/case/work.ts";
import { deskApplied } from "../core/duty/desk.ts";
import type { DeskEvent } from "../core/duty/desk-events.ts";
import { entitledMember } from "../core/duty/duty.ts";
import { pastAddress } from "../core/duty/roster.ts";
import type { CaseId, MemberId } from "../core/ids.ts";
import { holdsContent } from "../core/record/access.ts";
import { changeCase } from "./change-case.ts";
import { changeDesk } from "./change-desk.ts";
import type { Deps } from "./deps.ts";
import { doWork } from "./do-work.ts";
import { errorName } from "./error-name.ts";
import { type OpenDesk, openAs } from "./open-desk.ts";

/** What comes to be due by it, leased. */
interface Followed {
  readonly result: SendResult;
  readonly desk: OpenDesk;
  readonly mine: readonly Work[];
}

/** Whoever has left is taken out of each case, and asked to delete what they were sent. */
export const leaveCases = async (deps: Deps, desk: OpenDesk, work: Work): Promise<Followed> => {
  const nothing = { desk, mine: [] };
  const id = memberOf(work.to);
  if (id === undefined || entitledMember(desk.settings, id)) return { ...nothing, result: "dissolved" };
  const sent: string[] = [];
  const all = await onEach(deps, desk, work, async (state, key) => {
    await tellCase(deps, desk, state.id, { do: "member-left", member: id });
    if (holdsContent(await deps.cases.journal(state, key), id)) sent.push(state.codeName);
  });
  return all ? { ...(await oweLetter(deps, desk, id, sent)), result: "dissolved" } : { ...nothing, result: "not-sent" };
};

/** Whoever has confirmed their address takes a place that nobody could be reached for. */
export const fillPlaces = async (deps: Deps, desk: OpenDesk, work: Work): Promise<Followed> => {
  const nothing = { desk, mine: [] };
  const id = memberOf(work.to);
  if (id === undefined || !entitledMember(desk.settings, id)) return { ...nothing, result: "dissolved" };
  const all = await onEach(deps, desk, work, async (state) => {
    if (state.stage === "reported") await tellCase(deps, desk, state.id, { do: "member-confirmed", member: id });
  });
  return { ...nothing, result: all ? "dissolved" : "not-sent" };
};

/** What passes is waited for. One case that never opens must not keep the letter back for ever. */
const fewTries = 3;

type Look = (state: Case, key: NonNullable<Awaited<ReturnType<Deps["keys"]["find"]>>>) => Promise<void>;

/** True where every case was told, or will never be. */
const onEach = async (deps: Deps, { settings }: OpenDesk, { attempts }: Work, look: Look): Promise<boolean> => {
  let failed = 0;
  for (const id of await deps.cases.ids(settings.id)) {
    try {
      const [loaded, key] = await Promise.all([deps.cases.load(id), deps.keys.find(id)]);
      if (loaded !== undefined && loaded !== "erased" && key) await look(loaded.state, key);
    } catch (error) {
      failed += 1;
      deps.log.write("error", "case-not-told", { case: id, error: errorName(error) });
    }
  }
  return failed === 0 || attempts >= fewTries;
};

const tellCase = async (deps: Deps, { settings }: OpenDesk, id: CaseId, command: Command): Promise<void> => {
  const changed = await changeCase(deps, settings, id, () => command);
  if (typeof changed !== "string") await doWork(deps, settings, changed, new Map());
};

/** Once. Whoever was never written to has no address here and gets none. */
const oweLetter = async (deps: Deps, desk: OpenDesk, member: MemberId, cases: readonly string[]) => {
  const { state, mine } = await changeDesk(deps, desk, (seen, now) => {
    const isOwed = pastAddress(seen, `member:${member}`) !== undefined && !seen.lettersOwed.includes(member);
    const owed: DeskEvent = { kind: "closing-letter-owed", member, cases: [...cases] };
    return isOwed ? leased(deskApplied(seen, [owed], now), now) : undefined;
  });
  return { desk: openAs(desk, state), mine };
};
