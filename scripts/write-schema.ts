/**
 * Writes schema/scenario.schema.json and schema/mapping.schema.json from the schemas in src. Run in the project's root:
 * npx esbuild scripts/write-schema.ts --bundle --platform=node --format=esm | node --input-type=module -
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts';
import { mappingJsonSchema } from '../src/usage/mapping/json-schema.ts';

mkdirSync('schema', { recursive: true });
for (const [name, schema] of [
  ['scenario', scenarioJsonSchema()],
  ['mapping', mappingJsonSchema()],
])
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
