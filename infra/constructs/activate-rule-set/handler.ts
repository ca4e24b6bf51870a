/**
 * Makes the desk's receipt rule set the active one, which CloudFormation cannot. SES knows one active set for the whole account and
 * region, so this never takes the place of another application's set, and never turns receiving off.
 */
import { DescribeActiveReceiptRuleSetCommand, SESClient, SetActiveReceiptRuleSetCommand } from "@aws-sdk/client-ses";
import * as z from "zod";

// SetActiveReceiptRuleSet without a name would stop all receiving in the account: an empty name must not come through.
const ruleSetNamed = z.object({ ruleSet: z.string().min(1) });

const request = z.discriminatedUnion("RequestType", [
  z.object({ RequestType: z.literal("Create"), ResourceProperties: ruleSetNamed }),
  z.object({
    RequestType: z.literal("Update"),
    ResourceProperties: ruleSetNamed,
    OldResourceProperties: ruleSetNamed.optional(),
  }),
  z.object({ RequestType: z.literal("Delete"), PhysicalResourceId: z.string() }),
]);

export interface Activated {
  readonly PhysicalResourceId: string;
}

/** One name for ever, so that renaming the rule set never reads as deleting the activation. */
const activationId = "receiving";

const refusal = (other: string): Error =>
  new Error(
    `The receipt rule set "${other}" of another application is active in this account and region, and SES has only one active set; nothing was changed. ` +
      "Give the desk an account or a region of its own, or, if nobody needs that set, run `aws ses set-active-receipt-rule-set` without a name and deploy again.",
  );

export const createActivateRuleSet =
  (ses: SESClient) =>
  async (event: unknown): Promise<Activated> => {
    const asked = request.parse(event);
    if (asked.RequestType === "Delete") return { PhysicalResourceId: asked.PhysicalResourceId };

    const wanted = asked.ResourceProperties.ruleSet;
    // While a set is renamed, and when that is rolled back, the one we leave behind is still ours.
    const former = asked.RequestType === "Update" ? asked.OldResourceProperties?.ruleSet : undefined;
    const active = (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name;
    if (active !== undefined && active !== wanted && active !== former) throw refusal(active);
    await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: wanted }));
    return { PhysicalResourceId: activationId };
  };

let bound: ReturnType<typeof createActivateRuleSet> | undefined;

export const handler = (event: unknown): Promise<Activated> => {
  bound ??= createActivateRuleSet(new SESClient({}));
  return bound(event);
};
