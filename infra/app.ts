/** The CDK app. `npm run synth` builds the stage "staging"; `-c stage=NAME` chooses another one of cdk.json. */
import { App } from "aws-cdk-lib";
import { DeskStack } from "./desk-stack.ts";
import { readStage } from "./stage.ts";

const app = new App();

try {
  const stage = readStage(app.node.tryGetContext("stage"), app.node.tryGetContext("stages"));
  const { account, region } = stage;
  new DeskStack(app, stage, { env: { ...(account && { account }), ...(region && { region }) } });
} catch (problem) {
  // A wrong setting is told in words; the way through the code that found it helps nobody.
  process.stderr.write(`${problem instanceof Error ? problem.message : problem}\n`);
  process.exit(1);
}
