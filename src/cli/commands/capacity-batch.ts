import { InputFault, type Problem } from '../../input/problem.ts';
import { plainCatalog } from '../../model/capacity/from-catalog.ts';
import { nameMatcher } from '../../model/capacity/match-name.ts';
import { type BatchFault, batchAnswers } from '../../report/capacity/batch-answers.ts';
import { listed } from '../../report/sentences/words.ts';
import { catalogInUse } from '../catalog-in-use.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import { emit } from '../output.ts';
import type { CapacityOptions } from './capacity-asked.ts';

/** A million rows of 250 bytes. */
const LIMIT = 256 * 1024 * 1024;

/** Flags that a batch has a use for. */
const USED: readonly string[] = ['batch', 'output', 'catalog', 'quiet', 'color', 'format', 'asOf'];

/** `tco capacity --batch`: every row of a CSV file answered with its predicted rate and interval, or with why there is none. */
export async function capacityBatch(name: string, options: CapacityOptions, host: Host): Promise<number> {
  const idle = Object.keys(options).filter(key => !USED.includes(key));
  if (idle.length > 0)
    throw new UsageFault(
      `--batch takes what it asks from the file: ${idle.map(key => `--${key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`).join(', ')} has no place beside it`,
    );
  if ((options.output?.length ?? 0) > 1) throw new UsageFault('--output is given twice');
  if (options.format === 'json') throw new UsageFault('--batch answers as CSV');
  const { text, file } = await readInput(name, LIMIT);
  const { catalog } = await catalogInUse(host, options.catalog);
  const answers = batchAnswers(text, nameMatcher(plainCatalog(catalog)));
  if (typeof answers !== 'string') throw new InputFault([problemOf(answers, file)]);
  emit(answers, options.output?.[0]);
  return EXIT.done;
}

function problemOf(fault: BatchFault, file: string): Problem {
  const at = (line: number) => ({ at: { file, line, column: 1 } });
  switch (fault.kind) {
    case 'no-heading':
      return { code: 'E531', severity: 'error', message: `\`${file}\` has no heading`, hint: HEADING_HINT };
    case 'missing':
      return {
        code: 'E531',
        severity: 'error',
        message: `the heading has no column ${listed(
          fault.columns.map(column => `\`${column}\``),
          'and',
        )}`,
        ...at(1),
        hint: HEADING_HINT,
      };
    case 'twice':
      return { code: 'E531', severity: 'error', message: `the heading has \`${fault.column}\` twice`, ...at(1) };
    case 'unclosed':
      return {
        code: 'E532',
        severity: 'error',
        message: 'a quoted cell that begins in this row is never closed',
        ...at(fault.line),
      };
  }
}

const HEADING_HINT = 'at least `id`, `model` and `hardware`; docs/capacity-command.md has all columns';
