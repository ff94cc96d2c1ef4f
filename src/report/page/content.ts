import type { DossierReport } from '../dossier/dossier-report.ts';
import type { SourceLinks } from './source-links.ts';

/** What the sections of a page are written from. */
export interface Content {
  /** Of which every text is safe to be shown. */
  readonly report: DossierReport;
  readonly links: SourceLinks;
  /** Whether what follows the plans over traffic has been worked out; else it is on its way. */
  readonly followed: boolean;
  /** Whether charts are drawn for a phone. */
  readonly narrow?: boolean;
}
