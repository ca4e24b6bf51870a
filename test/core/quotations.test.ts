/** Text that was quoted, forwarded or signed was not written now. It neither acts nor travels on in a letter to the reporter. */
import { describe, expect, test } from "vitest";
import { readReply } from "../../functions/core/mail/reply.ts";

/** What a reader must never find in the writer's own words. */
const secret = "SECRET";

const answered = (introduction: string, quoted = `> ${secret}\n> /discard`): string =>
  `/ack\nThank you for writing.\n\n${introduction}\n${quoted}\n`;

const own = (text: string) => {
  const { commands, ownText } = readReply(text);
  return { names: commands.map(({ name }) => name), body: commands[0]?.body, leaks: ownText.includes(secret) };
};

const clean = { names: ["ack"], body: "Thank you for writing.", leaks: false };

describe("an answer ends where a quotation begins:", () => {
  test.each([
    ["English", "On Tue, 10 Mar 2026 at 16:02, Demo Conduct Desk <conduct@desk.test> wrote:"],
    ["English over two lines", "On Tue, Mar 10, 2026 at 10:00 AM Demo Conduct Desk <\nconduct@desk.test> wrote:"],
    ["English of Apple", "On 10 Mar 2026, at 16:02, Demo Conduct Desk <conduct@desk.test> wrote:"],
    ["German", "Am Di., 10. März 2026 um 16:02 Uhr schrieb Demo Conduct Desk <conduct@desk.test>:"],
    ["French", "Le mar. 10 mars 2026 à 16:02, Demo Conduct Desk <conduct@desk.test> a écrit :"],
    ["Spanish", "El mar, 10 mar 2026 a las 16:02, Demo Conduct Desk (<conduct@desk.test>) escribió:"],
    ["Italian", "Il giorno mar 10 mar 2026 alle ore 16:02 Demo Conduct Desk <conduct@desk.test> ha scritto:"],
    ["Dutch", "Op di 10 mrt 2026 om 16:02 schreef Demo Conduct Desk <conduct@desk.test>:"],
    ["Portuguese", "Em ter., 10 de mar. de 2026 às 16:02, Demo Conduct Desk <conduct@desk.test> escreveu:"],
    ["Swedish", "Den tis 10 mars 2026 kl 16:02 skrev Demo Conduct Desk <conduct@desk.test>:"],
    ["Finnish", "ti 10. maalisk. 2026 klo 16.02 Demo Conduct Desk (conduct@desk.test) kirjoitti:"],
    ["Polish", "wt., 10 mar 2026 o 16:02 Demo Conduct Desk <conduct@desk.test> napisał(a):"],
    ["Czech", "út 10. 3. 2026 v 16:02 odesílatel Demo Conduct Desk <conduct@desk.test> napsal:"],
    ["Russian", "вт, 10 мар. 2026 г. в 16:02, Demo Conduct Desk <conduct@desk.test> написал(а):"],
    ["Russian without a verb", "вт, 10 мар. 2026 г. в 16:02, Demo Conduct Desk <conduct@desk.test>:"],
    ["Ukrainian", '10 бер. 2026 р. 16:02 "Demo Conduct Desk" <conduct@desk.test> пише:'],
    ["Norwegian", "tir. 10. mar. 2026 kl. 16:02 skrev Demo Conduct Desk <conduct@desk.test>:"],
    ["Norwegian, broken in the mailbox", "tir. 10. mar. 2026 kl. 16:02 skrev Demo Conduct Desk <conduct@desk.test\n>:"],
    ["Vietnamese", "Vào 16:02 10 tháng 3, 2026, Demo Conduct Desk <conduct@desk.test> đã viết:"],
    ["Chinese of Apple", "在 2026年3月10日，下午4:02，Demo Conduct Desk <conduct@desk.test> 写道："],
    ["Chinese of Gmail", "Demo Conduct Desk <conduct@desk.test> 于2026年3月10日周二 下午4:02写道："],
    ["German of Inbox, over two lines", "Demo Conduct Desk <conduct@desk.test> schrieb am Di., 10.\nMärz 2026 um 16:02 Uhr:"],
    ["German of a phone", "Demo Conduct Desk <conduct@desk.test> schrieb:"],
    [
      "Dutch with a verb in two halves",
      "Op di 10 mrt 2026 om 16:02 heeft Demo Conduct Desk <conduct@desk.test> het\nvolgende geschreven:",
    ],
    ["French over three lines", 'Le 10 mars 2026 16:02, "Demo Conduct Desk"\n<conduct@desk.test>\na écrit :'],
    ["English over three lines", "On Mar 10, 2026, at 4:02 PM, Demo Conduct Desk\n<conduct@desk.test>\nwrote:"],
    ["English without a colon", "On Tue, 10 Mar 2026 16:02:43 +0100 Demo Conduct Desk <conduct@desk.test> wrote"],
    ["English between dashes", "---- On Tue, 10 Mar 2026 16:02:43 +0100 Demo Conduct Desk wrote ----"],
    ["a day and a mailbox", "2026-03-10 16:02 GMT+01:00 Demo Conduct Desk <\nconduct@desk.test>:"],
    ["a day and a mailbox, without a colon", "2026/3/10 Demo Conduct Desk <conduct@desk.test>"],
    ["a language that nobody listed", "Ar Máirt 10 Márta 2026 ag 16:02, scríobh Demo Conduct Desk:"],
    ["a day and the reader", "At 3/10/2026 04:02 PM, you wrote:"],
  ])("%s", (_, introduction) => {
    expect(own(answered(introduction))).toEqual(clean);
  });

  test("at the first quoted line where nothing introduces it", () => {
    expect(own(`/ack\nThank you for writing.\n> ${secret}`)).toEqual(clean);
    expect(own(`/ack\nThank you for writing.\n | ${secret}`)).toEqual(clean);
  });
});

describe("an answer ends where Outlook puts its small header:", () => {
  const header = (from: string, sent: string, to: string, colon = ":"): string =>
    `${from}${colon} Demo Conduct Desk <conduct@desk.test>\n${sent}${colon} 10.03.2026 16:02\n${to}${colon} Ada\n`;

  test.each([
    ["English", header("From", "Sent", "To")],
    ["English in bold", header("*From", "*Sent", "*To", ":*")],
    ["English with the sender's address on its own line", header("From", "Sent", "To").replace(" <", "\n <")],
    ["English of Hotmail, the sender last", "Date: Tue, 10 Mar 2026\nSubject: a case\nFrom: Demo Conduct Desk\n"],
    ["English without a sender", "Date: Tue, 10 Mar 2026 16:02:11 +0100\nTo: ada@members.test\n"],
    ["English with an empty line after each", header("From", "Sent", "To").replaceAll("\n", "\n\n")],
    ["German", header("Von", "Gesendet", "An")],
    ["French", header("De", "Envoyé", "À", " :")],
    ["French with the spaces that Outlook sets", header("De", "Envoyé", "À", "\u00A0:")],
    ["Spanish", header("De", "Enviado", "Para")],
    ["Italian", header("Da", "Inviato", "A")],
    ["Dutch", header("Van", "Verzonden", "Aan")],
    ["Swedish", header("Från", "Skickat", "Till")],
    ["Danish", header("Fra", "Sendt", "Til")],
    ["Polish", header("Od", "Wysłano", "Do")],
    ["Czech", header("Od", "Odesláno", "Komu")],
    ["Finnish", header("Lähettäjä", "Lähetetty", "Vastaanottaja")],
    ["Russian", header("От", "Отправлено", "Кому")],
    ["Turkish", header("Kimden", "Gönderildi", "Kime")],
    ["Japanese", header("差出人", "送信日時", "宛先")],
    ["Chinese", header("发件人", "发送时间", "收件人", "：")],
    ["Korean", header("보낸 사람", "보낸 날짜", "받는 사람")],
  ])("%s", (_, introduction) => {
    expect(own(answered(introduction, `${secret}\n/discard`))).toEqual(clean);
  });

  test.each([
    ["the line of dashes", "-----Original Message-----"],
    ["the line of dashes in German", "-----Ursprüngliche Nachricht-----"],
    ["the line of underscores", "________________________________"],
    ["the line of dashes of Proton", "------- Original Message -------"],
    ["the line of dashes in Chinese", "---------- 转发邮件 ----------"],
    ["a forward of Gmail", "---------- Forwarded message ---------"],
    ["a forward of Apple", "Begin forwarded message:"],
    ["a forward of Thunderbird in German", "-------- Weitergeleitete Nachricht --------"],
    ["a forward in Spanish", "---------- Mensaje reenviado ---------"],
    ["a forward in Italian", "---------- Messaggio inoltrato ---------"],
    ["a forward in French", "---------- Message transféré ---------"],
  ])("%s", (_, mark) => {
    expect(own(answered(mark, `${secret}\n/discard`))).toEqual(clean);
  });
});

describe("an answer ends where a signature begins:", () => {
  test.each(["-- ", "--", "--\u00A0"])("%j", (mark) => {
    expect(own(`/ack\nThank you for writing.\n\n${mark}\n${secret}\n/discard`)).toEqual(clean);
  });
});

describe("an answer goes on", () => {
  test.each([
    ["after a sentence with a colon", "/ack\nThis is what happens next:\nWe talk."],
    ["after a sentence about what was written", "/ack\nYou wrote that it was late.\nWe talk."],
    ["after a word that a header also has", "/ack\nFrom: our side, thank you.\nWe talk."],
    ["after a sentence that ends like an introduction", "/ack\nHere is what I understood you wrote:\nWe talk."],
    ["after a list with dashes", "/ack\n- one\n- two\nWe talk."],
    ["after a rule of dashes", "/ack\n---\nWe talk."],
    ["after a greeting that begins like a quotation", "/ack\nOn Tuesday 10 March we meet.\nWe talk."],
  ])("%s", (_, text) => {
    expect(readReply(text).ownText).toContain("We talk.");
  });
});

describe("a command below the writer's own words", () => {
  test.each([
    ["in a quotation", "> /ack"],
    ["in a quotation of a quotation", ">> /ack"],
    ["under an introduction", "On 10 Mar 2026, Ada wrote:\n/ack"],
    ["under Outlook's header", "From: Ada\nSent: Tuesday\n/ack"],
    ["in a signature", "-- \n/ack"],
    ["in a forward", "Begin forwarded message:\n/ack"],
  ])("does not act %s, though nothing stands above it", (_, text) => {
    expect(readReply(text).commands).toEqual([]);
    expect(readReply(`\n\n${text}`).commands).toEqual([]);
  });
});
