/** Where cases live: the table of desks and cases, the table of their keys, and the key that wraps those. */
import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { forgetAt, indexNames } from "../../functions/settings.ts";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** What every member may see of every case. */
const boardColumns = ["codeName", "stage", "safetyRisk", "repeatRisk", "acknowledgedAt", "closedAt"];

export class Casework extends Construct {
  readonly deskTable: TableV2;
  readonly keysTable: TableV2;
  readonly sealingKey: Key;

  constructor(scope: Construct, id: string, props: { readonly name: string }) {
    super(scope, id);
    this.sealingKey = new Key(this, "SealingKey", {
      alias: `${props.name}/sealing`,
      description: "Wraps the key of each case. Without it no report can be read again.",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.deskTable = new TableV2(this, "DeskTable", {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      globalSecondaryIndexes: [
        {
          indexName: indexNames.due,
          partitionKey: text("dueShard"),
          sortKey: text("nextDueAt"),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: indexNames.board,
          partitionKey: text("board"),
          sortKey: text("openedAt"),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: boardColumns,
        },
      ],
      // Content in it is sealed, so an old copy of a case whose key is gone says nothing; a week is enough for mishaps.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 7 },
      // Only what says itself when it is forgotten: counts of an hour, and mails of a flood. No case ever says so.
      timeToLiveAttribute: forgetAt,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Deleting a row here is how a case is erased. A backup or a stream would keep what was promised to be gone.
    this.keysTable = new TableV2(this, "KeysTable", {
      partitionKey: text("owner"),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      // The keys of mails that were kept back, and no others.
      timeToLiveAttribute: forgetAt,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantCasework(grantee: IGrantable): void {
    const { deskTable, keysTable, sealingKey } = this;
    const statements = [
      new PolicyStatement({
        actions: ["GetItem", "PutItem", "UpdateItem", "BatchWriteItem", "Query"].map((action) => `dynamodb:${action}`),
        resources: [deskTable.tableArn],
      }),
      new PolicyStatement({
        actions: ["dynamodb:Query"],
        resources: Object.values(indexNames).map((index) => `${deskTable.tableArn}/index/${index}`),
      }),
      new PolicyStatement({ actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [keysTable.tableArn] }),
      // Only with the owner as context: a wrapped key copied into another case's row does not open.
      new PolicyStatement({
        actions: ["kms:GenerateDataKey", "kms:Decrypt"],
        resources: [sealingKey.keyArn],
        conditions: { Null: { "kms:EncryptionContext:owner": "false" } },
      }),
    ];
    for (const statement of statements) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  /** For the clock alone: nothing that a stranger can send a mail to may destroy a key. */
  grantErasure(grantee: IGrantable): void {
    const resources = [this.deskTable.tableArn, this.keysTable.tableArn];
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ["dynamodb:DeleteItem"], resources }));
  }
}
