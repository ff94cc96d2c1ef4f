/** From which change of the total on a pull request gets a comment: `5%`, `500 USD/month`, `never`; empty: from any. Throws on anything else. */
export function thresholdOf(text = '') {
  const written = text.trim();
  if (written === '') return { kind: 'share', value: 0 };
  if (written === 'never') return { kind: 'never' };
  const share = /^(\d+(?:\.\d+)?) ?%$/.exec(written);
  if (share) return { kind: 'share', value: Number(share[1]) / 100 };
  const amount = /^(\d+(?:\.\d+)?) ([A-Z]{3}\/month)$/.exec(written);
  if (amount) return { kind: 'amount', value: Number(amount[1]), unit: amount[2] };
  throw new Error(`comment-when \`${written}\` is not a change such as 5%, 500 USD/month or never`);
}

/** Whether the change of a total is greater, in either direction. Without a baseline nothing has changed. */
export function isBeyond(threshold, { change, relativeChange, unit }) {
  if (threshold.kind === 'never' || change === null) return false;
  if (threshold.kind === 'amount') {
    if (threshold.unit !== unit) throw new Error(`comment-when is in ${threshold.unit}, the scenario in ${unit}`);
    return Math.abs(Number(change)) > threshold.value;
  }
  // what was free and is not any more has changed beyond every share
  return relativeChange === null ? Number(change) !== 0 : Math.abs(Number(relativeChange)) > threshold.value;
}
