import { headingBelow } from '../heading-below.ts';
import { sanitized } from '../sanitize.ts';
import { aside } from './aside.ts';
import type { Content } from './content.ts';
import { Html, html } from './html.ts';
import { ALL } from './section/all-sections.ts';
import { STYLE } from './style/style.ts';
import type { Slider } from './what-if/slider.ts';

/** What a page is made of besides what it says. */
export interface PageParts {
  readonly sliders: readonly Slider[];
  /** Paths of amounts whose samples stay behind. */
  readonly left: readonly string[];
  /** JSON for the script; of which every `<` is escaped here. */
  readonly data: string;
  readonly script: string;
  /** SHA-256 of a text in Base64, for the policy: nothing runs and nothing is styled but what is here. */
  readonly hash: (text: string) => string;
}

/** One self-contained page: nothing is loaded, and all of it can be read without scripting. */
export function renderPage(original: Content, { sliders, left, data, script, hash }: PageParts): string {
  const content = { ...original, report: sanitized({ ...original.report, derivations: {} }) };
  const { report } = content;
  // a section without anything to say may have something once a slider has moved
  const sections = ALL.map(section => ({ ...section, body: section.body(content) }));
  const told = sections.filter(({ body, id }) => body && id !== 'verdict');
  const { name } = report.scenario;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(script)}'`,
    `style-src 'sha256-${hash(STYLE)}'`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="tco ${report.tool.version}">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
<header class="page"><h1>${name}</h1><button type="button" class="theme live-only" id="theme">Dark</button>
<p class="meta" id="heading">${headingBelow(report)}</p></header>
<main class="page">
${sections.slice(0, 1).map(written)}
${aside(report, sanitized(sliders), sanitized(left))}
<nav class="contents-of" aria-label="Contents"><ul class="contents">${told.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.slice(1).map(written)}
</main>
<footer class="page">${origin(content)}</footer>
<script type="application/json" id="carried">${new Html(data.replaceAll('<', '\\u003c'))}</script>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return page.markup;
}

const written = ({
  id,
  title,
  body,
  takes,
}: {
  id: string;
  title: string;
  body: Html | undefined;
  takes: string;
}): Html =>
  html`<section id="${id}" data-takes="${takes}" aria-labelledby="title-${id}"${body ? '' : html` hidden`}><h2 id="title-${id}">${title}<span class="busy">being recomputed …</span></h2><div class="body">
${body ?? ''}
</div></section>
`;

/** With what the page can be made again. */
function origin({ report: { tool, catalog, scenario } }: Content): Html {
  return html`Made by tco ${tool.version} from the scenario with SHA-256 ${scenario.sha256} and the catalog ${catalog.version} with SHA-256 ${catalog.sha256}. The page loads nothing and sends nothing.`;
}
