import * as z from 'zod/mini';
import { branchesOf } from './alternatives.ts';
import { descriptions } from './field.ts';
import { scenarioSchema } from './schema.ts';

type Json = Record<string, unknown>;

/** The scenario format as JSON Schema, made from the schema that checks the scenarios. */
export const scenarioJsonSchema = (): Json => jsonSchema('tco scenario', scenarioSchema);

/** A format as JSON Schema (draft 7, which editors read), made from the schema that checks its files. */
export function jsonSchema(title: string, checked: z.ZodMiniType): Json {
  const { $schema, ...body } = jsonOf(checked);
  return { $schema, title, ...body };
}

function jsonOf(schema: z.ZodMiniType): Json {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: context => {
      const known = descriptions.get(context.zodSchema);
      if (known) Object.assign(context.jsonSchema, known());
      const required = requiredOf(context.zodSchema);
      if (required.length > 0) context.jsonSchema.required = required;
      const branches = branchesOf.get(context.zodSchema);
      if (branches) context.jsonSchema.anyOf = branches.map(branch => withoutVersion(jsonOf(branch)));
    },
  }) as Json;
}

const withoutVersion = ({ $schema: _, ...rest }: Json): Json => rest;

/** The fields of a section that must be there, also those of several forms, which zod takes for optional. */
function requiredOf({ _zod: { def } }: z.core.$ZodType): string[] {
  if (def.type !== 'object') return [];
  const { shape } = def as z.core.$ZodObjectDef;
  return Object.keys(shape).filter(key => shape[key]!._zod.def.type !== 'optional');
}
