/** Mails whose words only their receiver's own program could open. The desk has no key, and takes a signature for no proof. */
import type { IncomingMail } from "./incoming-mail.ts";

export type LockedForm = "pgp-locked" | "smime-locked" | "outlook-only";

const typeIs =
  (form: RegExp) =>
  ({ attachments }: IncomingMail): boolean =>
    attachments.some(({ contentType }) => form.test(contentType));

const nameIs =
  (form: RegExp) =>
  ({ attachments }: IncomingMail): boolean =>
    attachments.some(({ filename }) => form.test(filename));

/** Above it stands at most a greeting, and a mail may be long. */
const mostLooked = 20_000;

const forms: readonly (readonly [LockedForm, (mail: IncomingMail) => boolean])[] = [
  ["pgp-locked", typeIs(/^application\/pgp-encrypted$/i)],
  ["pgp-locked", ({ text }) => /^-----BEGIN PGP MESSAGE-----\s*$/m.test(text.slice(0, mostLooked))],
  // One that is only signed has its words in the same wrapping, where the desk does not look.
  ["smime-locked", (mail) => mail.text.trim() === "" && typeIs(/^application\/(?:x-)?pkcs7-mime$/i)(mail)],
  ["smime-locked", (mail) => mail.text.trim() === "" && nameIs(/^smime\.p7m$/i)(mail)],
  ["outlook-only", (mail) => mail.text.trim() === "" && typeIs(/ms-tnef$/i)(mail)],
];

export const lockedForm = (mail: IncomingMail): LockedForm | undefined => forms.find(([, fits]) => fits(mail))?.[0];
