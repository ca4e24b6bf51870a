/** One Lambda function of the desk: bundled, with a role and a log group of its own and nothing granted beyond them. */

import { join } from "node:path";
import { type Duration, RemovalPolicy, type Size } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Runtime } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { projectRoot, stackBundling } from "./bundling.ts";

export interface BundledFunctionProps {
  readonly entry: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memory: Size;
  readonly environment: Readonly<Record<string, string>>;
}

export class BundledFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    // The managed policy for this would let the function write to every log of the account.
    role.addToPolicy(
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.function = new NodejsFunction(this, "Function", {
      entry: props.entry,
      description: props.description,
      timeout: props.timeout,
      memorySize: props.memory.toMebibytes(),
      environment: { ...props.environment },
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role,
      logGroup,
      projectRoot,
      depsLockFilePath: join(projectRoot, "package-lock.json"),
      bundling: stackBundling,
    });
  }
}
