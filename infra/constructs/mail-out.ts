/** The way out: each desk's domain as a verified sender, and one configuration set that neither tracks nor suppresses. */
import { Stack } from "aws-cdk-lib";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";

export interface MailOutProps {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
}

/** MAIL FROM needs a name of its own: a domain that receives mail cannot serve. */
export const mailFromDomain = (domain: string): string => `bounce.${domain}`;

export class MailOut extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly identities: ReadonlyMap<string, EmailIdentity>;
  readonly #aliases: readonly string[];

  constructor(scope: Construct, id: string, props: MailOutProps) {
    super(scope, id);
    this.#aliases = props.aliases;
    this.configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      configurationSetName: props.name,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      // A suppressed mail is accepted, counted and never delivered: a member who once clicked "spam" would hear of no report again.
      disableSuppressionList: true,
      disableAutoValidation: true,
      // Engagement figures need a pixel and rewritten links. Said here, so that a switch in the account cannot bring them in.
      vdmOptions: { engagementMetrics: false, optimizedSharedDelivery: false },
    });
    this.identities = new Map(
      props.domains.map((domain) => [
        domain,
        new EmailIdentity(this, domain, {
          identity: Identity.domain(domain),
          configurationSet: this.configurationSet,
          mailFromDomain: mailFromDomain(domain),
          // A copy of each bounced mail's headers would go out by mail; the events of the configuration set say the same.
          feedbackForwarding: false,
          // A slip in the DNS may cost alignment of SPF (DKIM still aligns); it must not stop the mail.
          mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
        }),
      ]),
    );
  }

  /** SES checks a raw mail under the second name, and the configuration set as a resource of its own. */
  grantSending(grantee: IGrantable): void {
    const set = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: this.configurationSet.configurationSetName,
    });
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["ses:SendEmail", "ses:SendRawEmail"],
        resources: [...[...this.identities.values()].map((identity) => identity.emailIdentityArn), set],
        conditions: { StringEquals: { "ses:FromAddress": this.#aliases } },
      }),
    );
  }
}
