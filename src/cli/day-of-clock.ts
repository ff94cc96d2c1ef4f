/** The day of this machine's clock, `YYYY-MM-DD` in UTC; `SOURCE_DATE_EPOCH` stands in for it. */
export function dayOfClock(env: Readonly<Record<string, string | undefined>>): string {
  const epoch = /^\d{1,12}$/.test(env.SOURCE_DATE_EPOCH ?? '') ? Number(env.SOURCE_DATE_EPOCH) * 1000 : Date.now();
  return new Date(epoch).toISOString().slice(0, 10);
}
