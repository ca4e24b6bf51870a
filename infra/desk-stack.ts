/** One installation of Conduct Desk: the way in, the casework, the way out and the clock, and who may do what. */
import { CfnOutput, Duration, Size, Stack, type StackProps, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { settingNames } from "../functions/settings.ts";
import { BundledFunction } from "./constructs/bundled-function.ts";
import { type Handler, handlerEntry } from "./constructs/bundling.ts";
import { Casework } from "./constructs/casework.ts";
import { Clock } from "./constructs/clock.ts";
import { DeliveryEvents } from "./constructs/delivery-events.ts";
import { MailIn } from "./constructs/mail-in.ts";
import { MailOut, mailFromDomain } from "./constructs/mail-out.ts";
import type { Stage } from "./stage.ts";

/** Parsing a mail of 40 MB and writing it out again needs this much, in the function that receives and in the one that retries. */
const memory = Size.mebibytes(2048);
const handlingTime = Duration.seconds(90);

type Setting = keyof typeof settingNames;

const settings: readonly Setting[] = ["deskTable", "keysTable", "mailBucket", "sealingKey", "configurationSet", "desks"];

export class DeskStack extends Stack {
  readonly #stage: Stage;
  readonly #casework: Casework;
  readonly #mailOut: MailOut;
  readonly #mailIn: MailIn;

  constructor(scope: Construct, stage: Stage, props: StackProps = {}) {
    const name = `conduct-desk-${stage.name}`;
    super(scope, name, {
      description: `Conduct Desk (${stage.name}): Code of Conduct reports by mail.`,
      // To take this away is to take a committee's reports away.
      terminationProtection: true,
      ...props,
    });
    this.#stage = stage;
    const aliases = stage.desks.map((desk) => desk.alias);
    const domains = [...new Set(stage.desks.map((desk) => desk.domain))];
    this.#casework = new Casework(this, "Casework", { name });
    this.#mailOut = new MailOut(this, "MailOut", { name, aliases, domains });
    this.#mailIn = new MailIn(this, "MailIn", { name, aliases, handlingTime });
    const values = this.#settingValues();
    this.#functions(values);
    this.#outputs(values);
    for (const [key, value] of Object.entries(stage.tags)) Tags.of(this).add(key, value);
  }

  #settingValues(): Readonly<Record<Setting, string>> {
    return {
      deskTable: this.#casework.deskTable.tableName,
      keysTable: this.#casework.keysTable.tableName,
      mailBucket: this.#mailIn.bucket.bucketName,
      sealingKey: this.#casework.sealingKey.keyArn,
      configurationSet: this.#mailOut.configurationSet.configurationSetName,
      desks: JSON.stringify(this.#stage.desks.map(({ id, alias }) => ({ id, alias }))),
    };
  }

  #functions(values: Readonly<Record<Setting, string>>): void {
    const environment = Object.fromEntries(settings.map((setting) => [settingNames[setting], values[setting]]));
    const worker = (id: string, handler: Handler, description: string) => {
      const { function: made } = new BundledFunction(this, id, {
        entry: handlerEntry(handler),
        description,
        timeout: handlingTime,
        memory,
        environment,
      });
      this.#casework.grantCasework(made);
      this.#mailIn.grantSealedContent(made);
      this.#mailOut.grantSending(made);
      return made;
    };
    const inboundMail = worker("InboundMail", "inbound-mail", "Takes in one received mail.");
    this.#mailIn.grantRawMail(inboundMail);
    this.#mailIn.grantWaitingMail(inboundMail);
    this.#mailIn.deliverTo(inboundMail);
    const tick = worker("ClockTick", "clock-tick", "Works what is due on the desk's cases.");
    this.#casework.grantErasure(tick);
    this.#mailIn.grantErasure(tick);
    new Clock(this, "Clock", { tick });
    const { configurationSet } = this.#mailOut;
    const events = new DeliveryEvents(this, "DeliveryEvents", {
      name: this.stackName,
      configurationSet,
      handlingTime,
    });
    events.deliverTo(worker("DeliveryEvent", "delivery-event", "Takes in what became of sent mail."));
  }

  /** The names that the operator's command needs, and the rows that the domain's DNS needs. */
  #outputs(values: Readonly<Record<Setting, string>>): void {
    const say = (id: string, description: string, value: string): void => {
      new CfnOutput(this, id, { description, value });
    };
    for (const setting of settings)
      say(`${setting.charAt(0).toUpperCase()}${setting.slice(1)}`, settingNames[setting], values[setting]);
    for (const [index, [domain, identity]] of [...this.#mailOut.identities].entries()) {
      const row = (what: string, value: string): void => say(`Dns${index}${what}`, `DNS row for ${domain}`, value);
      row("Mx", `${domain} MX 10 inbound-smtp.${this.region}.amazonaws.com`);
      for (const [number, { name, value }] of identity.dkimRecords.entries()) row(`Dkim${number}`, `${name} CNAME ${value}`);
      row("MailFromMx", `${mailFromDomain(domain)} MX 10 feedback-smtp.${this.region}.amazonses.com`);
      row("MailFromSpf", `${mailFromDomain(domain)} TXT "v=spf1 include:amazonses.com ~all"`);
      row("Dmarc", `_dmarc.${domain} TXT "v=DMARC1; p=reject"`);
    }
  }
}
