/** What the build refuses, shown on a small folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compileTemplates } from "../../templates/build/compile.ts";
import type { Fields } from "../../templates/messages.ts";

const fields: Fields = {
  codeName: "ours",
  letter: "quoted",
  files: ["named"],
  buttons: [{ label: "ours", href: "mailto" }],
};

const goodText = `Subject: {{codeName}}: hello

{{codeName}}

{{quote letter}}

{{#each files}}
- {{this}}
{{/each}}
{{#each buttons}}
{{this.label}}
{{/each}}
`;

const mjml = (words: string): string => `<mjml lang="en">
  <mj-head><mj-title>{{codeName}}: hello</mj-title></mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
${words}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const goodWords = `<mj-text>{{codeName}} <blockquote>{{quote letter}}</blockquote></mj-text>
<mj-raw>{{#if files}}</mj-raw>
<mj-text>{{#each files}}{{this}}{{/each}}</mj-text>
<mj-raw>{{/if}}</mj-raw>
<mj-raw>{{#each buttons}}</mj-raw>
<mj-button href="{{this.href}}">{{this.label}}</mj-button>
<mj-raw>{{/each}}</mj-raw>`;

/** A value as the compiled code puts it into its words. */
const hole = (call: string): string => `\${${call}}`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "templates-"));
  mkdirSync(join(folder, "parts"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, text: string): void => writeFileSync(join(folder, file), text);

const build = (text: string, words: string, table: { [message: string]: Fields } = { hello: fields }): Promise<string> => {
  put("hello.txt", text);
  put("hello.mjml", mjml(words));
  return compileTemplates({ folder, fields: table }, "// header");
};

test("a good message compiles to a function of its data", async () => {
  const code = await build(goodText, goodWords);
  expect(code).toMatch(/^\/\/ header\n/);
  expect(code).toContain(`subject: \`${hole("plain(data.codeName)")}: hello\``);
  expect(code).toContain(hole("plainQuote(data.letter)"));
  expect(code).toContain(`<blockquote>${hole("htmlQuote(data.letter)")}</blockquote>`);
  expect(code).toContain(`href="${hole("mailto(item.href)")}"`);
  expect(code).toContain("data.files.length > 0 ? `");
  expect(code).not.toMatch(/mjml|handlebars/i);
});

test("the same templates compile to the same code", async () => {
  expect(await build(goodText, goodWords)).toBe(await build(goodText, goodWords));
});

test("words of a template stay words, even if they look like code", async () => {
  const code = await build(goodText.replace("{{codeName}}\n", "{{codeName}} `a` \\ $\\{b}\n"), goodWords);
  expect(code).toContain("\\`a\\` \\\\ $\\\\{b}");
});

describe("in both twins", () => {
  test.each([
    ["a field that the message does not have", "{{nobody}}", "there is no field {{nobody}} in this message"],
    ["a field that only every object has", "{{constructor}}", "there is no field {{constructor}}"],
    ["three braces", "{{{codeName}}}", "unescaped"],
    ["an ampersand", "{{&codeName}}", "unescaped"],
    ["what somebody wrote, unquoted", "{{letter}}", "could pass for our words"],
    ["a quotation of our own words", "{{quote codeName}}", "not a text that somebody wrote"],
    ["a list as a value", "{{files}}", "is a list"],
    ["a partial", "{{> footer}}", "not known"],
    ["a helper", "{{upper codeName}}", "not known"],
    ["another block", "{{#with codeName}}x{{/with}}", "{{#with}} is not known"],
    ["a path", "{{codeName.length}}", "not the name of a field"],
    ["a parent path", "{{../codeName}}", "not the name of a field"],
    ["a data variable", "{{@root}}", "not the name of a field"],
    ["a list of a text", "{{#each codeName}}x{{/each}}", "does not name a list"],
    ["an item outside of a list", "{{this}}", "outside of a list"],
    ["a list in a list", "{{#each files}}{{#each buttons}}x{{/each}}{{/each}}", "not known"],
    ["an unclosed block", "{{#if codeName}}", "braces do not fit"],
  ])("%s is refused, with file and line", async (_, written, reason) => {
    const inText = build(goodText.replace("\n{{codeName}}", `\nOur ${written} word`), goodWords);
    await expect(inText).rejects.toThrow(/^hello\.txt:\d+: /);
    await expect(inText).rejects.toThrow(reason);
    const inHtml = build(goodText, goodWords.replace("{{codeName}}", written));
    await expect(inHtml).rejects.toThrow(/^hello\.mjml:\d+: /);
    await expect(inHtml).rejects.toThrow(reason);
  });

  test("a field that is never shown is refused", async () => {
    await expect(build(goodText.replace("- {{this}}", "-"), goodWords)).rejects.toThrow("hello.txt: the field files is never");
    await expect(build(goodText, goodWords.replace("{{this.label}}", "Go"))).rejects.toThrow(
      "hello.mjml: the field buttons.label is never shown",
    );
  });

  test("every refusal says what to do on a second line", async () => {
    await expect(build(goodText, goodWords.replace("{{codeName}}", "{{nobody}}"))).rejects.toThrow(
      /^hello\.mjml:6: .*\.\n {2}Correct the name, or add the field/,
    );
  });
});

describe("in the text twin", () => {
  test.each([
    ["no subject", goodText.replace("Subject: ", ""), "does not begin with its subject"],
    ["a subject with what somebody wrote", goodText.replace(": hello", ": {{quote letter}}"), "locked screens"],
    ["a subject with a choice", goodText.replace(": hello", ": {{#if codeName}}x{{/if}}"), "locked screens"],
    ["a file name at the start of a line", goodText.replace("- {{this}}", "{{this}}"), "begin a line of ours"],
    ["a quotation after other words", goodText.replace("{{quote", "It says: {{quote"), "shares its line"],
    ["a quotation before other words", goodText.replace("letter}}", "letter}} it says"), "shares its line"],
  ])("%s is refused", async (_, text, reason) => {
    await expect(build(text, goodWords)).rejects.toThrow(reason);
  });
});

describe("in the HTML", () => {
  test.each([
    ["a value in a style", '<mj-text><p style="color:{{codeName}}">x</p></mj-text>', "not safe"],
    ["a value in an attribute of mjml", '<mj-text color="{{codeName}}">x</mj-text>', "not safe"],
    ["a value in the name of a tag", "<mj-text><{{codeName}}>x</mj-text>", "not safe"],
    ["a value in a comment", "<mj-text><!-- {{codeName}} --></mj-text>", "not safe"],
    ["a value in raw markup", "<mj-raw>{{codeName}}</mj-raw>", "not safe"],
    ["our own word as a target", '<mj-button href="{{codeName}}">x</mj-button>', "not safe"],
    ["a block between elements", "{{#if codeName}}<mj-text>x</mj-text>{{/if}}", "not safe"],
    ["a quotation without its frame", "<mj-text>{{quote letter}}</mj-text>", "not marked as a quotation"],
    ["a link to the web", '<mj-text><a href="https://example.org">x</a></mj-text>', 'would hold "https:"'],
    ["an image", "<mj-text><img alt='x'></mj-text>", 'would hold "<img"'],
    ["a script", "<mj-text><script>x</script></mj-text>", 'no "<script"'],
    ["a style among the words", "<mj-text><style>{{codeName}}</style></mj-text>", 'no "<style"'],
    ["an element that mjml does not know", "<mj-nothing></mj-nothing>", "mjml refuses this"],
    ["an attribute that mjml does not know", '<mj-text colour="red">x</mj-text>', "mjml refuses this"],
    ["an include of a path", '<mj-include path="../../secret.mjml" />', "there is no part"],
    ["an include that does not exist", '<mj-include path="nothing.mjml" />', "there is no part"],
  ])("%s is refused, with its line", async (_, words, reason) => {
    const built = build(goodText, `${goodWords}\n${words}`);
    await expect(built).rejects.toThrow(reason);
    await expect(built).rejects.toThrow(/^hello\.mjml(?::13)?: /);
  });

  test("a target that is only part of a link is refused", async () => {
    await expect(build(goodText, goodWords.replace('"{{this.href}}"', '"http:{{this.href}}"'))).rejects.toThrow("href=");
  });

  test("a title that differs from the subject is refused", async () => {
    await expect(build(goodText.replace(": hello", ": good day"), goodWords)).rejects.toThrow(
      "hello.mjml:2: the title is not the subject",
    );
  });

  test("a mistake in a part is told with the name and line of the part", async () => {
    put("parts/foot.mjml", "<mj-text>fine</mj-text>\n<mj-text>{{nobody}}</mj-text>\n");
    await expect(build(goodText, `${goodWords}\n<mj-include path="foot.mjml" />`)).rejects.toThrow("parts/foot.mjml:2: ");
  });

  test("a part that includes a part is refused", async () => {
    put("parts/foot.mjml", '<mj-include path="head.mjml" />\n');
    await expect(build(goodText, `${goodWords}\n<mj-include path="foot.mjml" />`)).rejects.toThrow("includes another part");
  });
});

test("a message without a template is refused", async () => {
  await expect(build(goodText, goodWords, { hello: fields, other: {} })).rejects.toThrow("other.mjml: this template is missing");
});

test("a template without a message is refused", async () => {
  put("stray.txt", "Subject: x\n\nx\n");
  await expect(build(goodText, goodWords)).rejects.toThrow("stray.txt: no message has this name");
});
