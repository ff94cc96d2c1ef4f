import { nearestStop, type Position, valueFor } from '../report/page/what-if/settings-of.ts';
import type { Slider } from '../report/page/what-if/slider.ts';
import { byId } from './elements.ts';

/** The sliders and the numbers beside them. */
export class Controls {
  readonly #sliders: readonly Slider[];
  readonly #position = new Map<string, string>();
  readonly #moved: () => void;

  /** `moved` is told of every change by a person. */
  constructor(sliders: readonly Slider[], moved: () => void) {
    this.#sliders = sliders;
    this.#moved = moved;
    sliders.forEach((slider, i) => {
      this.#range(i).addEventListener('input', () => this.#take(i, slider.stops[Number(this.#range(i).value)]!));
      this.#number(i).addEventListener('change', () => {
        const value = valueFor(slider, this.#number(i).value);
        if (value === undefined) this.#show(i);
        else this.#take(i, value);
      });
    });
  }

  get position(): Position {
    return this.#position;
  }

  /** Puts the sliders where they were once; ids and values that there are none of are passed over. */
  place(position: Position): void {
    this.#position.clear();
    this.#sliders.forEach((slider, i) => {
      const text = position.get(slider.id);
      const value = text === undefined ? undefined : valueFor(slider, text);
      if (value !== undefined && value !== slider.home) this.#position.set(slider.id, value);
      this.#show(i);
    });
  }

  #take(i: number, value: string): void {
    const { id, home } = this.#sliders[i]!;
    if (value === home) this.#position.delete(id);
    else this.#position.set(id, value);
    this.#show(i);
    this.#moved();
  }

  #show(i: number): void {
    const { id, home, stops, unit, stated } = this.#sliders[i]!;
    const value = this.#position.get(id) ?? home;
    const range = this.#range(i);
    range.value = `${value === null ? Math.floor(stops.length / 2) : nearestStop(stops, value)}`;
    range.setAttribute('aria-valuetext', value === null ? (stated ?? 'as stated') : `${value} ${unit}`);
    this.#number(i).value = value ?? '';
    range.parentElement!.classList.toggle('moved', this.#position.has(id));
  }

  readonly #range = (i: number) => byId<HTMLInputElement>(`range-${i}`);
  readonly #number = (i: number) => byId<HTMLInputElement>(`number-${i}`);
}
