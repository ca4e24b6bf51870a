/** format=flowed: lines that were broken to be sent are whole again, and a quotation stays as deep as it was. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unflowed } from "../../functions/adapters/mime/flowed.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { lines, multipart, part, plainFrom, understood } from "../support/contract-mail.ts";

describe("flowed lines", () => {
  it.each([
    ["are joined where they end with a space", "one \ntwo\nthree", "one two\nthree"],
    ["are joined within a quotation", "> one \n> two\n> three", "> one two\n> three"],
    ["of two depths stay apart", "> one \n>> two \nthree", "> one \n>> two \nthree"],
    ["lose one space that was stuffed in", " From here\n  two spaces\n> >three", "From here\n two spaces\n> >three"],
    ["do not run into a signature", "one \n-- \nBo \nand Ada", "one \n-- \nBo and Ada"],
    ["may end with the text", "one ", "one "],
    ["may be empty", "one\n\n \n>\ntwo", "one\n\n\n> \ntwo"],
  ])("%s", (_, text, whole) => {
    expect(unflowed(text, false)).toBe(whole);
  });

  it("lose the space at which they were broken, where the mail says so", () => {
    expect(unflowed("to \nge \nther \n\n> quo \n> ted", true)).toBe("together\n> quoted");
  });

  it("never move from a quotation into the writer's own words, or back", () => {
    const line = fc.tuple(fc.constantFrom("", ">", ">>", "> "), fc.constantFrom("own", "word", ""), fc.constantFrom("", " "));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (rows, delSp) => {
        const own = rows.filter(([mark]) => mark === "").map(([, words]) => words);
        const text = unflowed(rows.map(([mark, words, end]) => `${mark}${words}${end}`).join("\n"), delSp);
        const left = text.split("\n").filter((row) => !row.startsWith(">"));
        expect(left.join("").replaceAll(" ", "")).toBe(own.join(""));
      }),
    );
  });
});

describe("a mail with flowed lines", () => {
  const body = ["/ack", "Thank you for ", "writing. ", "> /discard ", "> all of it ", "/help", " > not quoted here"];

  const read = async (type: string): Promise<ReturnType<typeof readReply>> =>
    readReply((await understood(lines(plainFrom, `Content-Type: ${type}`, "", ...body))).text);

  it("has the writer's own lines whole, and none of the quotation in them", async () => {
    const { commands, ownText } = await read("text/plain; format=flowed");
    expect(commands).toMatchObject([{ name: "ack", body: "Thank you for writing." }]);
    expect(ownText).not.toContain("discard");
  });

  it("has them so with the spaces taken out", async () => {
    const { commands } = await read('text/plain; charset=utf-8; Format="Flowed"; DelSp=yes');
    expect(commands).toMatchObject([{ name: "ack", body: "Thank you forwriting." }]);
  });

  it("keeps every line of a part that is not flowed", async () => {
    const { commands } = await read("text/plain");
    expect(commands[0]?.body).toBe("Thank you for \nwriting.");
  });

  it("is read in its own charset", async () => {
    const raw = lines(plainFrom, "Content-Type: text/plain; charset=koi8-r; format=flowed", "", "\xf0\xd2\xc9 ", "\xd7\xc5\xd4");
    expect((await understood(raw)).text).toBe("При вет");
  });

  it("may have attachments, which stay as they are", async () => {
    const flowed = part("text/plain; format=flowed", "one \r\ntwo", "Content-Disposition: attachment; filename=a.txt");
    const mail = await understood(multipart("mixed", part("text/plain; format=flowed", "one \r\ntwo"), flowed));
    expect(mail.text).toBe("one two");
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).toString()).toBe("one \r\ntwo");
  });
});
