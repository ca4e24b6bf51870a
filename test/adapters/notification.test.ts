/** What SES says of a mail: nothing is guessed, nothing that may be missing is demanded, and nothing is repeated in an error. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import { isProven, isVouchedFor } from "../../functions/core/mail/sender.ts";
import { receiptFrom } from "../../functions/handlers/notification.ts";

const verdicts = (status: string) => ({
  spfVerdict: { status },
  dkimVerdict: { status },
  dmarcVerdict: { status },
  spamVerdict: { status },
  virusVerdict: { status },
});

/** As SES sends it, with the fields that we do not use. */
const notification = (change: { readonly mail?: object; readonly receipt?: object } = {}) => ({
  notificationType: "Received",
  mail: {
    timestamp: "2026-03-10T15:00:00.000Z",
    source: "reporter@example.org",
    messageId: "0102018e2c1f5b3a",
    destination: ["conduct@desk.test"],
    headersTruncated: false,
    headers: [{ name: "From", value: "reporter@example.org" }],
    commonHeaders: { returnPath: "reporter@example.org", from: ["reporter@example.org"] },
    ...change.mail,
  },
  receipt: {
    timestamp: "2026-03-10T15:00:01.250Z",
    processingTimeMillis: 412,
    recipients: ["conduct@desk.test", "conduct+abc@desk.test"],
    ...verdicts("PASS"),
    action: {
      type: "S3",
      topicArn: "arn:aws:sns:us-east-1:123456789012:mail",
      bucketName: "desk-mail",
      objectKeyPrefix: "raw/",
      objectKey: "raw/0102018e2c1f5b3a",
    },
    ...change.receipt,
  },
});

const read = (change?: { readonly mail?: object; readonly receipt?: object }): Receipt => {
  const receipt = receiptFrom(JSON.stringify(notification(change)));
  if (receipt === undefined) throw new Error("The notification was to be about a mail.");
  return receipt;
};

describe("a notification of SES", () => {
  it("gives what the desk needs and no more", () => {
    expect(read()).toEqual({
      mail: "0102018e2c1f5b3a",
      rawKey: "raw/0102018e2c1f5b3a",
      receivedAt: Date.parse("2026-03-10T15:00:01.250Z"),
      envelopeFrom: "reporter@example.org",
      recipients: ["conduct@desk.test", "conduct+abc@desk.test"],
      verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" },
    });
  });

  it("may pass DMARC without naming a policy, and may fail with one", () => {
    expect(isProven(read().verdicts)).toBe(true);
    expect(read({ receipt: { dmarcVerdict: { status: "FAIL" }, dmarcPolicy: "reject" } }).verdicts.dmarc).toBe("FAIL");
  });

  it("may come without subject, To or any other header", () => {
    expect(read({ mail: { commonHeaders: {}, headers: [] } }).mail).toBe("0102018e2c1f5b3a");
    expect(read({ mail: { commonHeaders: undefined, headers: undefined, destination: undefined } }).recipients).toHaveLength(2);
  });

  it("may come from nobody, as a bounce does", () => {
    for (const source of ["", undefined]) expect(read({ mail: { source } }).envelopeFrom).toBe("");
  });

  it("may bring verdicts that nobody has heard of, and none of them is good news", () => {
    for (const status of ["GRAY", "PROCESSING_FAILED", "DISABLED", "pass", "PASS ", "", "SOMETHING_NEW"]) {
      const { verdicts: found } = read({ receipt: verdicts(status) });
      expect(found.dmarc).toBe(status);
      expect(isProven(found)).toBe(false);
      expect(isVouchedFor(found)).toBe(false);
    }
  });

  it("may leave verdicts out, which is no good news either", () => {
    const { verdicts: found } = read({ receipt: { spfVerdict: undefined, dkimVerdict: undefined, dmarcVerdict: undefined } });
    expect(found).toEqual({ spf: "ABSENT", dkim: "ABSENT", dmarc: "ABSENT", spam: "PASS", virus: "PASS" });
    expect(isVouchedFor(found)).toBe(false);
  });

  it("may have fields that are new", () => {
    const more = {
      mail: { newField: { deep: [1] } },
      receipt: { newVerdict: { status: "PASS" }, spfVerdict: { status: "PASS", why: "x" } },
    };
    expect(read(more).verdicts.spf).toBe("PASS");
  });

  it("may tell the time with an offset", () => {
    expect(read({ receipt: { timestamp: "2026-03-10T16:00:01+01:00" } }).receivedAt).toBe(Date.parse("2026-03-10T15:00:01Z"));
  });
});

describe("what SES says while it is set up", () => {
  it("is about no mail, and is no error", () => {
    const subscribed = { notificationType: "AmazonSnsSubscriptionSucceeded", message: "You have successfully subscribed." };
    expect(receiptFrom(JSON.stringify(subscribed))).toBeUndefined();
    const { mail, ...rest } = notification();
    const first = { ...rest, mail: { ...mail, messageId: "AMAZON_SES_SETUP_NOTIFICATION" } };
    expect(receiptFrom(JSON.stringify(first))).toBeUndefined();
  });
});

describe("what is no notification of a stored mail", () => {
  const canary = "zwarteraaf";
  const wrong: readonly (readonly [string, string])[] = [
    ["no JSON", `${canary} hello`],
    ["broken JSON", `{"mail": {"source": "${canary}@example.org"`],
    ["nothing", ""],
    ["a list", JSON.stringify([canary])],
    ["a text", JSON.stringify(canary)],
    ["null", "null"],
    ["an envelope of SNS", JSON.stringify({ Type: "Notification", Message: JSON.stringify(notification()), Subject: canary })],
    ["a notice without a place", JSON.stringify(notification({ receipt: { action: { type: "SNS", encoding: canary } } }))],
    ["an empty place", JSON.stringify(notification({ receipt: { action: { objectKey: "" } }, mail: { source: canary } }))],
    ["a mail without a name", JSON.stringify(notification({ mail: { messageId: "", source: canary } }))],
    ["an endless name", JSON.stringify(notification({ mail: { messageId: canary.repeat(100) } }))],
    ["no time", JSON.stringify(notification({ receipt: { timestamp: canary } }))],
    ["recipients that are none", JSON.stringify(notification({ receipt: { recipients: [{ canary }] } }))],
    ["recipients in one text", JSON.stringify(notification({ receipt: { recipients: canary } }))],
    ["a verdict that is a text", JSON.stringify(notification({ receipt: { dmarcVerdict: canary } }))],
    ["a verdict that is a list", JSON.stringify(notification({ receipt: { dmarcVerdict: [{ status: canary }] } }))],
  ];

  it.each(wrong)("throws and repeats nothing of it: %s", (_, body) => {
    let thrown: unknown;
    try {
      receiptFrom(body);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(`${thrown} ${JSON.stringify(thrown)} ${thrown instanceof Error && thrown.stack}`).not.toContain(canary);
  });

  it("throws an error and nothing else, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(() => receiptFrom(body)).toThrow(Error);
      }),
      { numRuns: 300 },
    );
  });
});
