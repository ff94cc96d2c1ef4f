import type { Catalog } from '../../catalog/catalog.ts';
import type { Option } from '../../scenario/scenario.ts';

/** The model an option serves, by catalog id. */
export const servedModel = (option: Option, catalog: Catalog): string =>
  option.kind === 'api' ? (catalog.api(option.api)?.model ?? option.api.split('/').at(-1)!) : option.model;
