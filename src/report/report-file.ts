import { InputFault, type Problem } from '../input/problem.ts';
import type { Report } from './report.ts';

/** Whether a text is a saved report (`--format json`) and not a scenario. */
export const isReportText = (text: string): boolean =>
  /^\s*\{/.test(text) && /"schema"\s*:\s*"tco-report\/1"/.test(text);

/** Reads a saved report as far as `explain` relies on it. */
export function readReport(text: string, file: string): Report {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw fault(file, 'E109', 'the report is not valid JSON', 'it may have been cut off; write it again with --output');
  }
  const derivations = isRecord(data) && isRecord(data.derivations) ? Object.entries(data.derivations) : undefined;
  if (!derivations) throw fault(file, 'E302', 'the report has no `derivations`');
  const broken = derivations.find(([, derivation]) => !isDerivation(derivation));
  if (broken) throw fault(file, 'E225', `the derivation \`${broken[0]}\` of the report is broken`);
  return data as unknown as Report;
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isText = (data: unknown): boolean => typeof data === 'string';
const isTexts = (data: unknown): boolean => Array.isArray(data) && data.every(isText);
const isNumber = (data: unknown): boolean => typeof data === 'string' && /^-?\d{1,400}(?:\.\d{1,400})?$/.test(data);

function isDerivation(data: unknown): boolean {
  if (!isRecord(data)) return false;
  const { name, value, unit, formula, inputs, source, axes } = data;
  const numbers = isNumber(value) || (Array.isArray(value) && value.every(isNumber));
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

const fault = (file: string, code: string, message: string, hint?: string): InputFault => {
  const problem: Problem = {
    code,
    severity: 'error',
    message,
    at: { file, line: 1, column: 1 },
    ...(hint ? { hint } : {}),
  };
  return new InputFault([problem]);
};
