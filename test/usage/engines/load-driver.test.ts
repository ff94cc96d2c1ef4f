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

test('a driver whose binary does not run on this machine is no fault of the program', async () => {
  const message = "/lib/libc.so.6: version `GLIBC_2.34' not found\n(required by duckdb.node)";
  const tooNew = () => Promise.reject(Object.assign(new Error(message), { code: 'ERR_DLOPEN_FAILED' }));
  expect(await faultOf(loadDriver('@duckdb/node-api', tooNew))).toEqual({
    kind: 'driver missing',
    message:
      "the package @duckdb/node-api does not run on this machine: /lib/libc.so.6: version `GLIBC_2.34' not found (required by duckdb.node)",
  });
});

test('a driver that breaks when it is loaded keeps its own error', async () => {
  const broken = () => Promise.reject(new SyntaxError('Unexpected token'));
  await expect(loadDriver('pg', broken)).rejects.toThrow('Unexpected token');
});
