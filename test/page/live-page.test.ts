import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../src/report/page/document.ts';
import { settingsOf } from '../../src/report/page/what-if/settings-of.ts';
import type { PlanReport } from '../../src/report/report.ts';
import { verdictSentence } from '../../src/report/sentences/verdict.ts';
import { FLEET } from '../model/compare.ts';
import { HOSTILE_NAMES } from '../report/injection/hostile-names.ts';
import { poisoned } from '../report/injection/poisoned.ts';
import {
  type CarriedPage,
  carriedPage,
  comparedWith,
  hash,
  markupOf,
  monthlyOf,
  pageScript,
  plansWith,
  shippedPage,
} from './carried-page.ts';
import { CHROMIUM, Chromium, hasChromium, type OpenPage } from './chromium.ts';

if (!hasChromium) console.warn(`no ${CHROMIUM}: the live page is not tested`);

const monthly = (plans: readonly PlanReport[]) =>
  Object.fromEntries(plans.map(p => [p.id, p.feasible ? p.monthly!.value : 'not possible']));

/** What the page shows beside its sliders, at full precision. */
const shownMonthly = ({ page }: OpenPage): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('#now [data-row]')].map(row => [
        row.querySelector('span')!.textContent,
        row.querySelector('data')?.value ?? row.querySelector('.cost')!.textContent,
      ]),
    ),
  );

/** Waits until everything that is shown belongs to where the sliders are. */
const settled = ({ page }: OpenPage) =>
  page.waitForFunction(() => document.documentElement.dataset.exact !== undefined);

const ready = ({ page }: OpenPage) => page.waitForFunction(() => document.documentElement.dataset.warm !== undefined);

/** What a page whose thread is a puppet keeps. */
interface Told {
  readonly asked: { readonly kind: string; readonly id: number }[];
  readonly thread: { onmessage(message: object): void };
}

const SMALL = `
tco: 1
tasks: { t: { requests: 40k /day, input: 900 tok, output: 200 tok } }
options:
  a: { api: own/a, price: { input: 2 USD/Mtok, cacheRead: 1 USD/Mtok, output: 8 USD/Mtok } }
  b: { api: own/b, price: { input: 1 USD/Mtok, cacheRead: 1 USD/Mtok, output: 9 USD/Mtok } }
`;

describe.skipIf(!hasChromium)('a page in Chromium', () => {
  const browser = new Chromium();
  let script: string;
  let desk: CarriedPage;
  let open: OpenPage;

  beforeAll(async () => {
    [script, desk] = await Promise.all([pageScript(), shippedPage('document-desk'), browser.start()]);
    open = await browser.open(markupOf(desk, script));
    await ready(open);
  });
  afterAll(() => browser.stop());

  test('is one file of at most 600 kB that loads nothing, and nothing is wrong with it', () => {
    expect(Buffer.byteLength(markupOf(desk, script))).toBeLessThanOrEqual(600_000);
    expect(open.complaints).toEqual([]);
    // the thread that works beside the page is made of its own script
    expect(open.requests).toEqual(['0.html', 'blob:']);
  });

  test('shows the figures of the report', async () => {
    expect(await shownMonthly(open)).toEqual(monthly(desk.dossier.report.plans));
    const found = await open.page.evaluate(() =>
      [...document.querySelectorAll<HTMLDataElement>('main data[data-figure]')].map(d => [d.dataset.figure!, d.value]),
    );
    const plans = new Map(desk.dossier.report.plans.map(p => [p.id, p]));
    for (const [id, value] of found) {
      const [, plan, field, ...line] = id!.split('.');
      const report = plans.get(plan!)!;
      const figure =
        field === 'lines' ? report.lines.find(l => l.id === line.join('.'))!.monthly : report[field as 'monthly'];
      expect([id, value]).toEqual([id, figure!.value]);
    }
    expect(found.length).toBeGreaterThan(40);
  });

  test('gives with each slider moved what `tco compare --set` gives: at once in float64, then to the last digit', async () => {
    const { page } = open;
    const position = new Map<string, string>();
    for (const [i, { id, stops, home }] of desk.carried.sliders.entries()) {
      position.set(id, stops.at(-1) === home ? stops[0]! : stops.at(-1)!);
      await page.evaluate(() => delete document.documentElement.dataset.step);
      await page.fill(`#number-${i}`, position.get(id)!);
      await page.locator(`#number-${i}`).blur();
      await page.waitForFunction(() => document.documentElement.dataset.step !== undefined);
      const there = monthlyOf(plansWith(desk, settingsOf(desk.carried.sliders, position)));
      for (const [plan, cost] of Object.entries(await shownMonthly(open)))
        if (cost === 'not possible') expect([id, plan, there[plan]]).toEqual([id, plan, cost]);
        else expect([id, plan, Math.abs(Number(cost) / Number(there[plan]) - 1) < 1e-9]).toEqual([id, plan, true]);
    }
    await settled(open);
    const settings = settingsOf(desk.carried.sliders, position);
    expect(await shownMonthly(open)).toEqual(monthlyOf(plansWith(desk, settings)));
    await page.click('#reset');
    expect(await shownMonthly(open)).toEqual(monthly(desk.dossier.report.plans));
    expect(open.complaints).toEqual([]);
  });

  test('is worked with keys alone, says what it found, and hands the changed scenario back', async () => {
    const { page } = open;
    await page.focus('#range-0');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#now.changed [data-fast]') !== null);
    const frozen = await page.evaluate(() => document.querySelector('section[aria-busy=true] .busy')!.textContent);
    expect(frozen).toBe('being recomputed …');
    await settled(open);
    const settings = settingsOf(desk.carried.sliders, new Map([['traffic', '105']]));
    const { report } = comparedWith(desk, settings);
    const texts = await page.evaluate(() => ({
      said: document.querySelector('#said')!.textContent,
      lead: document.querySelector('#verdict .lead')!.textContent,
      command: document.querySelector('#command')!.textContent,
      aria: document.querySelector('#range-0')!.getAttribute('aria-valuetext'),
      busy: document.querySelectorAll('[aria-busy]').length,
    }));
    expect(texts).toEqual({
      said: verdictSentence(report!),
      lead: verdictSentence(report!).replaceAll(/(?<=\d) (?=%|USD\b)/g, '\u00a0'),
      command: `tco compare scenarios/document-desk.yaml --set 'tasks.summarize.requests=42000 request/day' --set 'tasks.redact.requests=21000 request/day'`,
      aria: '105 %',
      busy: 0,
    });
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    expect(download.suggestedFilename()).toBe('document-desk-changed.yaml');
    const stream = await download.createReadStream();
    const text = (await stream.toArray()).join('');
    expect(text).toBe(
      desk.input.text.replace('40k /day', '42000 request/day').replace('20k /day', '21000 request/day'),
    );
    await page.click('#reset');
  });

  test('stands where its address says', async () => {
    const there = await browser.open(markupOf(desk, script), '#horizon=48&rent.rented-h100=2');
    await settled(there);
    const settings = settingsOf(
      desk.carried.sliders,
      new Map([
        ['horizon', '48'],
        ['rent.rented-h100', '2'],
      ]),
    );
    expect(await shownMonthly(there)).toEqual(monthlyOf(plansWith(desk, settings)));
    expect(there.complaints).toEqual([]);
    await there.page.close();
  });

  test('works everything out by itself where the browser gives it no second thread', async () => {
    const there = await browser.open(markupOf(desk, script), '#horizon=48', 'delete globalThis.Worker');
    await settled(there);
    const settings = settingsOf(desk.carried.sliders, new Map([['horizon', '48']]));
    expect(await shownMonthly(there)).toEqual(monthlyOf(plansWith(desk, settings)));
    expect(there.complaints).toEqual([]);
    await there.page.close();
  });

  test('can be walked through by ear and by key', async () => {
    const found = await open.page.evaluate(() => {
      const headings = [...document.querySelectorAll('h1, h2, h3')].map(h => Number(h.tagName[1]));
      const named = (e: Element) =>
        e.getAttribute('aria-label') ?? (e as HTMLInputElement).labels?.[0]?.textContent ?? e.textContent;
      const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
      return {
        lang: document.documentElement.lang,
        title: document.title,
        unnamed: [...document.querySelectorAll('input, button, a[href], summary, [role=region]')].filter(
          e => !named(e)?.trim(),
        ).length,
        jumps: headings.filter((level, i) => i > 0 && level > headings[i - 1]! + 1).length,
        tops: headings.filter(level => level === 1).length,
        tables: [...document.querySelectorAll('table')].filter(
          t => !t.caption?.textContent || !t.querySelector('th[scope=col]'),
        ).length,
        pictures: [...document.querySelectorAll('figure svg')].filter(
          s =>
            s.getAttribute('role') !== 'img' ||
            !s.querySelector('title')?.textContent ||
            !s.querySelector('desc')?.textContent,
        ).length,
        twice: ids.filter((id, i) => ids.indexOf(id) !== i),
        links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
          a => /^https?:/.test(a.href) && a.rel !== 'noreferrer noopener',
        ).length,
        first: document.querySelector('body > a')!.getAttribute('href'),
        charts: document.querySelectorAll('figure[data-chart] svg').length,
      };
    });
    expect(found).toEqual({
      lang: 'en',
      title: 'Document desk of a fintech',
      unnamed: 0,
      jumps: 0,
      tops: 1,
      tables: 0,
      pictures: 0,
      twice: [],
      links: 0,
      first: '#verdict',
      charts: 4,
    });
  });

  test('fits a phone, and a dark room', async () => {
    const { page } = open;
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(21, 24, 29)');
    await page.click('#theme');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen' });
  });

  test('says what broke down, offers no file of before, and keeps the names of its buttons', async () => {
    // a thread that answers when it is told to, and less of waiting
    const before = `
      const later = setTimeout;
      globalThis.setTimeout = (work, pause) => later(work, pause / 4);
      globalThis.asked = [];
      globalThis.Worker = class {
        constructor() { globalThis.thread = this; }
        postMessage(question) { globalThis.asked.push(question); }
        terminate() {}
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { globalThis.copied = text; } } });`;
    const there = await browser.open(markupOf(carriedPage(SMALL), script), '#traffic=200', before);
    const { page } = there;
    const answer = async (more: object) => {
      await page.waitForFunction(() => (globalThis as unknown as Told).asked.at(-1)?.kind === 'ask');
      await page.evaluate(given => {
        const { asked, thread } = globalThis as unknown as Told;
        const data = { id: asked.at(-1)!.id, sections: {}, heading: '', monthly: [], said: '', ...given };
        asked.length = 0;
        thread.onmessage({ data });
      }, more);
    };
    const texts = () =>
      page.evaluate(() => [
        document.querySelector('#fault')!.textContent,
        document.querySelector('#verdict .body')!.textContent,
        document.querySelectorAll('[aria-busy]').length,
      ]);
    const [, verdict] = await texts();
    await answer({ stage: 'costs', sections: { verdict: '<p>other</p>' }, monthly: ['1', '2'] });
    expect((await texts())[1]).toBe('other');
    await page.fill('#number-0', '300');
    await page.locator('#number-0').blur();
    await answer({ stage: 'refused', said: 'it broke' });
    expect(await texts()).toEqual(['it broke', verdict, 0]);

    await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    const address = () => page.getAttribute('#download', 'href');
    expect(await address()).toMatch(/^blob:/);
    await page.fill('#number-0', '400');
    await page.locator('#number-0').blur();
    await page.waitForFunction(() => document.querySelector('#command')!.textContent!.includes('160000'));
    expect(await address()).toBe('#handed-back');

    const label = await page.textContent('#copy');
    const copied = await page.evaluate(async () => {
      document.getElementById('copy')!.click();
      await new Promise(resolve => setTimeout(resolve, 50));
      document.getElementById('copy')!.click();
      return document.getElementById('copy')!.textContent;
    });
    expect(copied).toBe('Copied');
    await page.waitForFunction(text => document.querySelector('#copy')!.textContent === text, label, { timeout: 3000 });

    // drawn for a phone, it is the page as it is written once all of it is there
    await page.click('#reset');
    await page.setViewportSize({ width: 360, height: 740 });
    const drawn = async (stage: string, text: string) => {
      await answer({ stage, sections: { verdict: `<p>${text}</p>` }, monthly: ['1', '2'] });
      return (await texts())[1];
    };
    await page.waitForFunction(() => (globalThis as unknown as Told).asked.length > 0);
    expect(await drawn('costs', 'half')).toBe('half');
    await page.fill('#number-0', '300');
    await page.locator('#number-0').blur();
    await answer({ stage: 'costs', sections: { verdict: '<p>other</p>' }, monthly: ['1', '2'] });
    await page.click('#reset');
    expect((await texts())[1]).toBe(verdict);
    expect(there.complaints).toEqual([]);
    await page.close();
  });

  test('runs nothing that a name says, as it is written and with a slider moved', async () => {
    const evil = '</script><script>globalThis.hacked=1</script>"><img src=x onerror=globalThis.hacked=1>';
    const page = carriedPage(
      `
tco: 1
name: ${JSON.stringify(evil)}
tasks: { t: { requests: 40k /day, input: 900 tok, output: 200 tok } }
options:
  a: { api: ${JSON.stringify(evil)}, price: { input: 2 USD/Mtok, cacheRead: 1 USD/Mtok, output: 8 USD/Mtok } }
  b: { ${FLEET}, rent: { price: 3 USD/GPU/h }, throughput: { total: 4k tok/s } }
`,
      { file: `${evil}.yaml` },
    );
    const there = await browser.open(markupOf(page, script), '#traffic=200');
    await settled(there);
    const found = await there.page.evaluate(() => [
      (globalThis as { hacked?: number }).hacked ?? 'nothing',
      document.querySelectorAll('img').length,
      document.querySelectorAll('script').length,
      document.querySelector('h1')!.textContent,
    ]);
    expect(found).toEqual(['nothing', 0, 2, evil]);
    expect(there.complaints).toEqual([]);
    await there.page.close();
  });

  test('has no element and no attribute that a hostile name made, for more than a hundred of them', async () => {
    const written = (name: string) =>
      renderPage(
        { report: poisoned(name), links: new Map(), followed: true },
        { sliders: [], left: [], data: '{}', script: '', hash },
      );
    const shapes = await open.page.evaluate(
      markups =>
        markups.map(markup => {
          const parsed = new DOMParser().parseFromString(markup, 'text/html');
          const counts = new Map<string, number>();
          for (const element of parsed.querySelectorAll('*')) {
            const shape = `${element.tagName} ${element.getAttributeNames().join(' ')}`;
            // how a chart is drawn depends on how long a name is
            if (!element.closest('svg')) counts.set(shape, (counts.get(shape) ?? 0) + 1);
            else if (
              !/^(svg|title|desc|g|defs|path|rect|line|text|circle|pattern|tspan|clipPath|polyline|polygon)$/.test(
                element.tagName,
              ) ||
              /\bon/.test(shape)
            )
              counts.set(shape, -1);
          }
          return JSON.stringify([...counts].sort());
        }),
      ['plain', ...HOSTILE_NAMES].map(written),
    );
    expect(shapes[0]).toContain('TABLE');
    for (const [i, name] of HOSTILE_NAMES.entries()) expect([name, shapes[i + 1]]).toEqual([name, shapes[0]]);
  });
});
