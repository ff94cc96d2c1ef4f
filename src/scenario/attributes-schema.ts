import { ATTESTATIONS } from '../input/attestations.ts';
import { JURISDICTIONS } from '../input/jurisdictions.ts';
import { didYouMean } from '../input/suggest.ts';
import { amount, choice, flag, leaf, list, optional, section, text } from './field.ts';
import * as w from './wanted.ts';

const place = leaf<string>(
  () => ({
    description:
      'Where inputs are processed: a country by its ISO code (uk for the United Kingdom), eu, eea or global.',
    enum: JURISDICTIONS,
  }),
  () => 'global',
  written => {
    if (JURISDICTIONS.includes(written)) return { value: written };
    const hint = didYouMean(written, JURISDICTIONS);
    return {
      fault: {
        code: 'E220',
        message: `\`${written}\` is not a place`,
        expected: 'a country by its ISO code such as `de` or `us`, `uk`, `eu`, `eea` or `global`',
        ...(hint === undefined ? {} : { hint }),
      },
    };
  },
);

/** `attributes` of an option: what rules ask of it. */
export const attributesSchema = section(
  'What rules ask of an option, in place of what the catalog knows of its provider.',
  {
    retention: optional(amount('How long inputs and outputs are kept at most.', w.DAYS)),
    trainsOnInputs: optional(flag('Whether whoever runs the model may train on inputs.')),
    region: optional(place),
    attestations: optional(
      list('What an independent auditor has stated of the provider.', choice('Attestation.', ATTESTATIONS)),
    ),
    offers: optional(list('Agreements that are on offer to you.', text('Id of an agreement, such as baa.'))),
    openWeights: optional(flag('Whether the weights of the model are open to you, as to validate it.')),
    onPremises: optional(flag('Whether the machines stand on your own premises.')),
  },
);
