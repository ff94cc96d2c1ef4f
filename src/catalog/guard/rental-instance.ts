import type { CompiledOffer } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Judge, RELATION } from './judge.ts';
import { magnitudeOf, numberOf } from './number.ts';

/** GPUs of an instance or a slice of a rack. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 18, 32, 36, 64, 72];
const LARGEST_SERVER = 16;

/** GPUs, vCPUs and memory of an instance. */
export function judgeInstance(judge: Judge, offer: CompiledOffer, i: number, perServer = 8): void {
  const { gpus, instance, unusual } = offer;
  const at = (field: string) => ['offers', i, field];
  judge.limit(at('gpus'), 'gpus', magnitudeOf(gpus, FIELDS.count), { low: 1, high: 1024 });
  const most = Math.max(LARGEST_SERVER, perServer);
  if (!COUNTS.includes(gpus) || gpus > most) {
    const known = `one of ${COUNTS.filter(c => c <= most).join(', ')}`;
    judge.refuse(at('gpus'), `an instance of ${gpus} GPUs`, known, unusual);
  }
  const named = Number(/^(\d+)x-/.exec(instance)?.[1] ?? gpus);
  if (named !== gpus)
    judge.refuse(at('gpus'), `\`${instance}\` has ${gpus} GPUs`, `${named}, as its name says`, unusual);
  const memory = numberOf(offer.memory, FIELDS.memory);
  if (memory) {
    const each = { low: 6, high: 600, unit: 'GB', why: 'for each GPU' };
    judge.expect(RELATION, at('memory'), `${offer.memory} for ${gpus} GPUs`, memory / gpus, each, unusual);
  }
  const cores = numberOf(offer.vcpu, FIELDS.count);
  if (cores) {
    const each = { low: 2, high: 130, why: 'for each GPU' };
    judge.expect(RELATION, at('vcpu'), `${cores} vCPUs for ${gpus} GPUs`, cores / gpus, each, unusual);
  }
  if (memory && cores) {
    const each = { low: 1.4, high: 17, unit: 'GB', why: 'for each vCPU' };
    judge.expect(RELATION, at('memory'), `${offer.memory} for ${cores} vCPUs`, memory / cores, each, unusual);
  }
}
