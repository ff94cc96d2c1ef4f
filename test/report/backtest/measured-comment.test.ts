import { expect, test } from 'vitest';
import { calibratedText } from '../../../src/report/backtest/calibrate/calibrated-text.ts';

const calibrated = (text: string, values: Readonly<Record<string, string>>) =>
  calibratedText(
    text,
    Object.entries(values).map(([path, value]) => ({ path, value })),
    'june.csv',
  );

test('what a profile says behind a figure goes with the figure that it is true of', () => {
  const text =
    'tasks:\n  a:\n    output: 500 tok    # 15,000 tok [cube 1], half up to 400 [sizes 1]\n    retries: 1%  # [cube 1]\n';
  expect(calibrated(text, { 'tasks.a.output': '480 tok' })).toBe(
    'tasks:\n  a:\n    # was output 500 tok (15,000 tok [cube 1], half up to 400 [sizes 1]); calibrated with june.csv\n    output: 480 tok\n    retries: 1%  # [cube 1]\n',
  );
});

test("a person's own words stay where they are", () => {
  const text = 'tasks:\n  a:\n    output: 500 tok  # ask Ann before this changes\n';
  expect(calibrated(text, { 'tasks.a.output': '480 tok' })).toContain(
    '    output: 480 tok  # ask Ann before this changes\n',
  );
});

const TWO = 'tasks:\n  a:\n    requests: 9k /day\n    output: 500 tok\n';

test('what stood there is said above its own line, also where a new key comes in before it', () => {
  expect(calibrated(TWO, { 'tasks.a.requests': '8k /day', 'tasks.a.batchable': '10%' })).toBe(
    'tasks:\n  a:\n    # calibrated with june.csv\n    batchable: 10%\n    # was requests 9k /day; calibrated with june.csv\n    requests: 8k /day\n    output: 500 tok\n',
  );
});

test('keys that come in together have one comment', () => {
  expect(calibrated(TWO, { 'tasks.a.batchable': '10%', 'tasks.a.retries': '1%' })).toBe(
    'tasks:\n  a:\n    # calibrated with june.csv\n    batchable: 10%\n    retries: 1%\n    requests: 9k /day\n    output: 500 tok\n',
  );
});

test('all lines end as those of the text do', () => {
  const text = calibrated(TWO.replaceAll('\n', '\r\n'), { 'tasks.a.batchable': '10%', 'tasks.a.output': '1 tok' })!;
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text).toContain('    # was output 500 tok; calibrated with june.csv\r\n    output: 1 tok\r\n');
});
