/** What AWS asks for what a mail uses: on-demand list prices of us-east-1 in US dollars, as they stood in July 2026. Storage is left out. */
export const prices = {
  readOn: "2026-07",
  of: {
    "SES mail in": 0.1 / 1_000,
    "SES mail out": 0.1 / 1_000,
    "S3 PUT": 0.005 / 1_000,
    "S3 GET": 0.0004 / 1_000,
    "S3 DELETE": 0,
    "DynamoDB write unit": 0.625 / 1_000_000,
    "DynamoDB read unit": 0.125 / 1_000_000,
    "KMS call": 0.03 / 10_000,
    "SNS and SQS request": 0.5 / 1_000_000,
    "Lambda call": 0.2 / 1_000_000,
    "Lambda GB-second": 0.0000133334,
  },
} as const;

export type Used = keyof typeof prices.of;
export type Bill = Readonly<Partial<Record<Used, number>>>;

export const dollars = (bill: Bill): number =>
  Object.entries(bill).reduce((sum, [used, count]) => sum + count * prices.of[used as Used], 0);
