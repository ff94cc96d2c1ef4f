/** One line on the screen, written over again: rows, rows a second, and the seconds left at that rate. */
export function progress(total: number, screen: NodeJS.WriteStream) {
  const start = performance.now();
  if (!screen.isTTY) return { onRows: () => {}, end: () => {} };
  return {
    onRows: (rows: number) => {
      const rate = rows / (performance.now() - start);
      const left = Math.ceil((total - rows) / rate / 1000);
      const millions = (count: number) => `${(count / 1e6).toFixed(2)}M`;
      screen.write(
        `\r\x1b[K${millions(rows)} of ${millions(total)} rows, ${millions(rate * 1000)} a second, ${left} s left`,
      );
    },
    end: () => {
      screen.write('\r\x1b[K');
    },
  };
}
