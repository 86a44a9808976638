import { Problem } from '../../../problems.ts';
import type { Change, Component, Target } from '../../../core/model/component.ts';
import type { Spec } from '../../../core/model/spec.ts';
import type { StoredCredential } from '../../../core/model/ports.ts';

type Kind = 'jwt-bearer' | 'client-credentials';

interface Actual {
  readonly stored: StoredCredential;
  readonly where: string;
}

/** A vendor that sends people through the authorization code needs a key and a secret, as client credentials do. */
function kindOf(spec: Spec): Kind {
  return spec.auth.flow === 'jwt-bearer' ? 'jwt-bearer' : 'client-credentials';
}

function fits(kind: Kind, stored: StoredCredential): boolean {
  return kind === 'jwt-bearer' ? stored.privateKey !== undefined && stored.certificate !== undefined : stored.consumerSecret !== undefined;
}

const made: Readonly<Record<Kind, string>> = { 'jwt-bearer': 'A key pair and a certificate', 'client-credentials': 'A consumer key and a secret' };

function difference({ spec }: Target, actual: Actual | undefined): readonly Change[] {
  const kind = kindOf(spec);
  if (actual === undefined) return [{ words: `${made[kind]} for ${spec.name} will be made on this machine and kept there, outside the project.` }];
  if (fits(kind, actual.stored)) return [];
  return [{ words: `The credential kept in ${actual.where} is not one for ${spec.auth.flow}.` }];
}

function obstacle({ spec }: Target, actual: Actual): Problem | undefined {
  return fits(kindOf(spec), actual.stored) ? undefined : new Problem('credential-of-another-flow', [spec.name, spec.auth.flow, actual.where]);
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
  async apply({ vault }, target, actual) {
    const { org, spec } = target;
    if (actual === undefined) await vault.make(org.orgId, spec.name, kindOf(spec));
    else throw obstacle(target, actual) ?? new Problem('unforeseen', [`nothing to do for the credential of ${spec.name}`]);
  },
};

export default credential;
