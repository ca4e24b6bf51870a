/** The whole case as a file, for whoever is on it: played from the report to the end, then asked for. */
import { convert, type FormatCallback } from "html-to-text";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play, reporter } from "./casework.ts";

/** Every tag that the parser of incoming mail finds in the page. */
const tagsIn = (page: string): ReadonlySet<string> => {
  const tags = new Set<string>();
  const look: FormatCallback = (element, walk, builder) => {
    tags.add(element.name ?? "");
    walk(element.children, builder);
  };
  convert(page, { formatters: { look }, selectors: [{ selector: "*", format: "look" }] });
  return tags;
};

const ours = "html head meta title style body main h1 p dl dt dd nav ol li a section h2 h3 blockquote br".split(" ");

describe("the case file", () => {
  let case_: Play;
  let code: string;
  let page: string;
  let text: string;

  const fileFor = async (who: string): Promise<readonly Response[]> => {
    const mail = await case_.newest(who, /: the case file$/);
    return Promise.all(mail.attachments.map((_, number) => case_.desk.file(mail.id, number)));
  };

  beforeAll(async () => {
    case_ = await play();
    code = await case_.reports(
      'He shouted <script src="https://evil.example/x.js">at</script> me.\nSee https://evil.example/proof\nKeep from: Fay',
    );
    await case_.says("cy", "/ack\nThank you, I have read it & believe you.\n/shepherd me\n/involves Sasha of the bar\n/circle");
    await case_.says("ada", "/clear");
    await case_.says("bo", "/clear");
    await case_.says("bo", "/scope in\nIt was at our meetup.\n/risk safety=no repeat=maybe\n/severe\nMany were there.");
    const { replyTo } = await case_.newest("dee");
    await case_.says("dee", `I saw it too. Reach me at dee@members.test or ${replyTo}.`);
    await case_.desk.advance("P1D");
    await case_.says("cy", "/propose plan\nWe talk to Sasha.");
    await case_.says("ada", "/agree\n/urgent\nI took a badge away.");
    await case_.says("dee", "/disagree 1\n/agree 2");
    await case_.says("bo", "/agree 1\n/agree 2");
    await case_.says("bo", "/recuse");
    await case_.says(reporter, "I feel better now.");
    await case_.says("cy", "/did\nAda and I spoke to Sasha.\n/reply\nWe have spoken to Sasha.");
    await case_.says(
      "cy",
      "/close\nactions: we spoke\noutcome: a warning\nreview: 2026-09-15\nletter:\nThis is what we decided, and why.",
    );
    await case_.says("ada", "/file");
    [page = "", text = ""] = await Promise.all((await fileFor("ada")).map((file) => file.text()));
  });

  afterAll(() => case_.desk.stop());

  it("comes as a short mail with a page and a text, and the mail itself tells nothing of the case", async () => {
    const mail = await case_.newest("ada", /: the case file$/);
    expect(mail.subject).toBe(`${code}: the case file`);
    const name = `${code.toLowerCase().replace(" ", "-")}-case-file`;
    expect(mail.attachments.map(({ filename, contentType }) => `${filename} ${contentType}`)).toEqual([
      `${name}.html text/html`,
      `${name}.txt text/plain`,
    ]);
    expect(`${mail.text}${mail.html}`).not.toMatch(/Sasha|shouted|meetup|reporter@/);
    expect(mail.headers["auto-submitted"]).toBe("auto-replied");
  });

  it("holds the report, every note, letter, vote, decision and action, in the page and in the text alike", () => {
    const said = [
      ["shouted", "proof", reporter, "Sasha of the bar", "It was at our meetup.", "Risk to safety: no."],
      ["I saw it too.", "We talk to Sasha.", "Ada voted on proposal 1: agree", "Bo voted on proposal 1: agree"],
      ["Dee voted on proposal 1: disagree", "Proposal 1 is carried", "Ada and I spoke to Sasha.", "a warning"],
      ["Bo says that it is severe", "Many were there.", "I took a badge away.", "Measure 2 is confirmed", "It is confirmed."],
      ["we spoke", "Tuesday 15 September 2026", "I feel better now.", "We have spoken to Sasha."],
      ["This is what we decided, and why.", "The reporter was sent the receipt", "The reporter was sent a letter"],
    ].flat();
    for (const words of said) for (const file of [page, text]) expect(file).toContain(words);
    expect(text).toContain("believe you");
    expect(text).toContain("Thank you, I have read it & believe you.");
    expect(page).toContain("Thank you, I have read it &amp; believe you.");
  });

  it("dates what happened with the year, day after day", () => {
    const inOrder = text.slice(text.indexOf("9. What happened, in order"), text.indexOf("10. Who could read it"));
    const days = [...inOrder.matchAll(/^(Tuesday, 10|Wednesday, 11) March 2026 at \d\d:\d\d$/gm)].map(([, day]) => day);
    expect(new Set(days).size).toBe(2);
    expect(days).toEqual(days.toSorted());
    expect(text).toContain("All times in it are Chicago time.");
  });

  it("says who could read it, and when, and names who is kept out without a reason", () => {
    const access = text.slice(text.indexOf("10. Who could read it, and when"));
    expect(access).toMatch(/Cy\nOn the case since Tuesday, 10 March 2026/);
    expect(access).toMatch(/Bo\nOn the case from Tuesday, 10 March 2026 at \d\d:\d\d until Wednesday, 11 March 2026/);
    expect(access).toMatch(/Bo[\s\S]*Was sent the case so far/);
    expect(access).toMatch(/Fay\nKept out of this case\.\n/);
    expect(text).not.toMatch(/asked (?:us )?to keep|named in|too close to Bo|recus/);
  });

  it("is a page without anything foreign in it: what the reporter wrote as markup is words", () => {
    expect([...tagsIn(page)].filter((tag) => !ours.includes(tag))).toEqual([]);
    expect(page).toContain("&lt;script src=&quot;https://evil.example/x.js&quot;&gt;");
    const withoutTheirs = page.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, "");
    expect(withoutTheirs).not.toMatch(/https?:/);
  });

  it("shows no member's address and nobody's line, also where a note held them", () => {
    for (const file of [page, text]) {
      expect(file).not.toContain("@members.test");
      expect(file).not.toMatch(/a[a-z2-7]{26}/);
      expect(file).toContain("Reach me at [the address of Dee] or conduct+[a private line]@desk.test.");
    }
  });

  it("is handed out by the mailroom as a file to keep, never as a page to run", async () => {
    for (const file of await fileFor("ada")) {
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[\w-]+\.(?:html|txt)$/);
      expect(file.headers.get("content-type")).toBe("application/octet-stream");
      expect(file.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    }
    expect((await case_.desk.file("no-mail", 0)).status).toBe(404);
    expect((await case_.desk.file((await case_.newest("ada", /: the case file$/)).id, 7)).status).toBe(404);
  });

  it("is refused to who has left the case, and to who was only asked to help", async () => {
    const line = (await case_.newest("ada")).replyTo;
    await case_.says("ada", "/recuse");
    await case_.desk.mail({ from: "ada@members.test", to: [line], text: "/file" });
    await case_.says("eli", "/file");
    expect((await case_.newest("ada")).text).toContain("The line that the mail was sent to is closed.");
    expect((await case_.newest("eli")).text).toContain("This is for somebody else on the case to do.");
    for (const who of ["bo", "eli", "fay", reporter])
      expect((await case_.box(who)).filter(({ subject }) => subject.endsWith("the case file"))).toEqual([]);
    expect((await case_.box("ada")).filter(({ subject }) => subject.endsWith("the case file"))).toHaveLength(1);
  });
});
