import type { AccessArea, AccessRow } from './access-view.ts';
import type { AccessFacts, SetupEntity } from './access-view-facts.ts';
import { verdictOf } from './access-view-verdict.ts';
import type { WantedView } from './access-view-wanted.ts';

const verbs: Readonly<Record<SetupEntity['area'], string>> = { app: 'log in through', 'apex-class': 'run', 'custom-permission': 'hold', 'other-setup': 'use' };

const subjectOf = ({ app, name }: SetupEntity): string => (app === undefined ? name : `${app} ${name}`);

function aliasNote(wanted: WantedView | undefined, app: string): string | undefined {
  const until = wanted?.aliases.get(app);
  return until === undefined ? undefined : `The spec counts this app as the integration until ${until}.`;
}

/** A connected app known by its label alone is taken for the spec's: two apps may share a label, so that is said (facts 2, ConnectedApplication has no API name). */
function isOwnApp(entity: SetupEntity, { app }: WantedView): boolean {
  return entity.app === app.kind && entity.name === (entity.surely ? app.name : app.label);
}

function isWanted(entity: SetupEntity, wanted: WantedView): boolean {
  if (entity.area === 'app') return isOwnApp(entity, wanted) || wanted.aliases.has(entity.name);
  if (entity.area === 'apex-class') return wanted.apexClasses.includes(entity.name);
  return entity.area === 'custom-permission' && wanted.customPermissions.includes(entity.name);
}

function noteOf(entity: SetupEntity, wanted: WantedView | undefined): string | undefined {
  if (entity.app === 'connected app' && !entity.surely) return 'It is known by its label only; another connected app may have the same.';
  return entity.area === 'app' ? aliasNote(wanted, entity.name) : undefined;
}

type Judged = Pick<AccessRow, 'state' | 'from' | 'note'>;

/** What cannot be judged: a right that muting may take away, or one that nobody could name. */
function openVerdict(facts: AccessFacts, wanted: WantedView | undefined, unnamed: boolean, id: string): Judged | undefined {
  const held = facts.access.entities.get(id);
  const doubtful = facts.doubtful.get(id);
  if (held === undefined && doubtful !== undefined) return { state: 'unknown', from: doubtful, note: 'The group mutes rights, and Salesforce does not show whether this is one of them.' };
  return wanted !== undefined && unnamed ? { state: 'unknown', from: held ?? [], note: 'Its name could not be read, to compare.' } : undefined;
}

/** What is held, by id. */
function heldRow(facts: AccessFacts, wanted: WantedView | undefined, hidden: ReadonlySet<AccessArea>, id: string): AccessRow {
  const entity = facts.entities.get(id) ?? { area: 'other-setup', name: id, surely: false };
  const row = { area: entity.area, subject: subjectOf(entity), right: verbs[entity.area] } as const;
  const open = openVerdict(facts, wanted, entity.name === id && hidden.has(entity.area), id);
  if (open !== undefined) return { ...row, ...open };
  const verdict = verdictOf({ held: facts.access.entities.get(id), dormant: facts.dormant.entities.get(id), wanted: wanted && isWanted(entity, wanted), hidden: false });
  const note = verdict.note ?? noteOf(entity, wanted);
  return { ...row, ...verdict, ...(note === undefined ? {} : { note }) };
}

function missingRows(facts: AccessFacts, wanted: WantedView, seen: ReadonlySet<string>, hidden: ReadonlySet<AccessArea>): readonly AccessRow[] {
  const known = [...seen].flatMap((id) => facts.entities.get(id) ?? []);
  const own: SetupEntity = { area: 'app', name: wanted.app.name, app: wanted.app.kind, surely: true };
  const named = (area: 'apex-class' | 'custom-permission', names: readonly string[]): SetupEntity[] => names.map((name) => ({ area, name, surely: true }));
  const expected = [...named('apex-class', wanted.apexClasses), ...named('custom-permission', wanted.customPermissions)];
  const lacking = expected.filter(({ area, name }) => !known.some((entity) => entity.area === area && entity.name === name));
  const all = known.some((entity) => isOwnApp(entity, wanted)) ? lacking : [own, ...lacking];
  return all.map((entity) => ({ area: entity.area, subject: subjectOf(entity), right: verbs[entity.area], ...verdictOf({ wanted: true, hidden: hidden.has(entity.area) }) }));
}

/** Apps, Apex classes, custom permissions and whatever else setup gives access to. */
export function setupRows(facts: AccessFacts, wanted: WantedView | undefined, hidden: ReadonlySet<AccessArea>): readonly AccessRow[] {
  const ids = new Set([...facts.access.entities.keys(), ...facts.dormant.entities.keys(), ...facts.doubtful.keys()]);
  const held = [...ids].map((id) => heldRow(facts, wanted, hidden, id));
  return wanted === undefined ? held : [...held, ...missingRows(facts, wanted, ids, hidden)];
}

/** Tokens show which apps were really used, self-authorised ones among them; an app goes by its label there (facts 2.x OauthToken). */
export function tokenRows(facts: AccessFacts, wanted: WantedView | undefined): readonly AccessRow[] {
  const own = wanted === undefined ? undefined : new Set([wanted.app.label, wanted.app.name, ...wanted.aliases.keys()]);
  return facts.tokens.map(({ app, count, lastUsed }) => {
    const used = lastUsed === null ? 'never used' : `last used on ${lastUsed.slice(0, 10)}`;
    const note = `${count === 1 ? 'One token' : `${count} tokens`}, ${used}.`;
    return { area: 'token', subject: app, right: 'hold', ...verdictOf({ held: [`OAuth token of ${app}`], wanted: own?.has(app), hidden: false }), note };
  });
}
