/** The desk on embedded parts: the real handlers, the real clients, and around them what AWS would be. */
import { randomBytes } from "node:crypto";
import { loadDesk, openDesk } from "../../functions/app/open-desk.ts";
import { type DeskSettings, deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { dutyAt } from "../../functions/core/duty/duty.ts";
import { instant } from "../../functions/core/instant.ts";
import { createClockTickHandler } from "../../functions/handlers/clock-tick.ts";
import { createDeliveryEventHandler } from "../../functions/handlers/delivery-event.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { wire } from "../../functions/wire.ts";
import { routesOf } from "./api/routes.ts";
import type { Route } from "./api/server.ts";
import { intakeClient, localClients } from "./clients.ts";
import type { RunningCloud } from "./cloud/run.ts";
import { demoDesk, demoPeople, demoSettings } from "./demo-desk.ts";
import { nextDue } from "./due-work.ts";
import type { LocalSettings } from "./environment.ts";
import { startFeedbackIntake } from "./feedback-intake.ts";
import { startIntake } from "./intake.ts";
import type { LocalLog } from "./local-log.ts";
import { createMailboxes } from "./mailboxes.ts";
import { startScheduler } from "./scheduler.ts";
import { settle } from "./settle.ts";
import { makeTables } from "./tables.ts";
import { travel } from "./time-travel.ts";
import { CannotStart } from "./trouble.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export interface DeskParts {
  readonly settings: LocalSettings;
  readonly worldFolder: string;
  readonly clock: VirtualClock;
  readonly cloud: RunningCloud;
  readonly log: LocalLog;
  /** The clock has jumped. */
  readonly moved: () => void;
}

export interface LocalDesk {
  readonly routes: readonly Route[];
  stop(): Promise<void>;
}

export const startDesk = async ({ settings, worldFolder, clock, cloud, log, moved }: DeskParts): Promise<LocalDesk> => {
  const clients = localClients(cloud.place, (asked) => cloud.ask("pass", asked));
  const deps = wire(demoSettings, {
    clock: { now: () => instant(clock.now()) },
    randomness: { bytes: (count) => randomBytes(count) },
    log,
    clients,
  });
  await makeTables(clients.dynamodb);
  const demo = deskSettings.parse(demoDesk(settings.policy, settings.reportsAnHour));
  const loaded = async (): Promise<DeskSettings> => (await loadDesk(deps, demo.id)).settings;
  if ((await openDesk(deps, "known-addresses")(demo)) === "already-open" && settings.policyChosen)
    checkPolicy(settings, (await loaded()).policy);

  const intake = startIntake({
    queue: intakeClient(cloud.place),
    queueUrl: cloud.place.intakeUrl,
    handler: createInboundMailHandler(deps),
    log,
  });
  const scheduler = startScheduler(createClockTickHandler(deps), log);
  const deskBusy = (): boolean => intake.busy() || scheduler.busy();
  const feedback = startFeedbackIntake({
    queue: intakeClient(cloud.place),
    queueUrl: cloud.place.feedbackUrl,
    handler: createDeliveryEventHandler(deps),
    log,
    deskBusy,
  });
  const settled = (): Promise<void> =>
    settle({ waiting: () => cloud.ask("waiting", null), busy: () => deskBusy() || feedback.busy() });
  const oneAtATime = createTurn();

  // What was left undone before a stop or a crash, without waiting for the minute.
  void scheduler.tick();
  return {
    routes: routesOf({
      clock,
      cloud,
      mailboxes: createMailboxes(worldFolder, (since) => cloud.ask("delivered", since)),
      people: demoPeople,
      settings: loaded,
      dutyAt: (desk, at) => dutyAt(desk, instant(at)),
      board: () => deps.cases.board(demo.id),
      settle: settled,
      travelTo: (target) =>
        oneAtATime(() =>
          travel({ clock, nextDue: (by) => nextDue(clients.dynamodb, by), tick: scheduler.tick, settle: settled, moved }, target),
        ),
      logLines: log.lines,
    }),
    stop: async () => {
      await Promise.all([intake.stop(), scheduler.stop(), feedback.stop()]);
    },
  };
};

const checkPolicy = ({ policy, dataFolder }: LocalSettings, opened: string): void => {
  if (policy !== opened)
    throw new CannotStart(
      `The desk in ${dataFolder} works by the policy ${opened}, not ${policy}. Leave DESK_POLICY away, or set DESK_DATA to an empty folder.`,
    );
};

/** Two journeys at once would pull the clock in two directions. */
const createTurn = (): ((act: () => Promise<void>) => Promise<void>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
};
