/** One mail, one attempt, one of four answers. A wrong `sent` loses a mail; a wrong `not-sent` sends it twice. */
import {
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SESv2Client,
  SESv2ServiceException,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from "@aws-sdk/client-sesv2";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createSesMailSender } from "../../functions/adapters/ses/mail-sender.ts";

const ses = mockClient(SESv2Client);
afterAll(() => ses.restore());
const sender = createSesMailSender(new SESv2Client({ region: "us-east-1" }), "desk-events");
const envelope = { from: "conduct@desk.test", to: "ada@members.test", work: "case-a_12-0" };
const raw = Buffer.from("From: conduct@desk.test\r\n\r\nhello\xff", "latin1");

beforeEach(() => ses.reset());

const answerTo = (error: Error) => {
  ses.on(SendEmailCommand).rejects(error);
  return sender.send(raw, envelope);
};

const said = { message: "no", $metadata: { httpStatusCode: 400 } };

describe("handing a mail to SES", () => {
  it("names one recipient, the sender, the configuration set, and the work as a tag", async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: "1" });
    expect(await sender.send(raw, envelope)).toBe("sent");
    expect(ses.commandCalls(SendEmailCommand).map((call) => call.args[0].input)).toEqual([
      {
        FromEmailAddress: "conduct@desk.test",
        Destination: { ToAddresses: ["ada@members.test"] },
        Content: { Raw: { Data: raw } },
        EmailTags: [{ Name: "work", Value: "case-a_12-0" }],
        ConfigurationSetName: "desk-events",
      },
    ]);
  });

  it.each([
    ["MessageRejected", new MessageRejected(said)],
    ["BadRequestException", new BadRequestException(said)],
  ])("is refused for good where SES says %s", async (_, error) => {
    expect(await answerTo(error)).toBe("refused");
  });

  it.each([
    ["TooManyRequestsException", new TooManyRequestsException(said)],
    ["LimitExceededException", new LimitExceededException(said)],
    ["AccountSuspendedException", new AccountSuspendedException(said)],
    ["MailFromDomainNotVerifiedException", new MailFromDomainNotVerifiedException(said)],
    ["SendingPausedException", new SendingPausedException(said)],
    ["NotFoundException", new NotFoundException(said)],
    ["ThrottlingException", new SESv2ServiceException({ ...said, name: "ThrottlingException", $fault: "client" })],
  ])("was not sent, and may be tried again, where SES says %s", async (_, error) => {
    expect(await answerTo(error)).toBe("not-sent");
  });

  it.each([
    [
      "an inner error of SES",
      new SESv2ServiceException({
        ...said,
        name: "InternalServiceErrorException",
        $fault: "server",
        $metadata: { httpStatusCode: 500 },
      }),
    ],
    ["a time-out", Object.assign(new Error("late"), { name: "TimeoutError", code: "ETIMEDOUT" })],
    ["a connection that broke", Object.assign(new Error("reset"), { code: "ECONNRESET" })],
    ["a broken pipe", Object.assign(new Error("pipe"), { code: "EPIPE" })],
    ["an answer that cannot be read", new SyntaxError("Unexpected token")],
    ["anything unheard of", new Error("new")],
  ])("may have been sent where there was %s", async (_, error) => {
    expect(await answerTo(error)).toBe("unsure");
  });

  it.each(["ECONNREFUSED", "ENOTFOUND"])("was not sent where nobody was reached: %s", async (code) => {
    expect(await answerTo(Object.assign(new Error("nobody"), { code }))).toBe("not-sent");
  });

  it("is asked of SES once, whatever comes of it", async () => {
    await answerTo(new TooManyRequestsException(said));
    expect(ses.commandCalls(SendEmailCommand)).toHaveLength(1);
  });
});
