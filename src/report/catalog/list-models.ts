import type { ModelEntry } from '../../catalog/catalog.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { significant } from '../format.ts';
import { type ListColumn, type ListRow, number, text } from './listing.ts';
import { measured, tokens, whole } from './measure.ts';

const billions = (value: string): string => significant(new Decimal(value).dividedBy('1e9'), 5);

export const MODEL_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 8),
  number('parameters', 'parameters', '1e9 param', 0, billions),
  number('activeParameters', 'active', '1e9 param', 2, billions),
  number('layers', 'layers', '', 6, whole),
  number('kvBytesPerToken', 'KV cache', 'B/tok', 3, whole),
  number('context', 'context', 'tok', 1, tokens),
  text('licence', 'licence', 4),
  text('grade', 'grade', 5),
];

const value = (given: Given | undefined, unit: string): string | null =>
  given ? measured(given.amount, unit).value : null;

/** An open model: how large, how much memory per token, under which licence. */
export const modelRow = (model: ModelEntry): ListRow => ({
  id: model.id,
  name: model.name,
  parameters: value(model.parameters, 'param'),
  activeParameters: value(model.activeParameters, 'param'),
  layers: value(model.layers, ''),
  kvBytesPerToken: value(model.kvBytesPerToken, 'B/tok'),
  context: value(model.contextWindow, 'tok'),
  licence: model.licence,
  grade: model.parameters.source.kind === 'catalog' ? model.parameters.source.grade : null,
});
