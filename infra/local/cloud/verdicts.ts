/** SES's verdicts on a received mail. Locally they are all good unless the mail orders others in a header, which is then taken out. */
import { foldedLines } from "./header-lines.ts";

export interface Verdicts {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
  readonly spam: string;
  readonly virus: string;
  readonly policy: string;
}

const usual: Verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS", policy: "none" };

const ordering = /^x-local-verdicts[ \t]*:/i;

/** The header without the orders, and what they come to. A later order goes over an earlier one. */
export const takeVerdicts = (header: string): { readonly header: string; readonly verdicts: Verdicts } => {
  const lines = foldedLines(header);
  const orders = lines.filter((line) => ordering.test(line));
  const kept = lines.filter((line) => !ordering.test(line));
  return { header: kept.join(""), verdicts: orders.reduce(obey, usual) };
};

const obey = (so: Verdicts, order: string): Verdicts => {
  const pairs = [...order.matchAll(/\b(spf|dkim|dmarc|spam|virus|policy)=([a-z_]+)/gi)];
  const named = pairs.map(([, name = "", value = ""]) => [
    name.toLowerCase(),
    name.toLowerCase() === "policy" ? value.toLowerCase() : value.toUpperCase(),
  ]);
  return { ...so, ...Object.fromEntries(named) };
};
