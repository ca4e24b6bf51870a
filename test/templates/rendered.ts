import { messages } from "../../functions/adapters/templates/compiled.ts";
import { type MessageName, type Messages, messageFields, type Rendered } from "../../templates/messages.ts";
import { samples } from "./samples.ts";

const isMessageName = (name: string): name is MessageName => Object.hasOwn(messageFields, name);

export const messageNames: readonly MessageName[] = Object.keys(messageFields).filter(isMessageName);

export const rendered = <Name extends MessageName>(name: Name, data: Messages = samples): Rendered => messages[name](data[name]);
