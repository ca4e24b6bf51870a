import { statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageNames, rendered } from "./rendered.ts";
import { samples } from "./samples.ts";

/** What is about no one case has no code name to put into its subject. */
const ofNoCase = {
  "what-is-this": "What is the mail you sent?",
  "status-board": "Lakeside Meetup Conduct: the status board",
  reminders: "2 cases wait for you",
  "duty-begins": "Lakeside Meetup Conduct: you are on duty now",
  "duty-ends": "Lakeside Meetup Conduct: your duty is over",
  "duty-notice": "Lakeside Meetup Conduct: who is on duty now",
  "pair-missing": "Lakeside Meetup Conduct: too few people for duty",
  "roster-news": "Lakeside Meetup Conduct: please delete our mails",
  "key-expires": "Lakeside Meetup Conduct: a key ends soon",
  "kept-back": "Lakeside Meetup Conduct: mail that was kept back",
} as const;

const ofOneCase = messageNames.filter((name) => !Object.hasOwn(ofNoCase, name));

const visible = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->|<head>[\s\S]*?<\/head>|<div style="display:none[\s\S]*?<\/div>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe.each(messageNames)("%s", (name) => {
  const { subject, text, html } = rendered(name);

  test("shows nothing that was forgotten or left over", () => {
    for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\{|\}\}|\$\{|undefined|\[object/);
    expect(text).not.toMatch(/^\s|\n{4}|[ \t]\n(?!>)/);
  });

  test("says in which language it is, and its subject as its title", () => {
    expect(html).toContain('<html lang="en"');
    expect(html).toContain(`<title>${subject}</title>`);
  });

  test("shows no more than its subject in a preview", () => {
    const preview = /<div style="display:none[^>]*>([^<]*)<\/div>/.exec(html)?.[1];
    expect(preview?.trim()).toBe(subject);
  });

  test("loads nothing from anywhere", () => {
    expect(html).not.toMatch(/https?:|\/\/[a-z]|<(?:img|script|link|iframe|form)\b|url\(|@import|\ssrc=/i);
  });

  test("links to nothing but mails", () => {
    for (const [, target] of html.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^mailto:/);
  });

  test("tells mail programs that it is made for light and dark", () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });

  test("says the same in text and in HTML, in the same order", () => {
    const inText = text.replace(/^[>-]+ ?/gm, "").split(/\n+/);
    const sentences = inText.filter((line) => /[.?]$/.test(line) && !line.includes("/"));
    const decoded = visible(html).replaceAll("&#39;", "'");
    const squeezed = decoded.replace(/ (?=[.,])/g, "");
    const places = sentences.map((sentence) => squeezed.indexOf(sentence.replace(/\s+/g, " ")));
    expect(sentences.filter((_, index) => places[index] === -1)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test.each(ofOneCase)("%s carries the code name and a plain verb in its subject, and no more", (name) => {
  const { subject } = rendered(name);
  expect(subject).toMatch(/^(brisk-otter|amber-canoe): [A-Za-z0-9' ]{4,40}$/);
});

test("a mail that is about no one case has a subject without a code name", () => {
  const names = Object.keys(ofNoCase) as (keyof typeof ofNoCase)[];
  expect(Object.fromEntries(names.map((name) => [name, rendered(name).subject]))).toEqual(ofNoCase);
});

const withButtons = [
  "new-report",
  "reporter-wrote",
  "transcript",
  "what-is-this",
  "mail-waits",
  "case-news",
  "desk-letter",
  "conflict-question",
  "case-so-far",
  "proposal",
  "letter-held",
  "duty-begins",
  "duty-ends",
  "roster-news",
] as const;

test.each(withButtons)("%s gives every button as a large link in HTML and as a command in text", (name) => {
  const { text, html } = rendered(name);
  const { buttons } = samples[name];
  expect(buttons.length).toBeGreaterThan(0);
  for (const button of buttons) {
    expect(text).toContain(`${button.label}: answer with ${button.command} as the first line`);
    expect(html).toContain(`href="${button.href.replaceAll("&", "&amp;")}"`);
    expect(visible(html)).toContain(button.command);
  }
  expect(html).toMatch(/<a href="mailto:[^>]*font-size:18px[^>]*padding:16px/);
});

test("a button that leads anywhere else than to a mail is refused, and the address is not told", () => {
  const button = { label: "Acknowledge", command: "/ack", href: "https://tracker.example/secret" };
  const data = { ...samples, "mail-waits": { ...samples["mail-waits"], buttons: [button] } };
  expect(() => rendered("mail-waits", data)).toThrow(/mailto:/);
  expect(() => rendered("mail-waits", data)).not.toThrow(/secret/);
});

test("a locked screen that shows the first lines of a new report shows nothing of the report", () => {
  const { text, html } = rendered("new-report");
  const { reportText, reportSubject, reporterLine } = samples["new-report"];
  const words = [...reportText.split("\n"), reportSubject, reporterLine].filter((line) => line.length > 10);
  for (const part of [text, visible(html)]) {
    const start = part.slice(0, 300);
    for (const word of words) expect(start).not.toContain(word.trim());
  }
});

test("a report without text, subject, files or a second member leaves no empty place", () => {
  const bare = { otherName: "", reportSubject: "", reportText: "", remarks: [], attachments: [] };
  const { text, html } = rendered("new-report", { ...samples, "new-report": { ...samples["new-report"], ...bare } });
  expect(text).toContain("It has no text that the desk could read.");
  for (const part of [text, html]) {
    expect(part).not.toMatch(/Its subject|Its text|Good to know|Files that came|One of you|leave it to/);
  }
  expect(html).not.toContain("<blockquote");
});

test("a colleague is not told of a letter where nobody could be written to", () => {
  const data = { ...samples, "colleague-acknowledged": { ...samples["colleague-acknowledged"], letter: "" } };
  const { text } = rendered("colleague-acknowledged", data);
  expect(text).toContain("nobody could be written to");
  expect(text).not.toContain("got this letter");
});

const toMembers = [
  "new-report",
  "reporter-wrote",
  "note",
  "colleague-acknowledged",
  "case-news",
  "conflict-question",
  "case-so-far",
  "proposal",
  "journal",
  "case-file",
  "originals",
  "letter-held",
] as const;

test("the mails to members say that an answer does not reach the reporter", () => {
  for (const name of toMembers) expect(rendered(name).text).toContain("It does not go to the reporter.");
});

test("a member's mail offers no way to write to the reporter by a plain answer", () => {
  for (const name of toMembers) expect(rendered(name).text).not.toContain("To write back");
});

test.each(["acknowledgement", "letter", "desk-letter"] as const)(
  "%s says how to write back and where to turn in danger",
  (name) => {
    const { text } = rendered(name);
    expect(text).toContain("To write back, answer this mail.");
    expect(text).toContain("call your local emergency number");
  },
);

test("the compiled messages stay small", () => {
  const file = new URL("../../functions/adapters/templates/compiled.ts", import.meta.url);
  expect(statSync(file).size / messageNames.length).toBeLessThan(10_000);
});
