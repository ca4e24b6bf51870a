/** Plays SES for sending: the v2 SendEmail call with raw content. Mail goes straight into the mailboxes of the world. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { VirtualClock } from "../virtual-clock.ts";
import { crash, type Fault, type Faults } from "./faults.ts";
import type { FeedbackOut } from "./feedback.ts";
import { type Answer, answer, befall, insteadOfAnswering, type Service } from "./gate.ts";
import { asDelivered, mostRecipients, refusalOf } from "./outgoing-mail.ts";
import { readSendRequest, type SendRequest, UnusableRequest } from "./send-request.ts";
import type { World } from "./world.ts";

export interface SesParts {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly faults: Faults;
  readonly feedback: FeedbackOut;
}

/** Faults are met here and not at the door, because only here it is known whom a mail is for. */
export const createSes = (parts: SesParts): Service => {
  const service: Service = {
    name: "ses",
    namesOf: () => ({ exact: [] }),
    refusal: (outcome) => (outcome === "throttle" ? problem(429, "TooManyRequestsException") : problem(400, "MessageRejected")),
    handle: (request, response) => void receive(parts, service, request, response),
  };
  return service;
};

const receive = async (parts: SesParts, service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== "POST" || request.url !== "/v2/email/outbound-emails") {
    request.resume();
    return answer(response, problem(404, "NotFoundException"));
  }
  try {
    const asked = await readSendRequest(request);
    const fault = parts.faults.meet("ses", { exact: ["SendEmail", ...asked.recipients.map(bareAddress)] });
    const send: Service = { ...service, handle: () => answer(response, accept(parts, asked, fault)) };
    if (fault === undefined) send.handle(request, response);
    else befallSending(fault, send, request, response);
  } catch (error) {
    request.resume();
    const words = error instanceof UnusableRequest ? error.message : "The request could not be read.";
    answer(response, problem(400, "BadRequestException", words));
  }
};

/** The request is read already, so trouble that waits for its end is acted out at once. */
const befallSending = (fault: Fault, service: Service, request: IncomingMessage, response: ServerResponse): void => {
  if (fault.outcome === "timeout") request.socket.destroy();
  else if (fault.outcome === "throttle" || fault.outcome === "reject") answer(response, service.refusal(fault.outcome));
  else if (fault.outcome === "crash" && fault.moment === "after") {
    insteadOfAnswering(response, crash);
    service.handle(request, response);
  } else befall(fault, service, request, response);
};

const accept = ({ world, clock, feedback }: SesParts, asked: SendRequest, fault: Fault | undefined): Answer => {
  const { recipients, mail } = asked;
  if (recipients.length === 0) return problem(400, "BadRequestException", "There is no recipient.");
  if (recipients.length > mostRecipients) return problem(400, "MessageRejected", "Recipient count exceeds 50.");
  const refused = refusalOf(mail);
  if (refused !== undefined) return problem(400, "MessageRejected", refused);
  const at = clock.now();
  const id = sendId(at);
  const work = asked.tags.work;
  const taken = { id, at, from: bareAddress(asked.from ?? ""), recipients: recipients.map(bareAddress), work };
  const end = fault === undefined ? undefined : endFor[fault.outcome];
  if (end === undefined || end === "complained") world.deliver({ ...taken, content: asDelivered(mail, id, at) });
  // SES publishes nothing of a mail that was sent without a configuration set.
  if (work !== undefined && asked.configurationSet !== undefined) feedback.tell({ ...taken, work }, ...saidOf(end));
  return { status: 200, contentType: "application/json", body: JSON.stringify({ MessageId: id }) };
};

type End = "bounced" | "suppressed" | "complained";

/** SES says yes to these all the same, and only its events tell. Who complains has got the mail. */
const endFor: Readonly<Partial<Record<Fault["outcome"], End>>> = {
  bounce: "bounced",
  suppress: "suppressed",
  complaint: "complained",
};

const saidOf = (end: End | undefined): Parameters<FeedbackOut["tell"]>[1][] => {
  if (end === undefined) return ["sent", "delivered"];
  return end === "complained" ? ["sent", "delivered", end] : ["sent", end];
};

const sendId = (now: number): string => {
  const random = randomBytes(16).toString("hex");
  const parts = [random.slice(0, 8), random.slice(8, 12), random.slice(12, 16), random.slice(16, 20), random.slice(20)];
  return `0100${now.toString(16).padStart(12, "0")}-${parts.join("-")}-000000`;
};

const bareAddress = (text: string): string => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();

const problem = (status: number, kind: string, words = `The local SES says ${kind}.`): Answer => ({
  status,
  contentType: "application/json",
  body: JSON.stringify({ __type: kind, message: words }),
});
