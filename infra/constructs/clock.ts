/** The desk's clock: once a minute it asks what is due. */
import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression, TimeWindow } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Construct } from "constructs";

const minute = Duration.minutes(1);

export class Clock extends Construct {
  constructor(scope: Construct, id: string, props: { readonly tick: IFunction }) {
    super(scope, id);
    // A missed minute heals in the next one, so a late tick is dropped at both ends instead of piling up.
    props.tick.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: minute });
    new Schedule(this, "EveryMinute", {
      description: "Works what is due on the desk's cases.",
      schedule: ScheduleExpression.rate(minute),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(props.tick, { retryAttempts: 0, maxEventAge: minute }),
    });
  }
}
