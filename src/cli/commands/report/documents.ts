import type { Dossier, DossierPart } from '../../../report/dossier/build-dossier.ts';
import type { Host } from '../../host.ts';
import type { ReportOptions } from '../report.ts';

/** What a document may depend on besides the dossier. */
export interface DocumentSetting {
  readonly options: ReportOptions;
  readonly host: Host;
  /** Says something on standard error, once all is written. */
  readonly note: (sentence: string) => void;
}

/** A format that `tco report` writes. */
export interface DocumentKind {
  /** With its dot, in lower case. The first kind that fits is taken, so longer endings come before those they end with. */
  readonly ending: string;
  /** What it shows. */
  readonly shows: readonly DossierPart[];
  /** What heavy libraries it takes is loaded only here. */
  readonly load: () => Promise<{
    readonly render: (dossier: Dossier, setting: DocumentSetting) => string | Uint8Array | Promise<string | Uint8Array>;
  }>;
}

export const DOCUMENTS: readonly DocumentKind[] = [
  {
    ending: '.json',
    shows: ['breakEven', 'cashFlow', 'ledger', 'curves', 'sensitivity', 'derivations'],
    load: () => import('./json-document.ts'),
  },
  {
    ending: '.html',
    shows: ['breakEven', 'cashFlow', 'curves', 'sensitivity'],
    load: () => import('./html-document.ts'),
  },
  { ending: '.focus.csv', shows: ['ledger'], load: () => import('./focus-document.ts') },
  { ending: '.csv', shows: ['ledger'], load: () => import('./ledger-document.ts') },
  { ending: '.xlsx', shows: ['breakEven'], load: () => import('./xlsx-document.ts') },
  { ending: '.md', shows: ['breakEven', 'cashFlow', 'sensitivity'], load: () => import('./markdown-document.ts') },
];
