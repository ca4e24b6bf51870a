/** Where every mail of the desk is written: whoever has a key gets nothing that others could read. */
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { addressKey } from "../core/mail/address.ts";
import { CannotEncrypt } from "../ports/encryption.ts";
import type { OutgoingMail } from "../ports/mail-out.ts";
import type { Deps } from "./deps.ts";

export interface Composed {
  readonly raw: Uint8Array;
  /** It says only that something was to be sent. */
  readonly isNoteAlone: boolean;
}

/** By the address and not by who is meant: a member who reports reads that mail in the same mailbox. */
const keyFor = ({ members, past = [] }: DeskSettings, address: string): string | undefined =>
  [...members, ...past].find(({ email }) => email !== undefined && addressKey(email) === addressKey(address))?.openpgp;

export const composeFor = async (
  deps: Deps,
  desk: DeskSettings,
  mail: Omit<OutgoingMail, "encryption">,
  about: string,
): Promise<Composed> => {
  const key = keyFor(desk, mail.to);
  const encryption = key === undefined ? undefined : { key, at: deps.clock.now() };
  try {
    return { raw: await deps.composer.compose({ ...mail, encryption }), isNoteAlone: false };
  } catch (error) {
    if (!(error instanceof CannotEncrypt)) throw error;
    const note = deps.templates.render("not-encrypted", { about });
    return { raw: await deps.composer.compose({ ...mail, ...note, attachments: [], encryption: undefined }), isNoteAlone: true };
  }
};
