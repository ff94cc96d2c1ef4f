import type { LedgerLine } from '../dossier/dossier-report.ts';

/** What the specification calls a service: one category of its list, and a subcategory that belongs to it. */
export interface Service {
  readonly category: 'AI and Machine Learning' | 'Compute' | 'Management and Governance' | 'Other';
  readonly subcategory: string;
  readonly name: string;
}

/** Who makes the service available where that is nobody else. */
export const SELF_HOSTED = 'Self-hosted';

export function serviceOf(line: LedgerLine): Service {
  switch (line.route) {
    case 'api':
      return { category: 'AI and Machine Learning', subcategory: 'Generative AI', name: `${vendorOf(line)} API` };
    case 'rent':
      return { category: 'Compute', subcategory: 'Virtual Machines', name: `Rented ${line.item}` };
    case 'buy':
      return { category: 'Compute', subcategory: 'Other (Compute)', name: `Owned ${line.item}` };
    case null:
      if (line.line.startsWith('staff.'))
        return { category: 'Management and Governance', subcategory: 'Administration', name: 'Staff' };
      if (line.line.endsWith('.router'))
        return { category: 'AI and Machine Learning', subcategory: 'Other (AI and Machine Learning)', name: 'Router' };
      return {
        category: 'Other',
        subcategory: 'Other (Other)',
        name: line.line.startsWith('overheads.') ? 'Overheads' : 'Cost of failed answers and downtime',
      };
  }
}

/** Who is paid: the provider by name, what an API calls itself, or the vendor of an option that names none. */
export function vendorOf({ route, provider, item, option }: LedgerLine): string {
  if (route === 'api') return provider?.replace(/ API\b.*$/, '') ?? item!;
  return route === 'rent' ? (provider ?? `Vendor of ${option}`) : SELF_HOSTED;
}
