/** Mails inside a mail, read so that nobody whom they name gets them. */
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import { isMailItself } from "../core/mail/passed-on.ts";
import type { Deps } from "./deps.ts";

/** A mail in a mail in a mail; whoever nests deeper or attaches more shows the rest to the pair as files. */
const mostDeep = 3;
const mostRead = 10;

export const mailsInside = async (deps: Deps, mail: IncomingMail | undefined, depth = 0): Promise<readonly IncomingMail[]> => {
  if (!mail || depth >= mostDeep) return [];
  const found: IncomingMail[] = [];
  for (const { bytes } of mail.attachments.filter(isMailItself).slice(0, mostRead)) {
    const inside = await deps.reader.read(bytes);
    if (inside) found.push(inside, ...(await mailsInside(deps, inside, depth + 1)));
  }
  return found.slice(0, mostRead);
};
