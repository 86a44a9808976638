import { createHash } from 'node:crypto';
import type { CheckReport } from '../../../core/model/audit/report.ts';
import { gapGroups } from '../../../core/model/audit/report-words.ts';
import { asIs, html, textOf, type Html } from '../../../core/model/html.ts';
import { mended, readiness, unseen, waivers } from './closing.ts';
import { controls, switches } from './controls.ts';
import { findings } from './findings.ts';
import { groupsOf } from './groups.ts';
import { head, titleOf } from './head.ts';
import { matrix } from './matrix.ts';
import { rules } from './rules.ts';
import { script } from './script/script.ts';
import { style } from './style/style.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** Nothing is loaded, sent or framed in; the one style sheet and the one script go by their hashes, so that a stray one in org data does nothing. */
const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

/** Ids and titles of the sections that a report has, for the list of contents. */
function contents({ integrations, findings: all, readiness: changes, targets, waivers: accepted, baseline, rules: asked }: CheckReport): Html {
  const sections: readonly (readonly [string, string, boolean])[] = [
    ['integrations', 'Integrations', integrations.length > 0],
    ['findings', 'Findings', all.length > 0],
    ['readiness', 'Changes to come', changes.length > 0],
    ['unseen', 'What could not be seen', targets.some((target) => target.problem !== undefined || gapGroups(target).length + target.notAnswered.length > 0)],
    ['waivers', 'Waivers', accepted.length > 0],
    ['mended', 'Mended', (baseline?.fixed ?? []).length > 0],
    ['rules', 'Rules', asked.length > 0],
  ];
  return html`<nav aria-label="Contents"><ul>${sections.flatMap(([id, title, has]) => (has ? [html`<li><a href="#${id}">${title}</a></li>`] : []))}</ul></nav>`;
}

/**
 * The report as one file for people: it asks for nothing from elsewhere, and reads without its script, which only filters,
 * folds and copies. What an org or a file says is shown as text, with invisible characters written out.
 */
export function checkHtml(report: CheckReport): string {
  const groups = groupsOf(report);
  return `<!DOCTYPE html>\n${textOf(html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Check of ${titleOf(report)}</title>
<style>${asIs(style)}</style>
</head>
<body>
<header>${switches}${head(report)}
${contents(report)}</header>
<main>
${matrix(report, groups)}${findings(report, groups, controls(report, groups))}${readiness(report)}${unseen(report)}${waivers(report)}${mended(report)}${rules(report)}</main>
<footer><p>Made by sf integration-user check. The check only read; nothing was changed. Unknown means that it could not be seen, and never counts as kept.</p></footer>
<script>${asIs(script)}</script>
</body>
</html>`)}\n`;
}

export default { id: 'check-html', render: checkHtml };
