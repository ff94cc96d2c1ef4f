import type { Report } from '../report.ts';
import { isDecimalText, isList, isRecord, isText, isTexts, savedFault, savedJson } from '../saved-json.ts';

/** Whether a text is JSON of some program and no scenario: then it is a report, or nothing that can be compared. */
export function isOtherJson(text: string): boolean {
  if (!/^\s*\{\s*"/.test(text)) return false;
  // a report that was cut off, whose `schema` comes late
  if (/^\s*\{\s*"assumptions"/.test(text)) return true;
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) && !('tasks' in data) && !('options' in data);
  } catch {
    return false;
  }
}

/** Reads a saved report as far as a difference relies on it. Throws InputFault. */
export function readSavedReport(text: string, file: string): Report {
  const data = savedJson(text, file);
  const fault = savedFault(file);
  const schema = isRecord(data) && typeof data.schema === 'string' ? data.schema : undefined;
  if (schema !== 'tco-report/1')
    throw fault(
      'E571',
      schema === undefined
        ? 'this is neither a scenario nor a report of tco'
        : `a \`${schema}\` is no report to compare`,
      'write one with `tco compare SCENARIO --format json`',
    );
  const broken = Object.entries(NEEDED).find(([section, holds]) => !holds((data as Record<string, unknown>)[section]));
  if (broken) throw fault('E225', `\`${broken[0]}\` of the report is missing or broken`);
  return data as unknown as Report;
}

const isFigure = (data: unknown): boolean =>
  data === null || (isRecord(data) && [data.value, data.low, data.high].every(isDecimalText) && isText(data.unit));
const isTextOrNull = (data: unknown): boolean => data === null || isText(data);
const isOptional = (data: unknown, holds: (data: unknown) => boolean): boolean => data === undefined || holds(data);

const isLine = (data: unknown): boolean =>
  isRecord(data) && isText(data.id) && isText(data.label) && isTextOrNull(data.option) && isNumberFigure(data.monthly);
const isNumberFigure = (data: unknown): boolean => data !== null && isFigure(data);
const isPool = (data: unknown): boolean => isRecord(data) && isText(data.option) && isNumberFigure(data.replicas);
const isSetting = (data: unknown): boolean => isRecord(data) && isText(data.path) && isText(data.value);
const isFile = (data: unknown): boolean => isRecord(data) && isText(data.name) && isText(data.text);
const isOverlay = (data: unknown): boolean => isRecord(data) && isText(data.name) && isTextOrNull(data.sha256);

const isPlan = (data: unknown): boolean =>
  isRecord(data) &&
  isText(data.id) &&
  isText(data.kind) &&
  typeof data.feasible === 'boolean' &&
  isTexts(data.reasons) &&
  [data.monthly, data.perMtok, data.horizonTotal, data.upfront].every(isFigure) &&
  isList(data.lines, isLine) &&
  isList(data.pools, isPool);

const isSplit = (data: unknown): boolean =>
  isRecord(data) &&
  isText(data.task) &&
  isText(data.portion) &&
  isTextOrNull(data.option) &&
  isTextOrNull(data.cascade) &&
  isDecimalText(data.share);

/** What each section of a report must have at least. */
const NEEDED: Readonly<Record<string, (data: unknown) => boolean>> = {
  tool: data => isRecord(data) && isText(data.version),
  catalog: data =>
    isRecord(data) &&
    isText(data.version) &&
    isText(data.sha256) &&
    isText(data.asOf) &&
    /^\d{4}-\d\d-\d\d$/.test(data.asOf) &&
    isOptional(data.overlays, overlays => isList(overlays, isOverlay)),
  scenario: data =>
    isRecord(data) &&
    isText(data.name) &&
    isText(data.sha256) &&
    isOptional(data.text, isText) &&
    isOptional(data.settings, settings => isList(settings, isSetting)) &&
    isOptional(data.files, files => isList(files, isFile)),
  basis: data => isRecord(data) && isText(data.currency),
  assumptions: data =>
    isList(data, item => isRecord(item) && isText(item.id) && isText(item.value) && isText(item.unit)),
  plans: data => isList(data, isPlan),
  verdict: data => isRecord(data) && isTextOrNull(data.cheapest) && isTexts(data.candidates),
  routing: data =>
    isOptional(data, routing => isRecord(routing) && isTextOrNull(routing.plan) && isList(routing.split, isSplit)),
  problems: data =>
    isList(data, item => isRecord(item) && isText(item.code) && isText(item.severity) && isText(item.details)),
};
