/** Playing a case by mail: whoever speaks answers the newest mail that they have about it. */
import { startDesk, type TestDesk } from "../support/desk.ts";
import type { Message } from "../support/surface.ts";
import { members } from "./people.ts";

export const reporter = "reporter@example.org";

export interface Play {
  readonly desk: TestDesk;
  /** `cy` is short for the member's address. Settles afterwards. */
  says(who: string, text: string, about?: string): Promise<void>;
  reports(text: string, from?: string): Promise<string>;
  newest(who: string, subject?: RegExp): Promise<Message>;
  box(who: string): Promise<readonly Message[]>;
  stage(codeName: string): Promise<string | undefined>;
}

export const addressOf = (who: string): string => (who.includes("@") ? who : `${who}@members.test`);

export const play = async (policy?: string): Promise<Play> => {
  const desk = await startDesk({ now: "2026-03-10T15:00:00Z", ...(policy !== undefined && { policy }) });
  const box = (who: string) => desk.mailbox(addressOf(who));
  const newest = async (who: string, subject?: RegExp): Promise<Message> => {
    const found = (await box(who)).findLast((mail) => subject?.test(mail.subject) ?? true);
    if (!found) throw new Error(`${who} has no such mail`);
    return found;
  };
  return {
    desk,
    box,
    newest,
    says: async (who, text, about) => {
      const { replyTo } = await newest(who, about === undefined ? undefined : new RegExp(`^${about}: `));
      await desk.mail({ from: addressOf(who), to: [replyTo], text });
      await desk.settle();
    },
    reports: async (text, from = reporter) => {
      await desk.mail({ from, to: [desk.alias], subject: "something happened", text });
      await desk.settle();
      return (await newest(from)).subject.split(":")[0] ?? "";
    },
    stage: async (codeName) => (await desk.board()).find((row) => row.codeName === codeName)?.stage,
  };
};

/** Everything that the desk ever sent to members, by address. */
export const allMail = async (desk: TestDesk): Promise<readonly Message[]> => {
  const boxes = await Promise.all((await desk.mailboxes()).map(({ address }) => desk.mailbox(address)));
  return boxes.flat();
};

export { members };
