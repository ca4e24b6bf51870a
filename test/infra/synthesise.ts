/** Synthesises the stack with cdk.json's own context, without bundling: the tests look at the template only. */
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { DeskStack } from "../../infra/desk-stack.ts";
import { readStage, type Stage } from "../../infra/stage.ts";
import { cdkContext } from "./cdk-context.ts";

export const deskStack = (stage: Stage = readStage(undefined, cdkContext.stages)): DeskStack =>
  new DeskStack(new App({ context: { ...cdkContext, "aws:cdk:bundling-stacks": [] } }), stage);

export const synthesise = (stage?: Stage): Template => Template.fromStack(deskStack(stage));

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.array(z.string()).default([]),
  DeletionPolicy: z.string().optional(),
});

export type Resource = z.output<typeof resource>;

/** Resources of a type by logical id. */
export const resourcesOf = (template: Template, type: string): ReadonlyMap<string, Resource> =>
  new Map(Object.entries(template.findResources(type)).map(([id, found]) => [id, resource.parse(found)]));

/** The one resource of a type whose logical id begins so. */
export const theOne = (template: Template, type: string, beginning = ""): Resource & { readonly id: string } => {
  const found = [...resourcesOf(template, type)].filter(([id]) => id.startsWith(beginning));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} resources ${type} begin with "${beginning}"`);
  return { id: only[0], ...only[1] };
};

const listOrOne = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const statement = z.looseObject({
  Effect: z.string(),
  Action: listOrOne,
  Principal: z.unknown().optional(),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});

const policy = z.object({ Statement: z.array(statement) });

export type Statement = z.output<typeof statement>;

/** Statements of a policy, wherever the resource keeps it. */
export const statementsOf = ({ Properties }: Resource): readonly Statement[] =>
  policy.parse(Properties.PolicyDocument ?? Properties.KeyPolicy).Statement;

/** Statements of the role of a function, told by the beginning of its logical id. */
export const rightsOf = (template: Template, beginning: string): readonly Statement[] =>
  statementsOf(theOne(template, "AWS::IAM::Policy", beginning));
