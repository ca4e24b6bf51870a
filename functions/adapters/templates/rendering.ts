/** The messages as the build compiled them. */
import type { MessageName, Messages } from "../../../templates/messages.ts";
import type { RenderedMessage, Templates } from "../../ports/mail-out.ts";
import { messages } from "./compiled.ts";

export const compiledTemplates: Templates = {
  render: <Name extends MessageName>(name: Name, data: Messages[Name]): RenderedMessage => messages[name](data),
};
