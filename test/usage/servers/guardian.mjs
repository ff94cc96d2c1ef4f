// Runs servers for the tests of one run, and ends them and removes their folder when the run is over, however it ends.
// argv: the process of the run; the folder of these servers, in that of all servers of the run; the programs as JSON:
// [{ command, arguments, user? }].
import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [run, folder, programs] = [Number(process.argv[2]), process.argv[3], JSON.parse(process.argv[4])];

const servers = programs.map(({ command, arguments: given, user }, i) => {
  const log = openSync(join(folder, `log-${i}`), 'a');
  return spawn(command, given, { cwd: folder, stdio: ['ignore', log, log], ...(user ?? {}) });
});
for (const server of servers) server.on('error', end);

let ending = false;
let left = folder;
function end() {
  if (ending) return;
  ending = true;
  const alive = servers.filter(server => server.exitCode === null && server.signalCode === null && server.pid);
  const gone = alive.map(server => new Promise(resolve => server.once('exit', resolve)));
  // nothing of theirs is kept: PostgreSQL takes SIGQUIT for a stop at once, ClickHouse is killed
  for (const server of alive) server.kill('SIGQUIT');
  setTimeout(() => alive.forEach(server => server.kill('SIGKILL')), 300).unref();
  Promise.race([Promise.all(gone), new Promise(resolve => setTimeout(resolve, 2000))]).then(() => {
    rmSync(left, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  });
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
setInterval(() => {
  try {
    process.kill(run, 0);
  } catch {
    // nobody else cleans up
    left = dirname(folder);
    end();
  }
}, 500);
