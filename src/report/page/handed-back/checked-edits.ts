import { givensIn } from '../../../analysis/over/amount-at.ts';
import type { Setting } from '../../../input/settings.ts';
import type { TextEdit } from '../../../input/text-edit.ts';
import { parseScenario } from '../../../scenario/parse.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { CompareInput } from '../../compare-input.ts';
import { settingsOf } from '../what-if/settings-of.ts';
import type { Slider } from '../what-if/slider.ts';
import { textWith } from './text-edits.ts';

type Edits = Readonly<Record<string, TextEdit>>;

/**
 * The edits, where the text that comes of them means what the settings mean, with every slider at its lowest and at its highest stop;
 * else none: a file that says something else must not be handed out.
 */
export function checkedEdits(input: CompareInput, edits: Edits, sliders: readonly Slider[]): Edits {
  const ends = [0, -1].map(end => new Map(sliders.map(({ id, stops }) => [id, stops.at(end)!])));
  const sound = ends.every(position => saysTheSame(input, edits, settingsOf(sliders, position)));
  return sound ? edits : {};
}

function saysTheSame(input: CompareInput, edits: Edits, moved: readonly Setting[]): boolean {
  const settings = [...input.settings, ...moved];
  const edited = textWith(input.text, edits, settings);
  if (edited === undefined) return false;
  const read = (text: string, set: readonly Setting[]) =>
    parseScenario(text, input.file, set, input.sha256, input.samples).scenario;
  const [a, b] = [read(edited, []), read(input.text, settings)];
  return a !== undefined && b !== undefined && meaning(a) === meaning(b);
}

const meaning = (scenario: Scenario): string =>
  JSON.stringify([scenario.horizon, [...givensIn(scenario)].map(([path, { amount }]) => [path, amount.text])]);
