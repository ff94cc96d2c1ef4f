import { expect, test } from 'vitest';
import type { Setting } from '../../../src/input/settings.ts';
import { textEdits } from '../../../src/input/text-edit.ts';
import { commented } from '../../../src/report/backtest/calibrate/commented.ts';

const calibrated = (text: string, path: string) =>
  commented(text, textEdits(text, [path]), [{ path } as Setting], 'june.csv');

test('what a profile says behind a figure goes with the figure that it is true of', () => {
  const text =
    'tasks:\n  a:\n    output: 500 tok    # 15,000 tok [cube 1], half up to 400 [sizes 1]\n    retries: 1%  # [cube 1]\n';
  expect(calibrated(text, 'tasks.a.output')).toBe(
    'tasks:\n  a:\n    # was output 500 tok (15,000 tok [cube 1], half up to 400 [sizes 1]); calibrated with june.csv\n    output: 500 tok\n    retries: 1%  # [cube 1]\n',
  );
});
test("a person's own words stay where they are", () => {
  const text = 'tasks:\n  a:\n    output: 500 tok  # ask Ann before this changes\n';
  expect(calibrated(text, 'tasks.a.output')).toContain('    output: 500 tok  # ask Ann before this changes\n');
});
