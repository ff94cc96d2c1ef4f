/** What an independent auditor has stated of a provider: `soc2` is a SOC 2 Type II report, `hitrust` a HITRUST CSF certificate, `c5` the catalogue of the German BSI. */
export const ATTESTATIONS = [
  'soc2',
  'iso27001',
  'iso42001',
  'pci-dss',
  'hitrust',
  'c5',
  'hds',
  'fedramp-moderate',
  'fedramp-high',
] as const;

export type Attestation = (typeof ATTESTATIONS)[number];
