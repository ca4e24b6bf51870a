/** One piece of work, tried and logged. One that cannot be written must not hold up those behind it. */
import type { Work } from "../core/case/case.ts";
import type { SendResult } from "../core/case/work.ts";
import type { CaseId, DeskId } from "../core/ids.ts";
import type { Deps } from "./deps.ts";
import { errorName } from "./error-name.ts";

interface About {
  readonly desk: DeskId;
  readonly case?: CaseId;
}

export const tryWork = async (deps: Deps, of: About, work: Work, act: () => Promise<SendResult>): Promise<SendResult> => {
  const about = { ...of, work: work.id, message: work.message };
  try {
    const result = await act();
    deps.log.write(result === "sent" || result === "dissolved" ? "info" : "warn", "mail-work", { ...about, outcome: result });
    return result;
  } catch (error) {
    deps.log.write("error", "mail-work", { ...about, outcome: "failed", error: errorName(error) });
    return "not-sent";
  }
};
