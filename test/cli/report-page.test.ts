import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

test('`tco report --output page.html` writes a page whose policy lets nothing run but what is in it', () => {
  const root = inject('whole');
  const folder = mkdtempSync(join(tmpdir(), 'tco-report-'));
  try {
    const file = join(folder, 'page.HTML');
    const set = ['--set', 'horizon=24 month', '--lens', 'marginal'];
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'bin/tco.js'), 'report', 'scenarios/first.yaml', '--no-route', ...set, '--output', file, '--quiet'],
      { cwd: root, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    const page = readFileSync(file, 'utf8');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
    expect(scripts.length).toBe(1);
    expect(policy!.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(scripts[0]!)}`,
      `style-src ${hash(style!)}`,
      'worker-src blob:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.slice(0, page.indexOf('<script>')).match(/<[^>]*\s(?:style|on\w+)=/g)).toBeNull();
    // the command that gives the same figures
    expect(/"command":(\[.*?\])/.exec(page)![1]).toBe(
      '["l","scenarios/first.yaml","--lens","marginal","--set","horizon=24 month"]',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
