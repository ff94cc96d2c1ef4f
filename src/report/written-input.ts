import { sampleNames } from '../scenario/samples/sample-files.ts';
import type { CompareInput } from './compare-input.ts';
import type { Report } from './report.ts';

/** What it takes to compute a saved report again: the text, the settings, and the files of samples that they name. */
export function writtenInput({
  text,
  settings,
  samples,
}: CompareInput): Pick<Report['scenario'], 'text' | 'settings' | 'files'> {
  const names = samples ? sampleNames([text, ...settings.map(({ value }) => value)].join('\n')) : [];
  const files = [...names].sort().flatMap(name => {
    const content = samples?.get(name.normalize('NFC'));
    return typeof content === 'string' ? [{ name: name.normalize('NFC'), text: content }] : [];
  });
  return {
    text,
    settings: settings.map(({ path, value }) => ({ path, value })),
    ...(files.length ? { files } : {}),
  };
}
