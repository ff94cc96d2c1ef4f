/** Said wherever rules decide. */
export const NO_LEGAL_ADVICE =
  'Rules and attributes of providers are dated readings of public sources, no legal advice: whether an option may be used is for your counsel and your contracts to say.';
