import { expect, test } from 'vitest';
import { HEAD, holding, WHOLE } from './mail.ts';

const bill = `${HEAD}${WHOLE}2026-06-30,acme,chat two,output,standard,1000000,token,,8,USD\n`;
const settling = (name: string, api: string) => holding([bill], { settled: new Map([[name, api]]) });

test('a name cannot mean an API that there is nowhere', () => {
  expect(() => settling('chat two', 'acme/chatt')).toThrow(
    '--model `chat two=acme/chatt`: neither the catalog nor the scenario has an API `acme/chatt`',
  );
});

test('a name that no line has is told, with the one that is meant', () => {
  const [warning, ...more] = settling('chat tow', 'acme/chat').problems.filter(({ message }) =>
    /--model/.test(message),
  );
  expect(more).toEqual([]);
  expect(warning).toMatchObject({
    code: 'E596',
    severity: 'warning',
    message: '--model `chat tow=…`: no line of the invoices is for `chat tow`',
    hint: 'did you mean `chat two`?',
  });
});

test('a name that a line has is taken, with its provider or without', () => {
  for (const name of ['chat two', 'acme/chat two']) {
    const { problems, report } = settling(name, 'acme/chat');
    expect(problems.filter(({ code }) => code === 'E596')).toEqual([]);
    expect(report!.others).toEqual([]);
  }
});
