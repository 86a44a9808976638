import { thousands } from '../../../core/model/history/show.ts';
import { asIs, html, type Html } from '../../../core/model/html.ts';
import { jsonInPage, type PageData } from './page-data.ts';

const grainWords: Readonly<Record<PageData['grain'], string>> = { day: 'by day', week: 'by week', month: 'by month' };

const behind = (id: string): Html => html`<details class="behind"><summary>The same as a table</summary><div id="${id}"></div></details>`;

/** Places for what the script draws; hidden where it does not run, since the tables below are whole. */
export function figures(data: PageData | undefined): Html {
  if (data === undefined || data.cells.length === 0) return html``;
  const cut = data.left === 0 ? html`` : html`<p class="more">The page holds the largest ${thousands(data.cells.length / 5)} sums and leaves out ${thousands(data.left)} small ones. Narrow the report, with --object or --since, to see all.</p>`;
  return html`<div id="drawn" hidden>
<dl class="tiles" id="tiles"></dl>
${cut}<section aria-labelledby="over-time"><h2 id="over-time">Changes over time <small>${grainWords[data.grain]}</small></h2>
<p class="question">When did each of them write?</p>
<figure><div class="figure-head"><label>Stacked by <select id="by"><option value="actor">who</option><option value="kind">kind of user</option><option value="object">object</option><option value="place">field</option></select></label></div>
<div class="canvas"><canvas id="series" role="img"></canvas></div>${behind('series-table')}</figure></section>
<section aria-labelledby="heat"><h2 id="heat">Who writes which field</h2>
<p class="question">The stronger the colour, the more changes.<span class="screen"> Choose a square to narrow the page to it.</span></p>
<figure><div class="sideways" tabindex="0" role="region" aria-label="Who writes which field"><div class="canvas" id="heat-frame"><canvas id="heat-map" role="img"></canvas></div></div><p class="more" id="heat-cut"></p>${behind('heat-table')}</figure></section>
<section aria-labelledby="who"><h2 id="who">Who changed what <small id="who-count"></small></h2>
<p class="question">Which integration changed which field, how often, and how much of all changes of that field is that?</p>
<div id="who-table"></div><p class="more"><button type="button" id="who-all" hidden>Show all</button></p></section>
</div>
<script type="application/json" id="data">${asIs(jsonInPage(data))}</script>
`;
}
