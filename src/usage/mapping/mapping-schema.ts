import type * as z from 'zod/mini';
import { oneOf } from '../../scenario/alternatives.ts';
import { byId, choice, flag, list, optional, section, text } from '../../scenario/field.ts';
import { formatVersion } from '../../scenario/special-fields.ts';

const column = () => text('Path of a column, such as usage.prompt_tokens.');

const columns = (description: string) =>
  oneOf(
    description,
    value => (Array.isArray(value) ? 1 : 0),
    column(),
    list('The first of these that has a value.', column()),
  );

const word = () => text('A word, whatever its case.');

const condition = (description: string) =>
  section(description, {
    field: columns('The column that is looked at.'),
    is: optional(list('One of these words.', word())),
    not: optional(list('Something that is none of these words.', word())),
    unless: optional(list('None of these words, or nothing at all.', word())),
    holds: optional(list('Something that one of these words stands in.', word())),
    present: optional(flag('Anything at all, or nothing.')),
  });

const convention = <const A extends string, const B extends string>(description: string, all: A, other: B) =>
  oneOf(
    description,
    value => (typeof value === 'object' ? 1 : 0),
    choice('Of all rows.', [all, other]),
    section('Of the rows whose provider or model holds one of these words; the others keep the other one.', {
      [other]: list('Words.', word()),
    }),
  );

/** The file that says what the columns of a log mean. */
export const mappingSchema = section('What the columns of a request log mean.', {
  $schema: optional(text('The JSON Schema of this format, for editors.')),
  tcoMapping: optional(formatVersion('tcoMapping')),
  name: optional(text('Its name; default: the name of the file.')),
  source: optional(text('Where it was learnt.')),
  time: columns('When the request began; without a zone it is UTC.'),
  timeUnit: optional(
    choice('Unit of a time that is a number. Default auto: by its size.', ['auto', 's', 'ms', 'us', 'ns']),
  ),
  id: optional(columns('Id of the request, by which duplicates are found.')),
  uniqueIds: optional(flag('No id stands there twice, as a primary key promises. Default false.')),
  model: columns('The model.'),
  provider: optional(columns('The provider.')),
  providerIs: optional(text('The provider of all rows, where no column names it.')),
  input: columns('Input tokens.'),
  cacheRead: optional(columns('Input tokens read from a prompt cache.')),
  cacheWrite: optional(columns('Input tokens written to a prompt cache, for five minutes or for an hour.')),
  cacheWrite5m: optional(columns('Input tokens written for five minutes, where they stand apart.')),
  cacheWrite1h: optional(columns('Input tokens written for an hour.')),
  output: columns('Output tokens.'),
  reasoning: optional(columns('Reasoning tokens.')),
  cached: optional(
    convention(
      'Whether the input holds the cached tokens (inside: OpenAI, Gemini) or leaves them out (outside: Anthropic), or { outside: [words of providers or models] }. Default inside.',
      'inside',
      'outside',
    ),
  ),
  outsideWhere: optional(
    list(
      'Rows that leave the cached tokens out of the input whatever `cached` says: all of these hold.',
      condition('A condition.'),
    ),
  ),
  reasons: optional(
    convention(
      'Whether the output holds the reasoning tokens (inside) or leaves them out (beside), or { beside: [words] }. Default inside.',
      'inside',
      'beside',
    ),
  ),
  cost: optional(columns('What the row cost.')),
  costUnit: optional(choice('Unit of the cost: USD, or billionths of it. Default USD.', ['USD', 'nanoUSD'])),
  tier: optional(columns('Service tier: standard, flex, priority, batch.')),
  batch: optional(condition('Requests that went through a batch API.')),
  failed: optional(condition('Requests that failed.')),
  only: optional(list('Rows that count: all of these hold.', condition('A condition.'))),
  outputless: optional(condition('Rows that have no output, such as embeddings.')),
  resolution: optional(choice('What a row stands for. Default request.', ['request', 'minute', 'hour', 'day'])),
  until: optional(columns('Where the time ends that a row stands for; the resolution follows from the longest.')),
  requests: optional(columns('How many requests a row stands for.')),
  failures: optional(columns('How many requests failed beside those, without tokens and without cost.')),
  unfold: optional(list('Lists of which every element is a row, from the outermost in.', column())),
  labels: optional(byId('Names for columns that requests may be grouped by.', columns('The column.'))),
});

export type MappingText = z.infer<typeof mappingSchema>;
