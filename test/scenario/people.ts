/** The demo desk's people, and small questions that many scenarios ask. */
import type { TestDesk } from "../support/desk.ts";
import type { Message } from "../support/surface.ts";

export const members = ["ada", "bo", "cy", "dee", "eli", "fay"].map((id) => `${id}@members.test`);

export const others = (some: readonly string[]): readonly string[] =>
  [...members, "board@members.test", "organisers@members.test"].filter((address) => !some.includes(address));

export const newest = async (desk: TestDesk, address: string): Promise<Message> => {
  const mail = (await desk.mailbox(address)).at(-1);
  if (!mail) throw new Error(`${address} has no mail`);
  return mail;
};

/** Reports something as somebody new, and says who of the committee got it. */
export const report = async (
  desk: TestDesk,
  mail: { readonly from?: string; readonly to?: readonly string[]; readonly text: string; readonly verdicts?: string },
): Promise<readonly string[]> => {
  const before = await counts(desk);
  await desk.mail({ from: "reporter@example.org", to: [desk.alias], subject: "something happened", ...mail });
  await desk.settle();
  const now = await counts(desk);
  return members.filter((address) => (now.get(address) ?? 0) > (before.get(address) ?? 0));
};

const counts = async (desk: TestDesk): Promise<ReadonlyMap<string, number>> =>
  new Map(await Promise.all(members.map(async (address) => [address, (await desk.mailbox(address)).length] as const)));
