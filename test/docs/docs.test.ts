import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { typed } from './installed.ts';

// `UPDATE_DOCS=1 npx vitest run test/docs` writes today's output into the pages; read what changed before you commit it.

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']
  .concat(readdirSync('docs').map(name => join('docs', name)))
  .filter(page => page.endsWith('.md'));

const BLOCK = /^```(console|sh)\n([\s\S]*?)^```$/gm;

/** A block of a page: lines that begin with `$ ` are typed, what follows each is what the screen shows; in `sh` every line is typed. */
interface Block {
  readonly page: string;
  readonly kind: string;
  readonly text: string;
}

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(BLOCK)].map(([, kind, text]) => ({ page, kind: kind!, text: text! }));

const blocks = pages.flatMap(blocksOf);
let root: string;

// a copy: some pages write files
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tco-docs-'));
  cpSync(inject('whole'), root, { recursive: true, verbatimSymlinks: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The block as it would read today. */
function replayed({ kind, text }: Block): string {
  if (kind === 'sh') return text;
  const lines = text.split('\n').filter(line => line.startsWith('$ '));
  return lines.map(line => `${line}\n${typed(line.slice(2), root)}`).join('');
}

describe.each(pages)('%s', page => {
  test.each(blocksOf(page).filter(block => block.kind === 'console'))(
    'shows what the command says today: $text',
    block => {
      const today = replayed(block);
      if (process.env.UPDATE_DOCS) {
        writeFileSync(
          page,
          readFileSync(page, 'utf8').replace(block.text, () => today),
        );
      } else expect(today).toBe(block.text);
    },
  );

  test('links only to files and headings that exist', () => {
    const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(found => found[1]!).filter(link => !/^https?:/.test(link));
    expect(links.filter(link => !resolves(page, link))).toEqual([]);
  });

  test('names no place outside the repository', () => {
    expect(readFileSync(page, 'utf8')).not.toMatch(/\.\.\/shared|\/work\/|\/home\/|\/tmp\//);
  });
});

function resolves(page: string, link: string): boolean {
  const [file, heading] = link.split('#') as [string, string | undefined];
  const target = file === '' ? page : join(dirname(page), file);
  if (!existsSync(target)) return false;
  if (heading === undefined) return true;
  const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(found => anchor(found[1]!));
  return headings.includes(heading);
}

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

describe('the two commands of the README', () => {
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  test('are there as they must be typed', () => {
    expect(readme).toContain('npm ci && npx tco compare scenarios/document-desk.yaml');
    expect(readme).toContain('npm ci && npm test');
  });
  test('need nothing but npm: installing builds the command', () => {
    expect(scripts.prepare).toBe(scripts.build);
    expect(bin).toEqual({ tco: 'bin/tco.js' });
    expect(scripts.test).toMatch(/^vitest run/);
  });
});

test('every line a reader may type names a script or a command that exists', () => {
  const typable = ({ kind, text }: Block) =>
    text.split('\n').filter(line => (kind === 'sh' ? /^[^#\s]/.test(line) : line.startsWith('$ ')));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const help = typed('npx tco --help', root);
  const known = (line: string) =>
    [...line.matchAll(/\bnpm run ([\w-]+)/g)].every(([, name]) => name! in scripts) &&
    [...line.matchAll(/\btco ([a-z]+)/g)].every(([, name]) => new RegExp(`^  ${name}\\b`, 'm').test(help));
  expect(blocks.flatMap(typable).filter(line => !known(line))).toEqual([]);
});
