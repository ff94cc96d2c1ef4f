import type { LaneCode } from './lane-code.ts';
import { levelCode } from './level-code.ts';
import type { PlacedStep } from './operands.ts';
import { rootCode } from './root-code.ts';
import type { Step } from './step.ts';

/** A need that is whole up to float64 rounding is not raised by a unit: as in `FLOATS`. */
const SLACK = 1e-12;

/** The code of a step, unless the one step that reads it writes it in its own place. */
export function stepCode(lanes: LaneCode, placed: PlacedStep, v: number): void {
  const { step, operands, stores } = placed;
  if (lanes.isInline(step.first)) return;
  const { code } = lanes;
  switch (step.kind) {
    case 'sum':
    case 'top':
      lanes.update(stores[0]!, v, () => {
        lanes.push(operands[0]!, v);
        code.vector(step.kind === 'sum' ? 'plus' : 'pmax');
      });
      return;
    case 'level':
      levelCode(lanes, placed, v);
      return;
    case 'buy':
      lanes.give(step.first, stores[0], v, () => valueCode(lanes, placed, v));
      if (step.results > 1) carriedCode(lanes, placed, v);
      return;
    default:
      lanes.give(step.first, stores[0], v, () => valueCode(lanes, placed, v));
  }
}

/** What is in service after the purchases of a month, for the next one; of a last month it is not asked. */
function carriedCode(lanes: LaneCode, { step, operands, stores }: PlacedStep, v: number): void {
  const bought = lanes.locals.result(step.first, v);
  for (let r = 1; r < step.results; r++) {
    const place = stores[r];
    if (!place) continue;
    lanes.store(place, v, () => {
      lanes.push(operands[operands.length - step.results + r]!, v);
      lanes.code.get(bought).vector('plus');
    });
  }
}

/** Puts the first result of a step on the stack. */
export function valueCode(lanes: LaneCode, { step, operands }: PlacedStep, v: number): void {
  const { code } = lanes;
  const [a, b, c] = operands;
  switch (step.kind) {
    case 'plus':
    case 'minus':
    case 'times':
    case 'per':
      lanes.push(a!, v);
      lanes.push(b!, v);
      code.vector(step.kind);
      return;
    case 'max':
    case 'min':
      lanes.push(a!, v);
      lanes.push(b!, v);
      code.vector(step.kind === 'max' ? 'pmax' : 'pmin');
      return;
    case 'ceil': {
      const x = lanes.locals.vector();
      lanes.push(a!, v);
      code.tee(x);
      lanes.constant(SLACK);
      code.get(x).vector('abs').vector('times').vector('minus').vector('ceil');
      return;
    }
    case 'root12':
      lanes.push(a!, v);
      rootCode(lanes);
      return;
    case 'when':
      lanes.push(b!, v);
      lanes.push(c!, v);
      lanes.push(a!, v);
      lanes.constant(0);
      code.vector('ge').vector('bitselect');
      return;
    case 'buy':
      purchaseCode(lanes, step, operands, v);
      return;
    case 'copy':
      lanes.push(a!, v);
      return;
    default:
      throw new Error(`no value of ${step.kind}`);
  }
}

/** What is needed less what is in service; never less than nothing. */
function purchaseCode(lanes: LaneCode, step: Step, operands: PlacedStep['operands'], v: number): void {
  const terms = operands.slice(1, operands.length - step.results + 1);
  lanes.push(operands[0]!, v);
  terms.forEach((term, i) => {
    lanes.push(term, v);
    if (i > 0) lanes.code.vector('plus');
  });
  lanes.code.vector('minus');
  lanes.constant(0);
  lanes.code.vector('pmax');
}
