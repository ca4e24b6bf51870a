/** The custom resource around `activate-rule-set/handler.ts`. */

import { fileURLToPath } from "node:url";
import { CustomResource, Duration, RemovalPolicy, Size } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ReceiptRuleSet } from "aws-cdk-lib/aws-ses";
import { Provider } from "aws-cdk-lib/custom-resources";
import { Construct } from "constructs";
import { BundledFunction } from "./bundled-function.ts";

const entry = fileURLToPath(new URL("./activate-rule-set/handler.ts", import.meta.url));

export class RuleSetActivation extends Construct {
  readonly resource: CustomResource;

  constructor(scope: Construct, id: string, props: { readonly ruleSet: ReceiptRuleSet }) {
    super(scope, id);
    const { function: activate } = new BundledFunction(this, "Activate", {
      entry,
      description: "Makes the desk's receipt rule set the active one, unless another application's is.",
      timeout: Duration.minutes(1),
      memory: Size.mebibytes(256),
      environment: {},
    });
    activate.addToRolePolicy(
      new PolicyStatement({
        actions: ["ses:DescribeActiveReceiptRuleSet", "ses:SetActiveReceiptRuleSet"],
        // Which set is active is a fact of the account; SES has no resource to name here.
        resources: ["*"],
      }),
    );
    const provider = new Provider(this, "Provider", {
      onEventHandler: activate,
      logGroup: new LogGroup(this, "Log", {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    this.resource = new CustomResource(this, "Resource", {
      resourceType: "Custom::ActiveReceiptRuleSet",
      serviceToken: provider.serviceToken,
      serviceTimeout: Duration.minutes(5),
      properties: { ruleSet: props.ruleSet.receiptRuleSetName },
    });
  }
}
