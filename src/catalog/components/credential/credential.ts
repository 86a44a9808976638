import { Problem } from '../../../problems.ts';
import type { Change, Component, Target } from '../../../core/model/component.ts';
import { secretName, storeWords } from '../../../core/model/credential-store.ts';
import type { CredentialFlow, StoredCredential } from '../../../core/model/ports.ts';
import { moves, storeNotes } from './store.ts';

interface Actual {
  readonly stored: StoredCredential;
  readonly where: string;
}

const made: Readonly<Record<CredentialFlow, string>> = {
  'jwt-bearer': 'A key pair and a certificate',
  'client-credentials': 'A consumer key and a secret',
  'authorization-code': 'A consumer key',
};

/** The exact command of a store stands in the plan: nothing is run unseen. */
function newWords({ spec, store }: Target): string {
  const { flow } = spec.auth;
  const what = `${made[flow]} for ${spec.name} will be made on this machine`;
  if (flow === 'authorization-code') return `${what} and kept there, outside the project; the org makes the secret, which stays in Setup for the vendor.`;
  if (store === undefined || store.kind === 'file') return `${what} and kept there, outside the project.`;
  return `${what}. The ${secretName(flow)} will be ${storeWords(store)}.`;
}

function difference(target: Target, actual: Actual | undefined): readonly Change[] {
  const { spec } = target;
  if (actual === undefined) return [{ words: newWords(target), kind: 'create' }];
  if (actual.stored.flow !== spec.auth.flow) return [{ words: `The credential kept in ${actual.where} is not one for ${spec.auth.flow}.` }];
  const to = moves(target.store, actual.stored);
  return to === undefined ? [] : [{ words: `The ${secretName(spec.auth.flow)} of ${spec.name}, until now ${to.before}, will be ${storeWords(to.store)}.`, part: 'store', from: actual.stored.store, to: to.store.kind }];
}

function obstacle({ spec }: Target, { stored, where }: Actual): Problem | undefined {
  return stored.flow === spec.auth.flow ? undefined : new Problem('credential-of-another-flow', [spec.name, spec.auth.flow, where]);
}

const credential: Component<Actual> = {
  id: 'credential',
  after: ['permission-set-assignment'],
  title: (target) => `credential of ${target.spec.name}`,
  async read({ vault }, { org, spec }) {
    const stored = await vault.find(org.orgId, spec.name);
    return stored === undefined ? undefined : { stored, where: vault.where(org.orgId, spec.name) };
  },
  diff: difference,
  obstacle,
  notes: (target, actual) => (actual === undefined ? [] : storeNotes(target, actual.stored)),
  async apply({ vault }, target, actual) {
    const { org, spec, store } = target;
    if (actual === undefined) {
      await vault.make(org.orgId, spec.name, spec.auth.flow, store);
      return;
    }
    const to = moves(store, actual.stored);
    if (to === undefined || actual.stored.flow !== spec.auth.flow) throw obstacle(target, actual) ?? new Problem('unforeseen', [`nothing to do for the credential of ${spec.name}`]);
    await vault.move(org.orgId, spec.name, to.store);
  },
};

export default credential;
