import { expect, test } from 'vitest';
import { loadDriver } from '../../../src/usage/engines/load-driver.ts';
import { faultOf } from './settings.ts';

test('a driver that is not installed is named with the command that installs it', async () => {
  const absent = () => import(/* @vite-ignore */ ['no', 'such', 'driver'].join('-'));
  expect(await faultOf(loadDriver('pg', absent))).toEqual({
    kind: 'driver missing',
    message: 'the package pg is not installed; run `npm install pg`',
  });
});

test('a driver that breaks when it is loaded keeps its own error', async () => {
  const broken = () => Promise.reject(new SyntaxError('Unexpected token'));
  await expect(loadDriver('pg', broken)).rejects.toThrow('Unexpected token');
});
