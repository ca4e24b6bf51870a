/** Compiles a folder of templates into one TypeScript module. */
import { readdirSync } from "node:fs";
import type { Fields } from "../messages.ts";
import { type Compiled, emitModule } from "./emit.ts";
import { refuseUnshown } from "./fields.ts";
import { compileHtml } from "./html-twin.ts";
import { TemplateProblem } from "./problem.ts";
import { readSource } from "./source.ts";
import { compileText } from "./text-twin.ts";

export interface Templates {
  readonly folder: string;
  readonly fields: { readonly [message: string]: Fields };
}

const compileMessage = async (folder: string, name: string, fields: Fields): Promise<Compiled> => {
  const textFile = `${name}.txt`;
  const htmlFile = `${name}.mjml`;
  const text = compileText(readSource(folder, textFile), fields);
  const html = await compileHtml(htmlFile, readSource(folder, htmlFile), fields, text.subjectTemplate);
  refuseUnshown(textFile, fields, text.values, "text");
  refuseUnshown(htmlFile, fields, html.values, "html");
  return { name, subject: text.subject, text: text.text, html: html.html, values: [...text.values, ...html.values] };
};

const checkFiles = (templates: Templates): void => {
  const found = new Set(readdirSync(templates.folder).filter((file) => /\.(?:mjml|txt)$/.test(file)));
  const wanted = Object.keys(templates.fields).flatMap((name) => [`${name}.mjml`, `${name}.txt`]);
  const missing = wanted.find((file) => !found.has(file));
  if (missing !== undefined) {
    throw new TemplateProblem(
      { file: missing },
      "this template is missing.",
      "Write it, or take the message out of templates/messages.ts.",
    );
  }
  const extra = [...found].find((file) => !wanted.includes(file));
  if (extra !== undefined) {
    throw new TemplateProblem(
      { file: extra },
      "no message has this name.",
      "Add it to templates/messages.ts, or delete the file.",
    );
  }
};

export const compileTemplates = async (templates: Templates, header: string): Promise<string> => {
  checkFiles(templates);
  const compiled: Compiled[] = [];
  for (const [name, fields] of Object.entries(templates.fields)) {
    compiled.push(await compileMessage(templates.folder, name, fields));
  }
  return emitModule(compiled, header);
};
