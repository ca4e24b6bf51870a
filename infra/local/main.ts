/**
 * `npm start`. The cloud's thread starts first and the desk's own modules load beside it; when both are there, one line says so.
 * What keeps the desk from starting is one line too, and exit code 1.
 */
import "./compile-cache.ts";
import { errorName } from "../../functions/app/error-name.ts";
import { runCloud } from "./cloud/run.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { demoAlias } from "./demo-alias.ts";
import { readLocalSettings } from "./environment.ts";
import { keepStoredTime, readStoredTime } from "./stored-time.ts";
import { CannotStart } from "./trouble.ts";
import { startClock } from "./virtual-clock.ts";

const longestGoodbyeMs = 15_000;

interface Started {
  readonly readyLine: string;
  readonly stop: () => Promise<void>;
}

const start = async (): Promise<Started> => {
  const settings = readLocalSettings(process.env);
  const folder = prepareDataFolder(settings.dataFolder);
  const clock = startClock(Math.max(settings.startAt ?? Date.now(), readStoredTime(folder)));
  const [cloud, parts] = await Promise.all([
    runCloud({ folder, smtpPort: settings.smtpPort, alias: demoAlias, clockMemory: clock.memory }, (reason) =>
      leave(reason.message),
    ),
    loadParts(),
  ]);
  const storedTime = keepStoredTime(folder, clock);
  const log = parts.createLocalLog(clock);
  const desk = await parts.startDesk({ settings, worldFolder: folder.world, clock, cloud, log, moved: storedTime.save });
  const api = await parts.openApi(settings.httpPort, desk.routes, (error) =>
    log.write("error", "request-failed", { error: errorName(error) }),
  );
  return {
    readyLine: `Conduct Desk is ready: ${parts.addressOf(api)} (mailroom), smtp 127.0.0.1:${cloud.place.smtpPort}, alias ${demoAlias}\n`,
    stop: async () => {
      await cloud.ask("closeFront", null);
      await desk.stop();
      await parts.closeServer(api);
      await cloud.stop();
      storedTime.stop();
      log.flush();
    },
  };
};

const loadParts = async () => {
  const [{ startDesk }, { openApi, addressOf }, { closeServer }, { createLocalLog }] = await Promise.all([
    import("./desk.ts"),
    import("./api/server.ts"),
    import("./cloud/gate.ts"),
    import("./local-log.ts"),
  ]);
  return { startDesk, openApi, addressOf, closeServer, createLocalLog };
};

const leave = (words: string): never => {
  process.stderr.write(`${words}\n`);
  process.exit(1);
};

try {
  const { readyLine, stop } = await start();
  let leaving = false;
  const goodbye = (): void => {
    if (leaving) return;
    leaving = true;
    // What is not finished by then is announced again at the next start.
    setTimeout(() => process.exit(0), longestGoodbyeMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };
  process.on("SIGTERM", goodbye);
  process.on("SIGINT", goodbye);
  // Last, so that whoever waits for this line can also ask the desk to go.
  process.stdout.write(readyLine);
} catch (error) {
  if (error instanceof CannotStart) leave(error.message);
  throw error;
}
