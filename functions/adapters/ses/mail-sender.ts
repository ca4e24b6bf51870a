/** SES v2, one attempt a call. The client must be made with `maxAttempts: 1`: SES knows no idempotency key, so a retry may send twice. */
import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { MailSender, SendAnswer } from "../../ports/mail-out.ts";

/** The work id as an email tag: SES's events carry it back. */
const workTag = "work";

export const createSesMailSender = (ses: SESv2Client, configurationSet: string): MailSender => ({
  send: async (raw, { from, to, work }) => {
    try {
      await ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Raw: { Data: raw } },
          EmailTags: [{ Name: workTag, Value: work }],
          ConfigurationSetName: configurationSet,
        }),
      );
      return "sent";
    } catch (error) {
      return answerFor(error);
    }
  },
});

/** SES refuses this mail, as it stands, for good. */
const refusals: ReadonlySet<string> = new Set(["MessageRejected", "BadRequestException"]);

/**
 * Everything that SES says before it takes a mail means that it was not sent. Silence means nothing: a request that timed
 * out may have been accepted. The default is to be unsure.
 */
const answerFor = (error: unknown): SendAnswer => {
  if (!(error instanceof SESv2ServiceException)) return notConnected(error) ? "not-sent" : "unsure";
  if (refusals.has(error.name)) return "refused";
  return error.$fault === "client" || error.$metadata.httpStatusCode === 503 ? "not-sent" : "unsure";
};

const notConnected = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND");
