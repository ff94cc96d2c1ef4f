import type { CodeEntry } from './code-entry.ts';

/** E500 to E519: the commands below `tco catalog`. */
export const CATALOG_COMMAND_CODES: Readonly<Record<string, CodeEntry>> = {
  E500: {
    title: 'no such entry',
    explanation:
      'The catalog has no entry of this id, of any kind or of the kind asked for. `tco catalog list` shows the ids of a kind, `--search` finds words in them; the path of an entry (`devices/h100-sxm`) is an id too.',
  },
  E501: {
    title: 'a catalog that contradicts itself',
    explanation:
      'The file has the form of a compiled catalog, but something in it cannot be used: a figure without a unit or in a wrong one, a price of 0 that nobody declared free, two prices at once, a source that is not there, a day that is none, a name that means nothing. Nothing of such a file is used, whether it was fetched or named with `--catalog` or `base`.',
  },
  E502: {
    title: 'an address that is not used',
    explanation:
      'A catalog is fetched over https only, without a user name or password in the address, and only from addresses of the public internet: never from this machine, a private network, or the address at which clouds hand out credentials. The same holds for every redirect.',
  },
  E503: {
    title: 'the catalog could not be fetched',
    explanation:
      'The server was not found, refused, broke off, took too long, sent too much, sent another status than 200, or its certificate could not be verified. The file that was there is unchanged; try again later.',
  },
  E504: {
    title: 'not the file that was promised',
    explanation:
      'The sha256 of the bytes that came is not the one given with --sha256. Either the file at the address is another one by now, or somebody changed it on the way. It was thrown away.',
  },
  E505: {
    title: 'a catalog that should be looked at first',
    explanation:
      'A price changed by more than half, more than half of the entries are gone, or the catalog is older than the one in use. Read the difference; `--accept` takes it as it is.',
  },
  E506: {
    title: 'a file that is no catalog would be overwritten',
    explanation:
      'The file named with --output is there and is not a compiled catalog. Name another file, or remove it yourself.',
  },
  E507: {
    title: 'certificates are not checked',
    explanation:
      'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: somebody switched off the check of who is at the other end. `tco catalog update` refuses to fetch anything then.',
  },
};
