/** Everything that a use case may need, made once in the composition root. */

import type { DeskId } from "../core/ids.ts";
import type { Bursts } from "../ports/bursts.ts";
import type { CaseKeys } from "../ports/case-keys.ts";
import type { CaseStore } from "../ports/case-store.ts";
import type { DeskStore } from "../ports/desk-store.ts";
import type { Encryption } from "../ports/encryption.ts";
import type { Hints } from "../ports/hints.ts";
import type { MailComposer, MailSender, Templates } from "../ports/mail-out.ts";
import type { MailReader } from "../ports/mail-reader.ts";
import type { RawMail, SealedContent } from "../ports/mail-stores.ts";
import type { Pictures } from "../ports/pictures.ts";
import type { Clock, Log, Randomness } from "../ports/surroundings.ts";
import type { Tallies } from "../ports/tallies.ts";
import type { WaitingMail } from "../ports/waiting-mail.ts";

interface InstalledDesk {
  readonly id: DeskId;
  readonly alias: string;
}

export interface Deps {
  readonly installed: readonly InstalledDesk[];
  readonly cases: CaseStore;
  readonly desks: DeskStore;
  readonly hints: Hints;
  readonly bursts: Bursts;
  readonly keys: CaseKeys;
  readonly tallies: Tallies;
  readonly raw: RawMail;
  readonly waiting: WaitingMail;
  readonly content: SealedContent;
  readonly reader: MailReader;
  readonly templates: Templates;
  readonly composer: MailComposer;
  readonly encryption: Encryption;
  readonly pictures: Pictures;
  readonly sender: MailSender;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Log;
}
