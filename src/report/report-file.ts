import type { Report } from './report.ts';
import { isDecimalText, isList, isRecord, isText, isTexts, savedFault, savedJson } from './saved-json.ts';

/** Whether a text is a saved report (`--format json`) and not a scenario. */
export const isReportText = (text: string): boolean =>
  /^\s*\{/.test(text) && /"schema"\s*:\s*"tco-report\/1"/.test(text);

/** Reads a saved report as far as `explain` relies on it. Throws InputFault. */
export function readReport(text: string, file: string): Report {
  const data = savedJson(text, file);
  const fault = savedFault(file);
  const derivations = isRecord(data) && isRecord(data.derivations) ? Object.entries(data.derivations) : undefined;
  if (!derivations) throw fault('E302', 'the report has no `derivations`');
  const broken = derivations.find(([, derivation]) => !isDerivation(derivation));
  if (broken) throw fault('E225', `the derivation \`${broken[0]}\` of the report is broken`);
  return data as unknown as Report;
}

function isDerivation(data: unknown): boolean {
  if (!isRecord(data)) return false;
  const { name, value, unit, formula, inputs, source, axes } = data;
  const numbers = isDecimalText(value) || isList(value, isDecimalText);
  return (
    numbers &&
    isText(name) &&
    isText(unit) &&
    (formula === null || isText(formula)) &&
    isTexts(inputs) &&
    (source === null || isText(source)) &&
    isTexts(axes)
  );
}
