import type { Findings } from './findings.ts';

const ID = /^[\p{L}\p{N}][^"\\\n\r\t]{0,63}$/u;
const SECTIONS = ['tasks', 'options', 'plans', 'sites', 'staff', 'overheads'];

/** Checks the ids of a scenario, and that there is something to compare. */
export function checkIds(findings: Findings): void {
  for (const section of SECTIONS) {
    for (const id of findings.ids([section])) {
      if (!ID.test(id) || id !== id.trim()) {
        findings.report([section, id], 'E229', `\`${id}\` is not an id`, {
          onKey: true,
          expected: 'a letter or digit first, at most 64 characters, no quotation marks or backslashes',
        });
      }
    }
  }
  for (const section of ['tasks', 'options'] as const) {
    const node = findings.tree.entries.get(section)?.value;
    if (node?.kind === 'map' && node.entries.size === 0)
      findings.report([section], 'E319', `\`${section}\` is empty`, {
        onKey: true,
        hint: `a scenario compares at least one option for at least one task`,
      });
  }
}
