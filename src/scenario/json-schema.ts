import * as z from 'zod/mini';
import { branchesOf } from './alternatives.ts';
import { descriptions } from './field.ts';
import { scenarioSchema } from './schema.ts';

type Json = Record<string, unknown>;

/** The scenario format as JSON Schema (draft 7, which editors read), made from the schema that checks the scenarios. */
export function scenarioJsonSchema(): Json {
  const { $schema, ...body } = jsonOf(scenarioSchema);
  return { $schema, title: 'tco scenario', ...body };
}

function jsonOf(schema: z.ZodMiniType): Json {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: context => {
      const known = descriptions.get(context.zodSchema);
      if (known) Object.assign(context.jsonSchema, known());
      const branches = branchesOf.get(context.zodSchema);
      if (branches) context.jsonSchema.anyOf = branches.map(branch => withoutVersion(jsonOf(branch)));
    },
  }) as Json;
}

const withoutVersion = ({ $schema: _, ...rest }: Json): Json => rest;
