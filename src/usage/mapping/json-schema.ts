import { jsonSchema } from '../../scenario/json-schema.ts';
import { mappingSchema } from './mapping-schema.ts';

/** The format of mappings as JSON Schema, made from the schema that checks them. */
export const mappingJsonSchema = (): Readonly<Record<string, unknown>> => jsonSchema('tco mapping', mappingSchema);
