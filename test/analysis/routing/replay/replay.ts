import { Random } from '../enumeration/random.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import type { Facts, FleetFacts, OptionFacts, Request } from './facts.ts';
import { Pool } from './queue.ts';

/** What came of a month of single requests. */
export interface Replayed {
  /** USD in month 1. */
  readonly cost: number;
  readonly requests: number;
  /** Turned away by a queue that is too long, by option. */
  readonly refused: ReadonlyMap<string, number>;
  /** Turned away by a limit of the minute, where chance does not explain it. */
  readonly overLimit: readonly string[];
  /** Seconds. */
  readonly longestWait: number;
  /** Hours in which a fleet or a limit is asked for more than it has, beyond what chance explains. */
  readonly overfull: readonly string[];
}

/** How long a request waits for a replica before it is turned away: seconds, or times the longest request where these are slow. */
const PATIENCE = 120;
const PATIENT_TURNS = 40;
/** Standard deviations by which what is asked of an hour class may lie above what it has. */
const CHANCE = 4;

/** What an hour class is asked for over all weeks, and what it has. */
interface Asked {
  calls: number;
  sum: number;
  squares: number;
  room: number;
  /** Of a limit: minutes, and what came beyond it in them. */
  minutes: number;
  beyond: number;
}

interface Call {
  readonly at: number;
  readonly stream: number;
}

const tokensOf = (x: Request): number => x.uncached + x.cached + x.written + x.written1h + x.output + x.reasoning;

/** Mean of what a normal amount has beyond a limit that lies so far above its mean. */
function meanBeyond(above: number, deviation: number): number {
  if (deviation === 0) return Math.max(0, -above);
  const z = above / deviation;
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  // 1 − Φ(|z|): Abramowitz and Stegun, 26.2.17
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return deviation * (density - z * (z >= 0 ? tail : 1 - tail));
}

/** Weeks that are replayed: a month of them, more where so few requests come that chance would move the bill, one where millions come. */
const weeksFor = ({ streams, hoursPerMonth }: Facts, most: number): number => {
  const weekly = (streams.reduce((sum, s) => sum + s.requests, 0) * 168) / hoursPerMonth;
  return Math.max(1, Math.min(60, Math.max(Math.ceil(150_000 / weekly), Math.min(4, Math.floor(most / weekly)))));
};

/** Replays whole weeks, request by request, and scales what they cost to the month. */
export function replayed(facts: Facts, seed: number, mostRequests: number): Replayed {
  const weeks = weeksFor(facts, mostRequests);
  const run = new Replay(facts, new Random(seed));
  for (let day = 0; day < 7 * weeks; day++) run.day(day);
  return run.month(facts.hoursPerMonth / (168 * weeks));
}

class Replay {
  private readonly facts: Facts;
  private readonly random: Random;
  /** USD of the weeks, by option. */
  private readonly bills = new Map<string, number>();
  private readonly pools = new Map<string, Pool>();
  private readonly asked = new Map<string, Asked>();
  private readonly refused = new Map<string, number>();
  private other = 0;
  private requests = 0;
  private longestWait = 0;

  constructor(facts: Facts, random: Random) {
    this.facts = facts;
    this.random = random;
    for (const [id, o] of facts.options) if (o.fleet) this.pools.set(id, new Pool());
  }

  day(day: number): void {
    // calls of each option by hour, where a queue or a limit asks for their moments
    const calls = new Map<string, Call[][]>();
    const call = (id: string, stream: number, hour: number): void => {
      const { api } = this.facts.options.get(id)!;
      if (api) this.pay(id, api.price(stream, (day % 7) * 24 + hour));
      if (api && api.tokens === Infinity && api.requests === Infinity) return;
      const byHour = calls.get(id) ?? Array.from({ length: 24 }, () => []);
      calls.set(id, byHour);
      byHour[hour]!.push({ at: this.random.next() * 3600, stream });
    };
    for (const arrival of arrivalsOf(this.facts, day, this.random)) this.answer(arrival, call);
    for (let hour = 0; hour < 24; hour++)
      for (const [id, o] of this.facts.options) {
        const here = (calls.get(id)?.[hour] ?? []).sort((a, b) => a.at - b.at);
        const ofClass = this.facts.classOf[(day % 7) * 24 + hour]!;
        if (o.fleet) this.served(id, o, o.fleet, here, day * 24 + hour);
        else this.limited(id, o, here, ofClass);
      }
  }

  /** What one request sets off: attempts, an escalation, rework of an answer that is not accepted. */
  private answer({ stream, route, hour }: Arrival, call: (id: string, stream: number, hour: number) => void): void {
    const { random } = this;
    const { retries, rework } = this.facts.streams[stream]!;
    const attempts = () => (random.next() < retries ? 2 : 1);
    const at = (id: string) => this.facts.options.get(id)!.request[stream]!;
    this.requests++;
    const tried = attempts();
    for (let i = 0; i < tried; i++) call(route.first, stream, hour);
    this.other += tried * tokensOf(at(route.first)) * (route.router + this.facts.options.get(route.first)!.charge);
    const { passedOn } = route;
    const kept = passedOn ? 1 - passedOn.escalation : 1;
    if (passedOn && random.next() < passedOn.escalation) {
      const again = attempts();
      for (let i = 0; i < again; i++) call(passedOn.option, stream, hour);
      this.other += again * tokensOf(at(passedOn.option)) * this.facts.options.get(passedOn.option)!.charge;
      if (random.next() > at(passedOn.option).accepted) this.other += rework;
    } else if (random.next() > Math.min(at(route.first).accepted, kept) / kept) this.other += rework;
  }

  private served(id: string, o: OptionFacts, fleet: FleetFacts, here: readonly Call[], hour: number): void {
    const up = fleet.up[hour % 168]!;
    const before = fleet.up[(hour + 167) % 168]!;
    this.pay(id, fleet.rent(up) + Math.max(0, up - before) * fleet.start);
    const pool = this.pools.get(id)!;
    const now = hour * 3600;
    const serving = Math.max(0, up - fleet.spares);
    pool.resize(serving, now);
    const ask = this.asking(`${id} in hour class ${this.facts.classOf[hour % 168]}`, 3600 * serving);
    const each = o.request.map((x, stream) => {
      const prefill = (tokensOf(x) - x.output - x.reasoning) * (1 - fleet.saved[stream]!);
      return prefill / fleet.prefill[stream]! + (x.output + x.reasoning) / fleet.decode[stream]!;
    });
    const patience = Math.max(PATIENCE, PATIENT_TURNS * Math.max(...each));
    for (const { at, stream } of here) {
      ask(each[stream]!);
      const wait = pool.serve(now + at, each[stream]!, patience);
      if (wait === undefined) this.refuse(id);
      else this.longestWait = Math.max(this.longestWait, wait);
    }
  }

  /** Limits of the minute; what they turn away comes again, and is paid then. */
  private limited(id: string, o: OptionFacts, here: readonly Call[], ofClass: number): void {
    for (const what of ['tokens', 'requests'] as const) {
      const limit = o.api![what];
      if (limit === Infinity) continue;
      const where = `${what} of ${id} in hour class ${ofClass}`;
      const ask = this.asking(where, 60 * limit);
      const asked = this.asked.get(where)!;
      asked.minutes += 60;
      const used = new Float64Array(60);
      for (const { at, stream } of here) {
        const size = what === 'tokens' ? tokensOf(o.request[stream]!) : 1;
        ask(size);
        used[Math.floor(at / 60)]! += size;
      }
      for (const u of used) asked.beyond += Math.max(0, u - limit);
    }
  }

  /** Counts what an hour class is asked for; `room` is what one of its hours has. */
  private asking(where: string, room: number): (amount: number) => void {
    const found = this.asked.get(where) ?? { calls: 0, sum: 0, squares: 0, room: 0, minutes: 0, beyond: 0 };
    this.asked.set(where, found);
    found.room += room;
    return amount => {
      found.calls++;
      found.sum += amount;
      found.squares += amount * amount;
    };
  }

  private pay(id: string, usd: number): void {
    this.bills.set(id, (this.bills.get(id) ?? 0) + usd);
  }

  private refuse(id: string): void {
    this.refused.set(id, (this.refused.get(id) ?? 0) + 1);
  }

  month(scale: number): Replayed {
    const { facts } = this;
    let cost = facts.fixed + this.other * scale;
    for (const [id, { api, fleet }] of facts.options) {
      cost += Math.max(api?.minimumSpend ?? 0, (this.bills.get(id) ?? 0) * scale);
      if (!fleet?.owned) continue;
      const { idleWatts, activeWatts, hostWatts, electricity, replicas } = fleet.owned;
      const busy = replicas ? (this.pools.get(id)!.busySeconds * scale) / 3600 / (replicas * facts.hoursPerMonth) : 0;
      cost += (idleWatts + (activeWatts - idleWatts) * busy + hostWatts) * facts.hoursPerMonth * electricity;
    }
    const overfull = [...this.asked].flatMap(([where, { sum, squares, room }]) =>
      // the variance of a sum of a Poisson number of amounts is the sum of their squares
      sum > room + CHANCE * Math.sqrt(squares) ? [`${where}: ${sum / room} of what there is`] : [],
    );
    const overLimit = [...this.asked].flatMap(([where, { sum, squares, room, minutes, beyond }]) => {
      if (minutes === 0) return [];
      const deviation = Math.sqrt(squares / minutes);
      const expected = minutes * meanBeyond((room - sum) / minutes, deviation);
      // the deviation of what is beyond is at most that of what comes
      const slack = CHANCE * Math.sqrt(minutes) * deviation;
      return beyond > expected + slack ? [`${where}: ${beyond} beyond, by chance ${expected}`] : [];
    });
    const { requests, refused, longestWait } = this;
    return { cost, requests, refused, overLimit, longestWait, overfull };
  }
}
