import type { Command } from 'commander';
import type { Host } from './host.ts';
import { asOf, collected, type Done, oneOf } from './options.ts';

const EXAMPLES = `Examples:
  tco capacity --model llama-3.3-70b --replica "2 x h100-sxm" --precision fp8 --input 2000 --output 300
  tco capacity --model gpt-oss-120b --input 2000 --output 300 --ttft 2s --tpot 50ms --load "500k /day"
`;

/** `tco capacity` and the command below it. */
export function declareCapacity(capacity: Command, host: Host, done: Done): void {
  capacity
    .usage('[options]')
    .addHelpText('before', EXAMPLES)
    // a flag behind `import` is that of `import`
    .enablePositionalOptions()
    .option('--model <id>', 'the model: an id of the catalog, or the name its publisher gives it')
    .option('--replica <devices>', 'one replica, such as "2 x h100-sxm"; left out: every one that fits, ranked')
    .option('--precision <format>', 'of the weights: fp16, fp8, int4, … (default: the widest that fits)')
    .option('--input <tokens>', 'mean prompt of a request')
    .option('--output <tokens|file>', 'mean answer of a request, a number; a name is the file to write', collected)
    .option('--concurrency <requests>', 'requests at once in one replica')
    .option('--ttft <time>', 'limit of the time to the first token, such as 2s')
    .option('--tpot <time>', 'limit of the time per further token, such as 50ms')
    .option('--load <rate>', 'requests or tokens to be served on average: "500k /day", "50M tok/day"')
    .option('--requests <rate>', 'the same in requests: "2 /s"')
    .option('--peak-to-mean <factor>', 'busiest hour ÷ mean hour of the load (default 1)')
    .option('--engine <name>', 'vllm, sglang, tensorrt-llm, lmdeploy, llama.cpp, mlx')
    .option('--kv-precision <format>', 'of the cache: fp16 (default), fp8, int8, int4')
    .option('--tuning <word>', 'default or tuned')
    .option('--rent <price>', 'what a GPU costs, such as "2.5 USD/GPU/h" (default: the cheapest on-demand offer)')
    .option('--provider <id>', 'only offers of this provider')
    .option('--device <id>', 'rank replicas of this device only')
    .option('--top <rows>', 'how many replicas the ranking shows (default 20)')
    .option('--batch <file>', 'answer every row of a CSV file: id, predicted_tok_s, low, high, refused')
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
    .option('--format <format>', 'table, json, csv', oneOf(['table', 'json', 'csv']), 'table')
    .action(options => done(import('./commands/capacity.ts').then(m => m.capacity(options, host))));
  capacity
    .command('import <file...>')
    .description('results of your own benchmarks as measured rows: vllm, llama-bench, aiperf, genai-perf')
    .helpOption('-h, --help', 'print this help')
    .option('--quiet', 'no warnings on standard error')
    .option('--no-color', 'no colour (also by NO_COLOR, TCO_NO_COLOR or TERM=dumb)')
    .option('--output <folder>', 'the folder to write')
    .option('--model <id>', 'the model that was measured, by its id in the catalog')
    .option('--device <id>', 'the device, by its id in the catalog')
    .option('--gpus <count>', 'how many of them, where the file does not say')
    .option('--precision <format>', 'of the weights, where the file does not say')
    .option('--engine <name>', 'engine and version, such as "vllm 0.11.0"')
    .option('--concurrency <requests>', 'requests in flight, where the file does not say')
    .option('--from <tool>', 'insist on a form: vllm, llama-bench, aiperf, genai-perf')
    .option('--as-of <date>', 'the day of the run, YYYY-MM-DD', asOf)
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .option('--format <format>', 'table, json', oneOf(['table', 'json']), 'table')
    .action((files, options) =>
      done(import('./commands/capacity-import.ts').then(m => m.importMeasurements(files, options, host))),
    );
}
