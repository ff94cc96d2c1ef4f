import type { Flaw } from '../../../src/usage/cube/flaws.ts';
import { buildMapping } from '../../../src/usage/mapping/build-mapping.ts';
import type { Mapping } from '../../../src/usage/mapping/mapping.ts';
import { BEDROCK } from '../../../src/usage/sources/bedrock.ts';
import { OPENAI_ANSWERS } from '../../../src/usage/sources/openai-answers.ts';

/**
 * What is right about the logs of this folder, row by row. They were written by hand before any of the code that reads them:
 *
 * - `openai.jsonl`: a gateway's log in OpenAI's form, with a byte order mark, times in three units and a row of Anthropic's form.
 * - `anthropic.csv`: a log in Anthropic's form, from Windows: byte order mark, CRLF, a prompt over two lines, rows too short and too long.
 * - `bedrock.jsonl.gz`: packed; its last line was cut off in the middle.
 */
export interface Verdict {
  readonly file: string;
  readonly mapping: Mapping;
  /** Sums of the rows that count, one of each id: tok, cached among the input. */
  readonly counted: {
    readonly answered: number;
    readonly failed: number;
    readonly input: number;
    readonly cached: number;
    readonly output: number;
  };
  /** Ids of the rows that cannot count, by what is wrong with them; '' where the id cannot be read either. */
  readonly refused: Partial<Record<Flaw, readonly string[]>>;
  /** Ids that stand there more than once, and the rows beyond the first of each. */
  readonly duplicates: { readonly ids: number; readonly surplus: number };
  /** Lines of the file that are no rows of a table. */
  readonly broken: readonly number[];
}

export const VERDICTS: readonly Verdict[] = [
  {
    file: 'openai.jsonl',
    mapping: { ...OPENAI_ANSWERS.mapping, cached: { outside: ['claude'] } },
    counted: {
      // m01 to m04, m09, m19, m20, m21, m23 and two rows without an id, which may be two requests
      answered: 11,
      failed: 1, // m12: status 500 and no usage
      // m01 and m02 stand there twice: the same row, and one with more output, which is that of the whole answer
      // 1000 + 500 + 300 + 400 + 700 (digits as text) + 60 (earlier than the row before) + 80 (a model nobody knows) + 1000 (written 1e3) + 6500 + 11 + 11
      input: 10_562,
      cached: 6_000, // m23: Anthropic's input of 500 is without them
      output: 616, // 200 + 120 + 50 + 80 + 70 + 6 + 8 + 10 + 70 + 1 + 1
    },
    refused: {
      unreadable: ['', ''], // m05 breaks off; a list is no request
      time: ['m15', 'm18'], // none; "yesterday"
      'impossible time': ['m16', 'm17'], // 1970; 2099
      model: ['m14'],
      'no number': ['m11'], // 12.5
      counts: ['m10', 'm13'], // empty texts; no usage at all
      negative: ['m06'],
      absurd: ['m07', 'm24'], // 5 000 000 000 tok; 99999999999999999999, which is no count of 64 bits
      cached: ['m08'], // 150 cached of 100
      reasoning: ['m22'], // 50 reasoning of 10
    },
    duplicates: { ids: 2, surplus: 2 },
    broken: [],
  },
  {
    file: 'anthropic.csv',
    mapping: buildMapping(
      {
        time: 'created_at',
        id: 'message_id',
        model: 'model',
        input: 'input_tokens',
        cacheRead: 'cache_read_input_tokens',
        cacheWrite: 'cache_creation_input_tokens',
        output: 'output_tokens',
        cached: 'outside',
        failed: { field: 'error', present: true },
      },
      'anthropic',
    ),
    counted: {
      answered: 6, // msg_01, 02, 04, 05 (whose first try failed), 10 and 13
      failed: 1, // msg_14; the failed try of msg_05 is one request with the one that was answered
      input: 18_960, // 8500 + 9010 + 300 + 200 + 50 + 900 (blanks around it)
      cached: 15_000, // 6000 + 9000
      output: 915, // 700 + 50 + 40 + 30 + 5 + 90
    },
    refused: {
      time: ['msg_09'], // 13/01/2026: which is the month?
      'impossible time': ['msg_11'], // the year 26
      model: ['msg_15'],
      'no number': ['msg_03', 'msg_12'], // 1,200; NaN
      negative: ['msg_08'],
    },
    duplicates: { ids: 2, surplus: 2 },
    broken: [9, 10], // msg_06 ends after three cells; msg_07 has two too many; line 1 are the headings, and msg_02 takes two lines
  },
  {
    file: 'bedrock.jsonl.gz',
    mapping: BEDROCK.mapping,
    counted: {
      answered: 3, // b01 (twice there, the same), b03 (an embedding, without output), b05
      failed: 1, // b04, which was paid: 400 and 7 tok
      input: 7_920, // 6500 + 900 + 120 (written 120.0), and 400 that failed
      cached: 6_000,
      output: 737, // 700 + 30, and 7 that failed
    },
    refused: {
      unreadable: [''], // the line that was cut off
      model: ['b06'],
      'no number': ['b08'], // true
      counts: ['b02', 'b07'], // no output of a model that has one; the input is a text
    },
    duplicates: { ids: 1, surplus: 1 },
    broken: [],
  },
];
