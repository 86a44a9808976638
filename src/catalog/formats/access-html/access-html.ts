import { createHash } from 'node:crypto';
import { accessStates, type AccessOutcome, type AccessView } from '../../../core/model/access-view.ts';
import { licenceWords } from '../../../core/model/access-view-words.ts';
import { orgWords } from '../../../core/model/org-words.ts';
import { asIs, html, textOf, type Html } from '../../../core/model/html.ts';
import { counted } from './marks.ts';
import { contents, differences, fields, holdings, list, listedAreas, objects, unread } from './sections.ts';
import { style } from './style.ts';
import { name } from './table.ts';

const verdicts: Readonly<Record<AccessOutcome, string>> = {
  exact: 'Exactly what its spec says',
  differs: 'Not what its spec says',
  unknown: 'Not everything could be read',
  'no-spec': 'No spec to compare with',
};

/** Nothing is loaded, run, sent or framed in; the one style sheet goes by its hash, so that a stray one in org data does nothing. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'; base-uri 'none'; form-action 'none'`;

function statusOf({ user }: AccessView): string {
  if (!user.isActive) return 'deactivated';
  if (user.isFrozen === null) return 'active; whether it is frozen could not be read';
  return user.isFrozen ? 'frozen' : 'active';
}

function facts(view: AccessView): Html {
  const { user, org, environment } = view;
  const lines: readonly (readonly [string, string])[] = [
    ['User', user.name],
    ['Username', user.username],
    ['Status', statusOf(view)],
    ['Profile', user.profile ?? 'could not be read'],
    ['Licences', licenceWords(user)],
    ['Org', orgWords(org)],
    ...(environment === null ? [] : [['Environment', environment] as const]),
    ['Read at', `${view.readAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['Read by', org.username],
  ];
  return html`<dl class="facts">${lines.map(([term, text]) => html`<div><dt>${term}</dt><dd>${name(text)}</dd></div>`)}</dl>`;
}

function verdict(view: AccessView): Html {
  const tally = accessStates.filter((state) => view.counts[state] > 0).map((state) => html`<li>${counted(state, view.counts[state])}</li>`);
  return html`<section class="verdict ${view.outcome}" aria-labelledby="verdict"><h2 id="verdict">${verdicts[view.outcome]}</h2>
<ul>${[...view.summary, ...view.notes].map((sentence) => html`<li>${name(sentence)}</li>`)}</ul>
<ul class="tally" aria-label="Rights by state">${tally}</ul></section>`;
}

/** One file with everything in it, for people who review access: no script, nothing fetched, readable on screen and paper. */
export function accessHtml(view: AccessView): string {
  const who = view.integration ?? view.user.name;
  return `<!DOCTYPE html>\n${textOf(html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Access of ${who}</title>
<style>${asIs(style)}</style>
</head>
<body>
<header><p class="over">What it can really see and do in Salesforce</p>
<h1>${name(who)}</h1>
${facts(view)}
${verdict(view)}
<nav aria-label="Contents"><ul>${contents(view).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>
${differences(view)}${holdings(view)}${objects(view)}${fields(view)}${listedAreas.map((area) => list(view, area))}${unread(view)}</main>
<footer><p>Made by sf integration-user access. It was read through an administrator’s session; nothing was changed. A right counts where any profile, permission set or group gives it, less what a group mutes. Names are shown as the org has them, with invisible characters written out.</p></footer>
</body>
</html>`)}\n`;
}

export default { id: 'access-html', render: accessHtml };
