import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { listed } from '../../../core/model/sentence.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { knownKeys, type EnvironmentKeys } from './environment-keys.ts';
import { rule } from './rule.ts';
import { sandboxCopy, type SandboxCopy } from './sandbox-copy.ts';

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => [...one].some((each) => other.has(each));

function sharedBy(one: EnvironmentKeys, other: EnvironmentKeys): readonly Evidence[] {
  const pair = [one.environment, other.environment].toSorted();
  const both = listed(pair, 'and');
  const place = placed(other.at ?? one.at);
  return [
    ...(shares(one.prints, other.prints) ? [{ key: `key:${pair.join(':')}`, words: `${both} use the same certificate or key: whoever holds the one opens the other.`, ...place }] : []),
    ...(shares(one.references, other.references) ? [{ key: `store:${pair.join(':')}`, words: `${both} keep their secret in the same place of the store.`, ...place }] : []),
  ];
}

const pairs = (known: readonly EnvironmentKeys[]): readonly Evidence[] => known.flatMap((one, index) => known.slice(index + 1).flatMap((other) => sharedBy(one, other)));

/** Whether the app of this org opens with the key of another environment. */
function hasKeyOf(view: View, from: string, known: readonly EnvironmentKeys[]): boolean {
  const here = known.find(({ orgId }) => view.organization !== undefined && orgId === recordKey(view.organization.id));
  const theirs = known.find(({ environment }) => environment === from);
  return here !== undefined && theirs !== undefined && here !== theirs && shares(here.prints, theirs.prints);
}

function copied(view: View, { user, from, isBound }: SandboxCopy, known: readonly EnvironmentKeys[]): Pick<Judgement, 'fails' | 'warns'> {
  const isProductionKey = isBound && hasKeyOf(view, from, known);
  const words = `${user.username}, the copy of the user of ${from}, is active in this sandbox${isBound ? ' while its app is bound' : ''}${isProductionKey ? `, with the key of ${from}` : ''}.`;
  const evidence = [{ key: `copy:${from}`, words, fix: `Deactivate ${user.username} in this sandbox (Setup, Users); where the integration works here too, run \`sf integration-user apply --environment NAME --refreshed\`.` }];
  return isProductionKey ? { fails: evidence } : { warns: evidence };
}

/** Environments of which nothing is on record. */
function missing({ spec }: Integration, known: readonly EnvironmentKeys[]): readonly Gap[] {
  const told = new Set(known.flatMap(({ orgId, environment }) => [orgId, environment]));
  return Object.entries(spec.environments)
    .filter(([name, { orgId }]) => !told.has(orgId === undefined ? name : recordKey(orgId)))
    .map(([name]) => ({ kind: 'not-set-up', words: `Nothing is on record of the credential of ${name}.`, needs: `sf integration-user apply --name ${spec.name} --environment ${name}` }));
}

/** The key that is in use here stands in the app's certificate. */
const unseenKeys = (view: View, { subject }: Integration): readonly Gap[] => unseen(view, subject, ['connectedAppMetadata', 'externalClientAppMetadata']);

function judged(view: View, integration: Integration): Judgement {
  const { subject, spec } = integration;
  const pass = 'Every environment has a credential of its own.';
  if (Object.keys(spec.environments).length < 2) return { subject, notApplicable: 'Its spec has one environment only.', pass };
  const known = knownKeys(view, integration);
  const copy = sandboxCopy(view, integration);
  const isSetUp = known.length > 0 || copy !== undefined || view.gapsFor(subject, ['records']).length > 0;
  if (!isSetUp) return { subject, notApplicable: 'No credential of it is on record yet.', pass };
  const found = pairs(known);
  const { fails = [], warns = [] } = copy === undefined ? {} : copied(view, copy, known);
  return { subject, fails: [...found, ...fails], unknowns: [...missing(integration, known), ...unseenKeys(view, integration)], warns, pass };
}

const check: Check = { id: 'iu-lif-004', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
