import type { Problem } from '../../input/problem.ts';
import type { Branch } from '../../input/tree.ts';
import { readAiperf } from './read-aiperf.ts';
import { readLlamaBench } from './read-llama-bench.ts';
import { readVllm } from './read-vllm.ts';
import { resultsIn } from './results.ts';
import type { LeftRun, Reading, Run, Tool } from './run.ts';
import { toolOf, wrongTool } from './tool-of.ts';

/** A result file to be imported. */
export interface ResultFile {
  readonly text: string;
  /** Its name, for places and sources. */
  readonly file: string;
  /** The day of the file, for runs that do not say theirs. */
  readonly day: string;
}

/** The runs of one file. */
export interface Runs {
  readonly runs: readonly Run[];
  readonly left: readonly LeftRun[];
  readonly problems: readonly Problem[];
}

/** Reads every run of a file, each in the form of the tool that wrote it. `layers` are those of the model. */
export function readRuns({ text, file }: ResultFile, from: Tool | undefined, layers: number | undefined): Runs {
  const found = resultsIn(text, file);
  if ('problem' in found) return { runs: [], left: [], problems: [found.problem] };
  const readings = found.results.map((tree): Reading => {
    const tool = toolOf(tree);
    if (tool === undefined || !fits(tool, from)) return { problems: [wrongTool(tree, tool, from)] };
    return READERS[from ?? tool](tree as Branch, layers);
  });
  return {
    runs: readings.flatMap(reading => ('run' in reading ? [reading.run] : [])),
    left: readings.flatMap(reading => ('left' in reading ? [reading.left] : [])),
    problems: readings.flatMap(reading => ('problems' in reading ? reading.problems : [])),
  };
}

const READERS: Readonly<Record<Tool, (node: Branch, layers: number | undefined) => Reading>> = {
  vllm: readVllm,
  'llama-bench': readLlamaBench,
  aiperf: node => readAiperf(node, 'aiperf'),
  'genai-perf': node => readAiperf(node, 'genai-perf'),
};

/** The results of AIPerf and GenAI-Perf have one form. */
const fits = (found: Tool, wanted: Tool | undefined): boolean =>
  wanted === undefined || wanted === found || (wanted.endsWith('perf') && found.endsWith('perf'));
