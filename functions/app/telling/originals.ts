/** The files of a case as they came, for a member who asks for them. */
import { originalsSay } from "../../../templates/file-words.ts";
import type { Messages } from "../../../templates/messages.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { carriedAsCame } from "./carried.ts";
import { nameOfPerson } from "./names.ts";
import type { Telling } from "./told.ts";

export const originals = ({
  state,
  desk,
  to,
  work,
  gathered,
}: Telling): { readonly data: Messages["originals"]; readonly attachments: readonly Attachment[] } => {
  const { attachments, files } = carriedAsCame(gathered.originals, { work, desk, to });
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      files,
      sentences: attachments.length === 0 ? [] : originalsSay,
    },
  };
};
