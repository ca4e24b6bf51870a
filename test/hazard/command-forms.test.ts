/** CM: what mail programs make of a reply. Where the desk cannot tell whose words they are, none of them is a command. */
import { describe, expect, test } from "vitest";
import { answer, caseOf, newestFor, told } from "../app/casework.ts";
import { cy, reported, reporter } from "./stories.ts";

/** Brings a raw mail from cy to cy's line. */
const sent = async (head: readonly string[], body: string) => {
  const { desk, receipt, from } = await reported();
  const line = newestFor(desk, "cy").replyTo;
  const raw = [`From: ${cy}`, `To: ${line}`, "Subject: Re: s", "MIME-Version: 1.0", ...head, "", body].join("\r\n");
  await desk.receive({ from: cy, to: [line], raw });
  return { stage: (await caseOf(desk, receipt)).stage, desk, from };
};

const html = (body: string) => sent(["Content-Type: text/html; charset=utf-8"], body);

describe("CM04 a command in HTML alone", () => {
  test.each([
    ["a paragraph", "<p>/ack</p>"],
    ["a line of its own", "<div>/ack<br>Thank you.</div>"],
    ["a document with a title", "<html><head><title>Re: s</title></head><div>/ack</div></html>"],
    ["a table for its layout", "<table><tr><td>/ack</td></tr></table>"],
    ["small letters", '<p style="font-size:0.9em">/ack</p>'],
    ["above a quotation", "<div>/ack</div><div>On 10 Mar 2026, Demo wrote:</div><blockquote>/discard</blockquote>"],
  ])("that is seen runs: %s", async (_, body) => {
    expect((await html(body)).stage).toBe("acknowledged");
  });

  test.each([
    ["a quotation", "<blockquote>/ack</blockquote>"],
    ["a quotation in paragraphs", '<div>I see.</div><div class="gmail_quote"><blockquote><p>x</p><p>/ack</p></blockquote></div>'],
    ["a comment", "<!-- /ack --><p>I see.</p>"],
    ["a comment of Outlook's", "<!--[if mso]><p>/ack</p><![endif]--><p>I see.</p>"],
    ["the words for a picture", '<img alt="/ack" src="cid:x"><p>I see.</p>'],
    ["a title", "<html><head><title>/ack</title></head><p>I see.</p></html>"],
    ["a template", "<template>/ack</template><p>I see.</p>"],
    ["a script", "<script>/ack</script><p>I see.</p>"],
    ["a field", '<input value="/ack"><p>I see.</p>'],
    ["a hidden part", "<div hidden>/ack</div><p>I see.</p>"],
    ["a part that is not shown", '<div style="display:none">/ack</div><p>I see.</p>'],
    ["the same in other letters", '<div style="color:red; DISPLAY: None;">/ack</div><p>I see.</p>'],
    ["an invisible part", '<p style="visibility:hidden">/ack</p><p>I see.</p>'],
    ["letters of one pixel", '<span style="font-size:1px">/ack</span><p>I see.</p>'],
    ["letters of no size", '<span style="font-size:0">/ack</span><p>I see.</p>'],
    ["a part hidden from Outlook", '<span style="mso-hide:all">/ack</span><p>I see.</p>'],
    ["a hidden row", '<table><tr style="display:none"><td>/ack</td></tr></table><p>I see.</p>'],
  ])("that its writer may not see runs nothing: %s", async (_, body) => {
    expect((await html(body)).stage).toBe("reported");
  });
});

describe("CM05 a mail whose text says one thing and whose HTML another", () => {
  const both = (text: string, other: string) =>
    sent(
      ['Content-Type: multipart/alternative; boundary="b"'],
      `--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: text/html\r\n\r\n${other}\r\n--b--\r\n`,
    );

  test.each([
    ["I do not want to answer yet.", "<p>/ack</p>"],
    ["/ack", "<p>Not yet.</p>"],
    ["/help", "<p>/ack</p>"],
    ["/ack", "<p>/record</p>"],
    ["/ack\r\n/circle", "<p>/ack</p>"],
    ["/risk safety=yes", "<p>/risk safety=no</p>"],
    ["/ack", "<p>/ack</p><p>I do not believe you.</p>"],
    ["/ack\r\nI believe you.", "<p>/ack</p><p>I do not believe you.</p>"],
    ["/ack", '<div style="display:none">/ack</div><p>I see.</p>'],
  ])("does neither, and its writer is asked to send it again: %j and %j", async (text, other) => {
    const { desk, stage, from } = await both(text, other);
    expect(stage).toBe("reported");
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").text).toContain("Send it again as plain text.");
  });

  test.each([
    ["/ack", "<div><b>/ack</b></div>"],
    [
      "/ack\r\n\r\nThank you. *Really.* See https://us.example/rules",
      '<p>/ack</p><p>Thank you.<br><b>Really.</b> See <a href="https://us.example/rules">our rules</a></p>'.replace(
        "our rules",
        "https://us.example/rules",
      ),
    ],
    ["/ack\r\nWe do:\r\n  * this\r\n  * that", "<div>/ack</div><div>We do:</div><ul><li>this</li><li>that</li></ul>"],
    ["/ack\r\nThank you.\r\n-- \r\nCy", "<div>/ack</div><div>Thank you.</div><div>-- <br>Cy</div>"],
    [
      "/ack\r\nThank you.\r\n\r\nOn Tue, 10 Mar 2026 at 16:02, Demo <conduct@desk.test> wrote:\r\n> /discard",
      "<div>/ack</div><div>Thank you.</div><div>On Tue, 10 Mar 2026 at 16:02, Demo &lt;conduct@desk.test&gt; wrote:</div><blockquote>/discard</blockquote>",
    ],
    ["/ack\r\nThank you.\r\n\r\nScanned by a gateway.", "<p>/ack</p><p>Thank you.</p>"],
  ])("acts where the HTML only gives the same words another look: %j", async (text, other) => {
    expect((await both(text, other)).stage).toBe("acknowledged");
  });

  const alternative = (from: string, to: string, text: string, other: string): string =>
    [
      ...[
        `From: ${from}`,
        `To: ${to}`,
        "Subject: s",
        "MIME-Version: 1.0",
        'Content-Type: multipart/alternative; boundary="b"',
        "",
      ],
      ...["--b", "Content-Type: text/plain", "", text, "--b", "Content-Type: text/html", "", other, "--b--", ""],
    ].join("\r\n");

  test("is content on a reporter's line, as if no command stood in it", async () => {
    const { desk, receipt } = await reported();
    const line = newestFor(desk, reporter).replyTo;
    await desk.receive({ from: reporter, to: [line], raw: alternative(reporter, line, "/withdraw", "<p>He did it again.</p>") });
    expect(await caseOf(desk, receipt)).not.toHaveProperty("withdrawn");
    expect(newestFor(desk, "cy").subject).toContain("mail on the reporter's line");
    expect(newestFor(desk, "cy").text).not.toContain("not proven");
  });

  test("is refused by the desk itself", async () => {
    const { desk, from } = await reported();
    const to = "conduct+desk@desk.test";
    await desk.receive({ from: cy, to: [to], raw: alternative(cy, to, "/status", "<p>/help</p>") });
    expect(told(desk, from)).toEqual(["cy: Demo Conduct Desk: what your mail did"]);
    expect(newestFor(desk, "cy").text).toContain("Send it again as plain text.");
  });
});

describe("CM07 text that flows", () => {
  const flowed = (body: string, delSp = "no") =>
    sent([`Content-Type: text/plain; charset=utf-8; format=flowed; delsp=${delSp}`], body);

  test.each([
    ["on a line of its own", "/ack\r\nThank you \r\nfor this.", "no"],
    ["with a letter whose lines flow without their spaces", "/ack\r\nThank you  \r\nfor this.", "yes"],
    ["with a stuffed space before it", " /ack\r\nThank you \r\nfor this.", "no"],
  ])("a command %s runs, and the letter flows", async (_, body, delSp) => {
    const { stage, desk } = await flowed(body, delSp);
    expect(stage).toBe("acknowledged");
    expect(newestFor(desk, reporter).text).toContain("Thank you for this.");
  });

  test.each([
    ["the middle of a sentence", "I would rather not \r\n/ack \r\nthis today."],
    ["a quotation", "> text that flows \r\n> /ack"],
    ["a quotation whose second line lost its mark", "> text that flows \r\n/ack"],
    ["a quotation of a quotation", ">> text \r\n>> /ack\r\n> /ack"],
    ["a signature", "Thank you.\r\n-- \r\n/ack"],
  ])("a command in %s runs nothing", async (_, body) => {
    expect((await flowed(body)).stage).toBe("reported");
    expect((await flowed(body, "yes")).stage).toBe("reported");
  });
});

describe("CM10 the small header above an old mail, in the languages of mail programs", () => {
  const headers: readonly (readonly [string, string, string, string])[] = [
    ["German", "Von: Demo", "Gesendet: Dienstag, 10. März 2026", "Am 10.03.2026 um 16:02 schrieb Demo:"],
    ["French", "De : Demo", "Envoyé : mardi 10 mars 2026", "Le 10 mars 2026 à 16:02, Demo a écrit :"],
    ["Spanish", "De: Demo", "Enviado: martes, 10 de marzo de 2026", "El 10 mar 2026, Demo escribió:"],
    ["Italian", "Da: Demo", "Inviato: martedì 10 marzo 2026", "Il giorno 10 mar 2026 Demo ha scritto:"],
    ["Portuguese", "De: Demo", "Enviado: terça-feira, 10 de março", "Em 10 de mar. de 2026, Demo escreveu:"],
    ["Dutch", "Van: Demo", "Verzonden: dinsdag 10 maart 2026", "Op 10 mrt. 2026 schreef Demo:"],
    ["Swedish", "Från: Demo", "Skickat: den 10 mars 2026", "Den 10 mars 2026 skrev Demo:"],
    ["Danish", "Fra: Demo", "Sendt: 10. marts 2026", "Den 10. mar. 2026 skrev Demo:"],
    ["Finnish", "Lähettäjä: Demo", "Lähetetty: 10. maaliskuuta 2026", "Demo kirjoitti 10.3.2026:"],
    ["Polish", "Od: Demo", "Wysłano: 10 marca 2026", "W dniu 10.03.2026 Demo napisał:"],
    ["Russian", "От: Demo", "Отправлено: 10 марта 2026", "10.03.2026 Demo пишет:"],
    ["Japanese", "差出人: Demo", "送信日時: 2026年3月10日", "2026年3月10日(火) Demo <conduct@desk.test>:"],
    ["Chinese", "发件人: Demo", "发送时间: 2026年3月10日", "2026年3月10日 Demo <conduct@desk.test> 写道："],
  ];

  test.each(headers)("%s: nothing below it runs, with marks or without", async (_, from, sentOn, introduction) => {
    for (const above of ["I see.", "/help"]) {
      for (const below of [`${from}\r\n${sentOn}\r\n\r\n/ack`, `${introduction}\r\n\r\n> /ack`]) {
        const { stage } = await sent(["Content-Type: text/plain; charset=utf-8"], `${above}\r\n\r\n${below}`);
        expect(stage).toBe("reported");
      }
    }
  });
});

describe("CM17 a mail that is nothing but commands", () => {
  test("of which one is unknown runs none of them, and every line is answered", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", "/ack\n/one\n/two\n/three");
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    const { text } = newestFor(desk, "cy");
    for (const line of ["/ack", "/one", "/two", "/three"]) expect(text).toContain(`> ${line}`);
    expect(text).toContain("Nothing was changed.");
  });

  const many = (count: number): string => Array.from({ length: count }, () => "/risk safety=yes").join("\n");

  test("runs them up to twenty, and none at all beyond", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", `${many(19)}\n/ack`);
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
    await answer(desk, "cy", `/reply\nHello.\n${many(20)}`);
    expect(newestFor(desk, "cy").text).toContain("One mail can hold 20 commands, and this one holds more.");
    expect(newestFor(desk, reporter).text).not.toContain("Hello.");
  });

  test("does not pass one command too many off as the words of a letter", async () => {
    const { desk, from } = await reported();
    await answer(desk, "cy", `${many(19)}\n/ack\nThank you.\n/involves Robin Canary\n/shepherd me`);
    expect(desk.sent.slice(from).some(({ to, text }) => to === reporter && text.includes("Canary"))).toBe(false);
    expect(told(desk, from)).toEqual(["cy: what your mail did"]);
  });
});
