import type { Content } from '../source/check-references.ts';
import { type ApiPoint, apiPoints } from './api-point.ts';
import { type Hardware, hardwareOf, machineOf } from './machine.ts';
import { type RentPoint, rentPoints } from './rental-point.ts';
import type { Machine } from './roofline.ts';
import { type RowPoint, rowPoints } from './row-point.ts';

/** Everything that entries are judged by, worked out once; who is judged leaves its own entry out. */
export class Others {
  readonly content: Content;
  readonly #apis: Groups<ApiPoint>;
  readonly #rents: Groups<RentPoint>;
  readonly #rows: Groups<RowPoint>;
  readonly #devices = new Map<string, Hardware>();

  constructor(content: Content) {
    this.content = content;
    for (const [id, device] of Object.entries(content.devices)) this.#devices.set(id, hardwareOf(device));
    const apis = Object.entries(content.api).flatMap(([id, api]) => apiPoints(id, api));
    const rents = Object.entries(content.rentals).flatMap(([id, { offers }]) => rentPoints(id, offers));
    const rows = Object.entries(content.throughput).flatMap(([id, t]) => rowPoints(id, t.rows, this.machine(id)));
    this.#apis = new Groups(apis, p => [`model ${p.model}`, `provider ${p.provider}`]);
    this.#rents = new Groups(rents, p => [`device ${p.device}`, `provider ${p.provider}`]);
    this.#rows = new Groups(rows, p => [`model ${p.model}`, 'all']);
  }

  apis(by: 'model' | 'provider', id: string, but: string): readonly ApiPoint[] {
    return this.#apis.of(`${by} ${id}`, but);
  }
  rents(by: 'device' | 'provider', id: string, but: string): readonly RentPoint[] {
    return this.#rents.of(`${by} ${id}`, but);
  }
  rows(by: 'model', id: string, but: string): readonly RowPoint[] {
    return this.#rows.of(`${by} ${id}`, but);
  }
  everyRow(but: string): readonly RowPoint[] {
    return this.#rows.of('all', but);
  }

  /** The model on the device of `model/device`; undefined where the catalog has not both. */
  machine(id: string): Machine | undefined {
    const [model = '', device = ''] = id.split('/');
    return machineOf(own(this.content.models, model), this.device(device));
  }
  device(id: string): Hardware | undefined {
    return this.#devices.get(id);
  }
}

/** An entry by its id; nothing that every object has. */
export const own = <T>(entries: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(entries, id) ? entries[id] : undefined;

/** Points by each of their keys, so that who is judged need not look through all. */
class Groups<T extends { readonly entry: string }> {
  readonly #groups = new Map<string, T[]>();
  constructor(points: readonly T[], keys: (point: T) => readonly string[]) {
    for (const point of points)
      for (const key of keys(point)) {
        const group = this.#groups.get(key);
        if (group) group.push(point);
        else this.#groups.set(key, [point]);
      }
  }
  of(key: string, but: string): readonly T[] {
    return (this.#groups.get(key) ?? []).filter(point => point.entry !== but);
  }
}
