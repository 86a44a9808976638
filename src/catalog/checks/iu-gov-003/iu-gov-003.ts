import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { presences, sharedAddresses, type Presence } from '../../../core/model/audit/people.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

const custodians = (count: number): string => (count === 1 ? '1 custodian' : `${count} custodians`);

/** Distinct people: without mailboxes and identities, and nobody twice. */
function peopleOf(shared: ReadonlySet<string>, { spec }: Integration): readonly string[] {
  const byKey = new Map(spec.custodians.map((email) => [mailboxKey(email), email]));
  return [...byKey].filter(([key]) => !shared.has(key)).map(([, email]) => email);
}

const judged = (view: View, shared: ReadonlySet<string>, presence: (email: string) => Presence) => (integration: Integration): Judgement => {
  const { subject, spec, row } = integration;
  const { min, max } = view.policy.custodians;
  const people = peopleOf(shared, integration);
  const gone = people.filter((email) => presence(email) === 'inactive');
  const unseen = people.filter((email) => presence(email) === 'not-told');
  const perhaps = people.length - gone.length;
  const sure = perhaps - unseen.length;
  const details = { at: row.places['custodians'], fix: `Edit custodians in ${row.file}.` };
  const left = gone.length === 0 ? '' : `; ${listed(gone, 'and')} left`;
  return {
    subject,
    fails: perhaps < min ? [seen(`${spec.name} has ${custodians(perhaps)} still there, and needs ${min}${left}.`, { ...details, key: 'few' })] : [],
    unknowns: sure < min && perhaps >= min ? [{ kind: 'not-given', words: `Whether ${listed(unseen, 'and')} ${unseen.length === 1 ? 'is' : 'are'} still there is not told: the org has no such user.`, needs: 'people.directory in integrations/policy.yaml' }] : [],
    warns: people.length > max ? [seen(`${spec.name} has ${custodians(people.length)}; more than ${max} are a crowd in which nobody feels responsible.`, { ...details, key: 'many' })] : [],
    pass: `${custodians(perhaps)} ${perhaps === 1 ? 'looks' : 'look'} after it.`,
  };
};

const check: Check = { id: 'iu-gov-003', rule, judge: (view) => view.integrations.map(judged(view, sharedAddresses(view.rows('registry')), presences(view))) };
export default check;
