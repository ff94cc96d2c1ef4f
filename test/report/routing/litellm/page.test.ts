import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GPT, POOL, read, SONNET, shares, splitOf } from './read-config.ts';

const PAGE = 'docs/litellm.md';
const BLOCK = /^```yaml\n([\s\S]*?)^```$/m;

// `UPDATE_DOCS=1` writes today's file into the page.
test('the page shows the file that is written today', () => {
  const { yaml } = read(
    splitOf(
      [{ ...POOL, replicas: 3, tokensPerMinute: 1_450_000 }, SONNET, { ...GPT, option: 'mini', serviceTier: 'flex' }],
      [
        {
          task: 'chat',
          tokens: 9e9,
          shares: shares({ 'rented-h100': 0.83, sonnet: 0.17 }),
          overflow: [{ from: 'rented-h100', to: 'sonnet' }],
          sessions: true,
        },
        {
          task: 'tickets',
          tokens: 3e9,
          shares: shares({ 'rented-h100': 0.6, mini: 0.4 }),
          cascade: { try: 'rented-h100', escalateTo: 'sonnet', escalation: 0.15 },
        },
      ],
    ),
  );
  const page = readFileSync(PAGE, 'utf8');
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      PAGE,
      page.replace(BLOCK, () => `\`\`\`yaml\n${yaml}\`\`\``),
    );
  else expect(BLOCK.exec(page)?.[1]).toBe(yaml);
});
