import type { LaneCode } from './lane-code.ts';
import type { PlacedStep } from './operands.ts';

/**
 * The level of a day, in all lanes at once and without sorting: from (work + all loads) ÷ all hours downwards,
 * each time leaving out the hours above it, until it falls no more. The level only falls and the hours only get fewer,
 * so it ends after as many rounds as there are classes; that is the least of the candidates of the sorted form.
 */
export function levelCode(lanes: LaneCode, { step, operands, stores }: PlacedStep, v: number): void {
  const { code } = lanes;
  const [work, ...loads] = operands;
  const hours = step.hours!;
  const [level, next, sum, span, load, below] = Array.from({ length: 6 }, () => lanes.locals.vector()) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  lanes.push(work!, v);
  loads.forEach((operand, h) => {
    lanes.push(operand, v);
    lanes.constant(hours[h]!);
    code.vector('times').vector('plus');
  });
  lanes.constant(hours.reduce((a, b) => a + b, 0));
  code.vector('per').set(level);
  code.loop(() => {
    lanes.push(work!, v);
    code.set(sum);
    lanes.constant(0);
    code.set(span);
    loads.forEach((operand, h) => {
      lanes.push(operand, v);
      code.tee(load).get(level).vector('le').tee(below).get(load);
      lanes.constant(hours[h]!);
      code.vector('times').vector('and').get(sum).vector('plus').set(sum);
      code.get(below);
      lanes.constant(hours[h]!);
      code.vector('and').get(span).vector('plus').set(span);
    });
    // no hour is left where rounding has put the level below all of them: 0 ÷ 0 is no number, and changes nothing
    code.get(sum).get(span).vector('per').tee(next).get(level).vector('lt');
    code.get(level).get(next).vector('pmin').set(level).vector('anyTrue');
  });
  loads.forEach((operand, h) => {
    lanes.give(step.first + h * step.count, stores[h], v, () => {
      lanes.push(operand, v);
      code.get(level).vector('pmax');
    });
  });
}
