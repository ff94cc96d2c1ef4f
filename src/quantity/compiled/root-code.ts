import { HIGH_OF_ONE, STEPS } from '../twelfth-root.ts';
import type { LaneCode } from './lane-code.ts';

/** Bytes of the upper halves of two lanes, put to the front, and back into their places with zeros below them. */
const [UPPER, BACK] = [
  [4, 5, 6, 7, 12, 13, 14, 15, 8, 9, 10, 11, 8, 9, 10, 11],
  [8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7],
];

/** The twelfth root of the vector on the stack: `twelfthRoot` in two lanes at a time. */
export function rootCode(lanes: LaneCode): void {
  const { code, locals } = lanes;
  const [x, root, fourth, power, short] = Array.from({ length: 5 }, () => locals.vector()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const constant = (value: number) => {
    lanes.constant(value);
    return code;
  };
  code.tee(x).get(x).shuffle(UPPER!).vector('fromWhole');
  constant(12).vector('per');
  constant(HIGH_OF_ONE).vector('plus').vector('toWhole').tee(root).get(root).shuffle(BACK!).set(root);
  for (let i = 0; i < STEPS; i++) {
    code.get(root).get(root).vector('times').tee(fourth).get(fourth).vector('times').tee(fourth);
    code.get(fourth).vector('times').get(fourth).vector('times').set(power);
    code.get(x).get(power).vector('minus').tee(short).get(short).vector('plus');
    constant(13).get(power).vector('times');
    constant(11).get(x).vector('times').vector('plus').vector('per');
    code.get(root).vector('times').get(root).vector('plus').set(root);
  }
  // all bits set are no number
  code.get(root).get(x);
  constant(0).vector('gt').vector('and').get(x);
  constant(0).vector('ge').vector('not').vector('or');
}
