import * as z from 'zod/mini';
import { ATTESTATIONS } from '../../input/attestations.ts';
import { JURISDICTIONS } from '../../input/jurisdictions.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { CompiledCondition, CompiledProvider, CompiledRule } from '../compiled-rule.ts';
import { FIELDS } from '../fields.ts';
import { amount, choice, day, type Field, leaf, list, mapOf, matching, optional, text } from './leaf.ts';
import { id, source } from './schema-common.ts';

const kinds = list(choice(['api', 'rent', 'buy']));
const place = leaf('global', value => {
  if (JURISDICTIONS.includes(value)) return { value };
  const hint = didYouMean(value, JURISDICTIONS);
  const expected = 'a country by its ISO code such as `de` or `us`, `uk`, `eu`, `eea` or `global`';
  return { fault: { code: 'E220', message: `\`${value}\` is not a place`, expected, ...(hint ? { hint } : {}) } };
});
const attestation = choice(ATTESTATIONS);

const flag = leaf(false, value =>
  value === 'true' || value === 'false'
    ? { value: value === 'true' }
    : {
        fault: {
          code: 'E221',
          message: `expected true or false, got the text \`${value}\``,
          ...(/^(?:yes|on)$/i.test(value) ? { hint: 'write `true`' } : {}),
          ...(/^(?:no|off)$/i.test(value) ? { hint: 'write `false`' } : {}),
        },
      },
);

const conditionShape = {
  agreement: optional(id),
  offers: optional(id),
  trainsOnInputs: optional(flag),
  openWeights: optional(flag),
  onPremises: optional(flag),
  retention: optional(amount(FIELDS.retention)),
  region: optional(list(place)),
  attestation: optional(attestation),
  of: optional(kinds),
  source: optional(source),
};

const alternative = z.strictObject(conditionShape) as unknown as Field<CompiledCondition>;
const condition = z.strictObject({
  ...conditionShape,
  any: optional(list(alternative)),
}) as unknown as Field<CompiledCondition>;

/** A rule by its conditions; `closes` with `unlessAgreement` is the older form. */
export const ruleSchema = z.strictObject({
  name: text,
  from: optional(day),
  until: optional(day),
  supersededBy: optional(id),
  data: optional(list(choice(['public', 'internal', 'confidential', 'regulated']))),
  unknown: optional(choice(['closes', 'opens'])),
  requires: optional(list(condition)),
  closes: optional(kinds),
  unlessAgreement: optional(id),
  because: text,
  note: optional(text),
  further: optional(list(z.strictObject({ says: text, source }) as unknown as Field<{ says: string }>)),
  source,
}) as unknown as Field<CompiledRule>;

const modelPattern = matching(/^[a-z0-9][a-z0-9._:-]*\*?$/, 'E450', 'is not a model', 'claude-fable-5*');

export const providerSchema = z.strictObject({
  name: text,
  note: optional(text),
  source,
  facts: list(
    z.strictObject({
      of: optional(kinds),
      tiers: optional(list(choice(['standard', 'batch', 'flex', 'priority']))),
      models: optional(list(modelPattern)),
      with: optional(id),
      from: optional(day),
      until: optional(day),
      offers: optional(list(id)),
      withholds: optional(list(id)),
      attestations: optional(list(attestation)),
      trainsOnInputs: optional(flag),
      openWeights: optional(flag),
      retention: optional(amount(FIELDS.retention)),
      region: optional(place),
      regions: optional(mapOf(place)),
      unusual: optional(text),
      note: optional(text),
      source: optional(source),
    }) as unknown as Field<object>,
  ),
}) as unknown as Field<CompiledProvider>;
