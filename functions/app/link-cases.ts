/** Links between two cases are two writes: the second is work of the first, and may come again. */
import type { Case, Work } from "../core/case/case.ts";
import { codeNameSaid } from "../core/case/code-name.ts";
import type { NamedCase } from "../core/case/commands.ts";
import { memberOf } from "../core/case/vocabulary.ts";
import type { SendResult } from "../core/case/work.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { Reply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";

/** Nobody links many cases in one mail; who names a hundred wants to have a hundred read. */
const mostNamed = 3;

export const casesNamed = async (deps: Deps, desk: DeskSettings, reply: Reply): Promise<readonly NamedCase[]> => {
  const said = reply.commands.flatMap(({ name, argument }) => (name === "link" ? (codeNameSaid(argument) ?? []) : []));
  const found = await Promise.all(
    said.slice(0, mostNamed).map(async (codeName) => {
      const id = await deps.hints.caseNamed(desk.id, codeName);
      const loaded = id && (await deps.cases.load(id));
      return loaded && loaded !== "erased" && loaded.state.codeName === codeName ? [named(loaded.state)] : [];
    }),
  );
  return found.flat();
};

const named = ({ id, codeName, circle }: Case): NamedCase => ({ id, codeName, circle });

/** What this mail did on the one case, done on the other. It changes nothing where that has happened already. */
export const linkBack = async (
  deps: Deps,
  desk: DeskSettings,
  { state, key }: { readonly state: Case; readonly key: CaseKey },
  work: Work,
): Promise<SendResult> => {
  const event = (await deps.cases.entry(state, work.entry, key))?.event;
  const by = memberOf(work.to);
  if (event?.kind !== "linked" || by === undefined || !(await deps.keys.find(event.case))) return "dissolved";
  await changeCase(deps, desk, event.case, () => ({ do: "link-back", by, mail: state.report, other: named(state) }));
  return "dissolved";
};
