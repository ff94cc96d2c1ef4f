import { InputFault } from '../input/problem.ts';

/** The JSON of a saved report, whatever it holds. Throws InputFault where it is none. */
export function savedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw savedFault(file)(
      'E109',
      'the report is not valid JSON',
      'it may have been cut off; write it again with --output',
    );
  }
}

/** Makes the error of a saved report. */
export const savedFault =
  (file: string) =>
  (code: string, message: string, hint?: string): InputFault =>
    new InputFault([
      { code, severity: 'error', message, at: { file, line: 1, column: 1 }, ...(hint === undefined ? {} : { hint }) },
    ]);

export const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
export const isText = (data: unknown): data is string => typeof data === 'string';
export const isList = (data: unknown, of: (item: unknown) => boolean): boolean => Array.isArray(data) && data.every(of);
export const isTexts = (data: unknown): boolean => isList(data, isText);
/** Decimal text as reports carry it; of a length that can be worked with. */
export const isDecimalText = (data: unknown): data is string =>
  isText(data) && /^-?\d{1,400}(?:\.\d{1,400})?$/.test(data);
