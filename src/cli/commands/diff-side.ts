import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { SCENARIO_LIMIT } from '../../input/decode.ts';
import { InputFault } from '../../input/problem.ts';
import type { DifferenceInput } from '../../report/difference/build-difference.ts';
import { isOtherJson, readSavedReport } from '../../report/difference/saved-report.ts';
import type { Report } from '../../report/report.ts';
import { isReportText } from '../../report/report-file.ts';
import { UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { type Input, readInput } from '../input.ts';
import { asOf } from '../options.ts';
import { requestOf } from '../run.ts';

const REPORT_LIMIT = 16 * 1024 * 1024;

/** A file, and the day that `FILE@DATE` asks for. */
export interface Named {
  readonly file: string;
  readonly day: string | undefined;
}

/** Reads `FILE` or `FILE@DATE`; a file whose name really is that wins. */
export function namedSide(argument: string): Named {
  const match = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(argument);
  if (!match || existsSync(argument)) return { file: argument, day: undefined };
  const [, file = '', day = ''] = match;
  try {
    return { file, day: asOf(day) };
  } catch {
    throw new UsageFault(`\`${argument}\`: \`${day}\` is not in the calendar`, 'write a day as YYYY-MM-DD');
  }
}

/** One of the two that are compared, read from its file: a scenario, or a saved report with what computes it again. */
export async function sideFrom(
  { file, day }: Named,
  catalog: string | undefined,
  host: Host,
  inputs: Map<string, Promise<Input>>,
): Promise<DifferenceInput> {
  // the same file, or standard input, may be named twice
  const reading = inputs.get(file) ?? readInput(file, REPORT_LIMIT);
  inputs.set(file, reading);
  const input = await reading;
  const label = day === undefined ? input.file : `${input.file}@${day}`;
  if (isReportText(input.text) || isOtherJson(input.text)) {
    if (day !== undefined)
      throw new UsageFault(`\`${file}\` is a saved report with its own day of prices; @${day} needs a scenario`);
    return reportSide(readSavedReport(input.text, input.file), input, catalog, host);
  }
  if (input.bytes.length > SCENARIO_LIMIT)
    throw new InputFault([
      {
        code: 'E101',
        severity: 'error',
        message: `file has more than ${SCENARIO_LIMIT} bytes`,
        at: { file: input.file, line: 1, column: 1 },
      },
    ]);
  const wishes = {
    set: [],
    ...(day === undefined ? {} : { asOf: day }),
    ...(catalog === undefined ? {} : { catalog }),
  };
  return { file: label, input: await requestOf(input, wishes, host, false) };
}

async function reportSide(
  saved: Report,
  input: Input,
  catalog: string | undefined,
  host: Host,
): Promise<DifferenceInput> {
  const { text, settings = [], files = [], sha256 } = saved.scenario;
  const { lens } = saved.basis;
  const without = (why: string): DifferenceInput => ({ file: input.file, saved, input: undefined, why });
  if (text === undefined)
    return without(`${input.file} does not carry its scenario (an older tco wrote it), so it cannot be computed again`);
  const marked = Buffer.concat([Buffer.from('\ufeff'), Buffer.from(text)]);
  if (![Buffer.from(text), marked].some(bytes => createHash('sha256').update(bytes).digest('hex') === sha256))
    return without(`the scenario in ${input.file} is not the one that was computed (its sha256 differs)`);
  const wishes = { set: [], asOf: saved.catalog.asOf, ...(catalog === undefined ? {} : { catalog }) };
  const scenario: Input = { text, bytes: input.bytes, file: input.file };
  const samples = new Map(files.map(({ name, text: content }) => [name, content]));
  const request = await requestOf(scenario, wishes, host, false, samples);
  return { file: input.file, saved, input: { ...request, sha256, settings, ...(lens ? { lens } : {}) } };
}
