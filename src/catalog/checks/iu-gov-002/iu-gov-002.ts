import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { presences, saysNothing, sharedAddresses, type Presence } from '../../../core/model/audit/people.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

type PresenceOf = (email: string) => Presence;

const missing = ({ spec, row }: Integration, keys: readonly (readonly [string, string])[]): readonly Evidence[] =>
  keys.filter(([, text]) => saysNothing(text)).map(([key, text]) => seen(`${key} of ${spec.name} says nothing: ${JSON.stringify(text)}.`, { key, at: row.places[key], fix: `Fill in ${key} in ${row.file}.` }));

function ownerTrouble(shared: ReadonlySet<string>, presence: PresenceOf, { spec, row }: Integration): readonly Evidence[] {
  const { name, email } = spec.owner;
  const details = { key: 'owner', at: row.places['owner.email'], fix: `Name a person who is there as owner in ${row.file} (owner.email).` };
  if (shared.has(mailboxKey(email))) return [seen(`The owner ${email} is a mailbox or an integration, not a person.`, details)];
  return presence(email) === 'inactive' ? [seen(`The owner ${name} (${email}) is no active user any more.`, details)] : [];
}

function unseenOwner(presence: PresenceOf, { spec }: Integration): readonly Gap[] {
  if (presence(spec.owner.email) !== 'not-told') return [];
  return [{ kind: 'not-given', words: `Whether the owner ${spec.owner.email} is still there is not told: the org has no such user.`, needs: 'people.directory in integrations/policy.yaml' }];
}

const judged = (shared: ReadonlySet<string>, presence: PresenceOf) => (integration: Integration): Judgement => {
  const { subject, spec } = integration;
  return {
    subject,
    fails: [...missing(integration, [['owner.name', spec.owner.name], ['purpose', spec.purpose]]), ...ownerTrouble(shared, presence, integration)],
    unknowns: unseenOwner(presence, integration),
    warns: missing(integration, [['vendor', spec.vendor]]),
    pass: `Owner, purpose and vendor are written down; the owner is ${spec.owner.name}.`,
  };
};

const check: Check = { id: 'iu-gov-002', rule, judge: (view: View) => view.integrations.map(judged(sharedAddresses(view.rows('registry')), presences(view))) };
export default check;
