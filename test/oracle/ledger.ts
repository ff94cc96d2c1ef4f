/** Cash by cost line, and the cost of month 1 as the books see it. */
export class Ledger {
  readonly entries: { readonly line: string; readonly time: number; readonly amount: number }[] = [];
  firstMonth = 0;
  /** Option upfronts and purchases of month 1. */
  upfront = 0;

  /** Time 0 is the start of month 1, time m the end of month m. */
  pay(line: string, time: number, amount: number): void {
    this.entries.push({ line, time, amount });
  }

  /** A running cost of a month, paid at its end. */
  run(line: string, month: number, amount: number): void {
    this.pay(line, month, amount);
    if (month === 1) this.firstMonth += amount;
  }

  once(line: string, amount: number, horizon: number): void {
    this.pay(line, 0, amount);
    this.upfront += amount;
    this.firstMonth += amount / horizon;
  }

  total(): number {
    return this.entries.reduce((sum, e) => sum + e.amount, 0);
  }

  presentValue(monthlyRate: number): number {
    return this.entries.reduce((sum, e) => sum + e.amount / (1 + monthlyRate) ** e.time, 0);
  }

  presentValues(monthlyRate: number): Map<string, number> {
    const lines = new Map<string, number>();
    for (const e of this.entries) lines.set(e.line, (lines.get(e.line) ?? 0) + e.amount / (1 + monthlyRate) ** e.time);
    return lines;
  }
}
