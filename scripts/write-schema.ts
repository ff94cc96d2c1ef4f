/**
 * Writes schema/scenario.schema.json from the schema in src/scenario. Run in the project's root:
 * npx esbuild scripts/write-schema.ts --bundle --platform=node --format=esm | node --input-type=module -
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts';

mkdirSync('schema', { recursive: true });
writeFileSync('schema/scenario.schema.json', `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
