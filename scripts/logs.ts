import { commandLine, USAGE } from './logs/command-line.ts';
import { drawLogs } from './logs/draw.ts';
import { LogsFault } from './logs/folder.ts';
import { progress } from './logs/progress.ts';

/** `npm run logs -- --rows 10M --seed 1`: draws request logs with known truth into a folder. */
const [WRONG, STOPPED] = [2, 130];

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const args = process.argv.slice(2);
try {
  if (args.includes('--help')) process.stdout.write(USAGE);
  else await draw();
} catch (error) {
  if (!(error instanceof LogsFault)) throw error;
  process.stderr.write(`${error.message}${stop.signal.aborted ? '; nothing was written' : ''}\n`);
  process.exitCode = stop.signal.aborted ? STOPPED : WRONG;
}

async function draw(): Promise<void> {
  const { output, ...options } = commandLine(args);
  const { onRows, end } = progress(options.rows, process.stderr);
  const start = performance.now();
  try {
    const { files, totals, invoice } = await drawLogs(options, output, { onRows, signal: stop.signal });
    end();
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(
      `${output}: ${totals.all.rows} rows in ${files.length} files, ${seconds.toFixed(1)} s; list ${totals.all.cost} USD${invoice ? `, invoice ${invoice.amount} USD` : ''}\n`,
    );
  } catch (error) {
    end();
    throw error;
  }
}
