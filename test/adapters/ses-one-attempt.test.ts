/** The client as the functions make it, against a server that fails in every way: it never tries twice by itself. */
import { createServer, type RequestListener, type Server } from "node:http";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSesMailSender } from "../../functions/adapters/ses/mail-sender.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import { sesOneAttempt } from "../../functions/wire.ts";
import { portOf } from "../../infra/local/cloud/gate.ts";

const open: { server: Server; ses: SESv2Client }[] = [];
afterEach(() => {
  for (const { server, ses } of open.splice(0)) {
    ses.destroy();
    server.closeAllConnections();
    server.close();
  }
});

/** A short wait in place of the minute; everything else as it is in AWS. */
const impatient = { ...sesOneAttempt, requestHandler: { ...sesOneAttempt.requestHandler, requestTimeout: 100 } };

const sendTo = async (answer: RequestListener, options: object = sesOneAttempt) => {
  let attempts = 0;
  const server = createServer((request, response) => {
    attempts += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ses = new SESv2Client({
    ...options,
    endpoint: `http://127.0.0.1:${portOf(server)}`,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  open.push({ server, ses });
  const sender = createSesMailSender(ses, "desk-events");
  const envelope = { from: "conduct@desk.test", to: "ada@members.test", work: "case-a_12-0" };
  const outcome = await sender.send(Buffer.from("hello"), envelope);
  return { outcome, attempts };
};

const says =
  (status: number, kind: string | undefined, body = "{}"): RequestListener =>
  (request, response) => {
    request.resume().on("end", () => {
      response.writeHead(status, { "content-type": "application/json", ...(kind !== undefined && { "x-amzn-errortype": kind }) });
      response.end(body);
    });
  };

const failures: readonly (readonly [string, RequestListener, SendAnswer])[] = [
  ["429 TooManyRequestsException", says(429, "TooManyRequestsException"), "not-sent"],
  ["400 SendingPausedException", says(400, "SendingPausedException"), "not-sent"],
  ["403 ExpiredTokenException", says(403, "ExpiredTokenException"), "not-sent"],
  ["400 MessageRejected", says(400, "MessageRejected"), "refused"],
  ["500 InternalServiceErrorException", says(500, "InternalServiceErrorException"), "unsure"],
  ["500 with a name that the client does not know", says(500, "NewFailure"), "unsure"],
  ["502 in HTML", says(502, undefined, "<html>bad gateway</html>"), "unsure"],
  ["504", says(504, undefined), "unsure"],
  ["200 with an answer that cannot be read", says(200, undefined, "<html>"), "unsure"],
  ["a connection that breaks", (request) => request.socket.destroy(), "unsure"],
  [
    "half an answer",
    (request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write('{"Mess', () => request.socket.destroy());
    },
    "unsure",
  ],
];

describe("the client for SES", () => {
  it("says sent when SES took it", async () => {
    expect(await sendTo(says(200, undefined, '{"MessageId":"1"}'))).toEqual({ outcome: "sent", attempts: 1 });
  });

  it.each(failures)("makes one attempt where it meets %s", async (_, answer, outcome) => {
    expect(await sendTo(answer)).toEqual({ outcome, attempts: 1 });
  });

  it("gives up waiting for an answer that never comes, and says that it cannot know", { timeout: 5_000 }, async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(await sendTo(() => undefined, impatient)).toEqual({ outcome: "unsure", attempts: 1 });
    expect(warn).not.toHaveBeenCalled();
  });

  it("says that nothing was sent where nobody listens", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    const ses = new SESv2Client({
      ...sesOneAttempt,
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const envelope = { from: "conduct@desk.test", to: "ada@members.test", work: "case-a_12-0" };
    expect(await createSesMailSender(ses, "desk-events").send(Buffer.from("hello"), envelope)).toBe("not-sent");
    ses.destroy();
  });
});
