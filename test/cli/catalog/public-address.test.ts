import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/cli/public-address.ts';

test.each([
  '8.8.8.8',
  '93.184.215.14',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '223.255.255.255',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '2a00:1450:4001:806::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
])('%s is an address of the public internet', address => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '0.0.0.0',
  '10.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.0',
  '172.31.255.255',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  'fe80::1',
  'fc00::1',
  'fdff::1',
  'ff02::1',
  '2001:db8::1',
  '2001:0:1::1',
])('%s is not', address => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1::2::3', '1:2:3', '12345::', 'g::1', 'fe80::1%eth0'])(
  'what is no address is not one of the public internet: %s',
  text => {
    expect(isPublicAddress(text)).toBe(false);
  },
);
