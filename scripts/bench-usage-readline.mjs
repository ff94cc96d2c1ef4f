// The peer of `tco profile` over JSON lines: `readline` and JSON.parse, which only add tokens up by hour and model. Argument: folder.
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder] = process.argv.slice(2);
const cube = new Map();
for (const name of readdirSync(folder)) {
  for await (const line of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
    const { created, model, usage } = JSON.parse(line);
    const key = `${String(created).slice(0, 13)} ${model}`;
    const sum = cube.get(key) ?? { requests: 0, input: 0, output: 0 };
    sum.requests += 1;
    sum.input += usage?.prompt_tokens ?? 0;
    sum.output += usage?.completion_tokens ?? 0;
    cube.set(key, sum);
  }
}
console.log(cube.size);
