import type { Setting } from '../../../input/settings.ts';
import type { Carried } from '../carried/carried.ts';
import { commandLine } from './command-line.ts';
import { textWith } from './text-edits.ts';

/** The scenario with everything written into it that was set on the command line and in the page. */
export function changedScenario(
  { text: written, settings: before, command, edits }: Pick<Carried, 'text' | 'settings' | 'command' | 'edits'>,
  settings: readonly Setting[],
): { readonly name: string; readonly text: string } {
  const [file = 'scenario.yaml'] = command;
  const base = file.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '');
  const edited = textWith(written, edits, [...before, ...settings]);
  // where a value has no place that could be edited, the file says how to set it
  const text = edited ?? `# ${commandLine(command, settings)}\n${written}`;
  return { name: `${base === '-' || base === '' ? 'scenario' : base}-changed.yaml`, text };
}
