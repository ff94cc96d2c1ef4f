import type { DossierReport } from '../dossier/dossier-report.ts';
import { money } from '../format.ts';
import { byCost } from '../sentences/words.ts';
import { figure, type Html, html, paragraph } from './html.ts';
import { nearestStop } from './what-if/settings-of.ts';
import type { Slider } from './what-if/slider.ts';

const GROUPS: readonly Slider['group'][] = ['Demand', 'Prices', 'Operation', 'People', 'Time'];

/** What each plan costs now, the sliders, and how to take the changed scenario along. Scripting makes it live. */
export const aside = (
  report: DossierReport,
  sliders: readonly Slider[],
  left: readonly string[],
): Html => html`<aside aria-label="What if">
<div class="now" id="now"><h2>Monthly cost, ${report.basis.currency}</h2>
<ul>${nowRows(report)}</ul>
<p class="state" id="state">The scenario as it is written.</p></div>
<div id="controls" class="live-only"><h2 class="unseen">What if</h2>
${left.length > 0 && paragraph(`With a slider moved, ${left.join(', ')} count with their likely value: their samples stay behind.`, 'small')}
${GROUPS.map(group => fieldset(group, sliders))}
<div class="buttons"><button type="button" id="reset" disabled>Reset</button></div>
<p class="fault" id="fault" role="alert"></p>
<div class="handed-back" id="handed-back"><h3>Back to the command line</h3>
<pre tabindex="0" aria-label="Command with the settings of the sliders"><code id="command"></code></pre>
<div class="buttons"><button type="button" id="copy">Copy command</button> <button type="button" id="link">Copy link</button> <a class="button" id="download">Download scenario</a></div>
<p class="small">What the sliders change is what <code>--set</code> changes; the figures are the same to the last digit.</p></div>
</div>
<noscript><p class="small">The sliders need scripting; everything else is here without it.</p></noscript>
<p class="unseen" role="status" aria-live="polite" id="said"></p>
</aside>`;

/** The possible plans by cost, then the others; in this order they stay while sliders move. */
function nowRows({ plans }: DossierReport): Html {
  const possible = byCost(plans);
  const most = Math.max(...possible.map(p => Number(p.monthly!.value)), 0);
  const rest = plans.filter(p => !possible.includes(p));
  return html`${[...possible, ...rest].map((plan, i) => {
    const possibly = possible.includes(plan);
    const width = possibly && most > 0 ? (Number(plan.monthly!.value) / most) * 100 : 0;
    return html`<li data-row="${plans.indexOf(plan)}" class="${possibly ? (i === 0 ? 'best' : '') : 'impossible'}"><span title="${plan.id}">${plan.id}</span><span class="cost">${
      possibly ? figure(`plans.${plan.id}.monthly`, plan.monthly!.value, money(plan.monthly!.value)) : 'not possible'
    }</span><svg aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="2"/><rect class="bar" width="${width.toFixed(2)}%" height="100%" rx="2"/></svg></li>`;
  })}`;
}

function fieldset(group: Slider['group'], sliders: readonly Slider[]): Html {
  const rows = sliders.flatMap((slider, i) => (slider.group === group ? [control(slider, i)] : []));
  return rows.length ? html`<fieldset><legend>${group}</legend>${rows}</fieldset>` : html``;
}

function control({ label, unit, home, stated, stops, places, note }: Slider, i: number): Html {
  const at = home === null ? Math.floor(stops.length / 2) : nearestStop(stops, home);
  const said = home === null ? (stated ?? 'as stated') : `${home} ${unit}`;
  const about = [stated && `scenario: ${stated}`, note].filter(Boolean).join('; ');
  return html`<div class="slider" data-slider="${i}"><label for="range-${i}">${label}</label><span class="value"><input type="number" id="number-${i}" aria-label="${label}, ${unit}" min="${stops[0]}" max="${stops.at(-1)}" step="${(10 ** -places).toFixed(places)}" value="${home ?? ''}"${home === null ? html` placeholder="–"` : ''}> ${unit}</span><input type="range" id="range-${i}" min="0" max="${stops.length - 1}" step="1" value="${at}" aria-valuetext="${said}"${about ? html` aria-describedby="about-${i}"` : ''}>${about ? html`<p id="about-${i}">${about}</p>` : ''}</div>`;
}
