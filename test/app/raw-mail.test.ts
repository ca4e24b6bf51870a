/** The raw object is the only copy until the mail was taken in. It goes then, and not before, and never for another reason. */
import { describe, expect, test } from "vitest";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { answer, type MemoryDesk, openedCase, storedMail, told, watching } from "./casework.ts";

const isThere = async (desk: MemoryDesk, key: string): Promise<boolean> => (await desk.stores.raw.get(key)) !== undefined;

describe("a raw mail", () => {
  test("is sealed, then written into its case, then sent on, and only then removed", async () => {
    const desk = await createMemoryDesk();
    const { deps, calls } = watching(desk.deps);
    await receiveMail(deps)(storedMail(desk, {}));
    const order = calls.filter((call) => ["content.put", "hints.put", "cases.save", "sender.send", "raw.remove"].includes(call));
    expect(order.slice(0, 3)).toEqual(["content.put", "hints.put", "cases.save"]);
    expect(order.indexOf("sender.send")).toBeGreaterThan(order.indexOf("cases.save"));
    expect(order.at(-1)).toBe("raw.remove");
    expect(order.filter((call) => call === "raw.remove")).toHaveLength(1);
  });

  test("stays when its desk has no roster yet, and is taken in once it has", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, {});
    const { find } = desk.deps.keys;
    const without = {
      ...desk.deps,
      keys: {
        ...desk.deps.keys,
        find: async (owner: Parameters<typeof find>[0]) => (owner === "demo" ? undefined : find(owner)),
      },
    };
    await expect(receiveMail(without)(receipt)).rejects.toThrow("has no roster yet");
    expect(await isThere(desk, receipt.rawKey)).toBe(true);
    await desk.redeliver(receipt);
    expect(await openedCase(desk, receipt)).toBe(true);
    expect(await isThere(desk, receipt.rawKey)).toBe(false);
  });

  test.each([
    ["another mailbox of the domain", "board@desk.test"],
    ["an alias that is not installed any more", "reports@desk.test"],
    ["the alias with a hyphen for the plus", "conduct-abcdefghijklmnopqrstuvwxyz2@desk.test"],
    ["the alias in quotation marks", '"conduct"@desk.test'],
  ])("for %s is not thrown away: somebody may have written a report", async (_, to) => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, { to: [to] });
    await receiveMail(desk.deps)(receipt).catch(() => undefined);
    expect((await isThere(desk, receipt.rawKey)) || (await openedCase(desk, receipt))).toBe(true);
  });

  test("that is gone although nobody took it in is said aloud", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, {});
    await desk.stores.raw.remove(receipt.rawKey);
    await expect(desk.redeliver(receipt)).rejects.toThrow("no case has taken it in");
  });

  test.each([
    ["a report", async (desk: MemoryDesk) => desk.receive({})],
    [
      "an answer on a line",
      async (desk: MemoryDesk) => {
        await desk.receive({});
        return answer(desk, "cy", "/ack");
      },
    ],
    ["a command to the desk", async (desk: MemoryDesk) => desk.receive({ from: "fay@members.test", text: "/help" })],
    ["a mail whose author is asked", async (desk: MemoryDesk) => desk.receive({ from: "fay@members.test" })],
  ])("that is gone because it was taken in as %s is no trouble when it comes again", async (_, took) => {
    const desk = await createMemoryDesk();
    const receipt = await took(desk);
    const before = desk.sent.length;
    await desk.redeliver(receipt);
    await desk.redeliver(receipt);
    expect(desk.sent).toHaveLength(before);
  });

  test("that could not be removed is taken in once and removed when it comes again", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, {});
    const cannotRemove = { ...desk.deps, raw: { ...desk.stores.raw, remove: () => Promise.reject(new Error("denied")) } };
    await expect(receiveMail(cannotRemove)(receipt)).rejects.toThrow("denied");
    expect(await isThere(desk, receipt.rawKey)).toBe(true);
    const sent = desk.sent.length;
    await desk.redeliver(receipt);
    expect(desk.sent).toHaveLength(sent);
    expect(await isThere(desk, receipt.rawKey)).toBe(false);
  });
});

describe("a mail to two desks of one installation", () => {
  test("is a report at each, and at each once", async () => {
    const desk = await createMemoryDesk();
    const other = demoSettings({ id: "other", alias: "help@other.test" });
    const key = await desk.stores.keys.make(other.id);
    const first = await desk.stores.desks.load(demoSettings().id, key);
    if (!first) throw new Error("no desk");
    await desk.stores.desks.save(undefined, { ...first, settings: other, version: 0 }, key);
    const deps = { ...desk.deps, installed: [...desk.deps.installed, { id: other.id, alias: other.alias }] };
    const receipt = storedMail(desk, { to: ["conduct@desk.test", "help@other.test"] });
    await receiveMail(deps)(receipt);
    expect(told(desk).filter((mail) => mail.endsWith("new report"))).toHaveLength(4);
    expect(await desk.stores.cases.board(other.id)).toHaveLength(1);
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(1);
  });
});
