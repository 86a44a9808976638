import { expect } from 'chai';
import { isWithin } from '../../src/core/model/effective-access.ts';
import { forcedPermissions, wantedAccess } from '../../src/core/model/wanted-access.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { soql } from '../../src/core/model/soql.ts';
import { create } from '../../src/workflows/create.ts';
import { chooseEnvironment } from '../../src/workflows/environment.ts';
import { readAccess } from '../../src/workflows/read-access.ts';
import { targetOf } from '../../src/workflows/target.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

class Crash extends Error {}

/** The org behind a process that dies around its n-th write: before it is sent, or after the org has taken it. */
function dyingAt(org: Org, nth: number, when: 'before' | 'after'): Org {
  let writes = 0;
  const write = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    writes += 1;
    if (writes === nth && when === 'before') throw new Crash();
    const value = await work();
    if (writes === nth) throw new Crash();
    return value;
  };
  return {
    ...org,
    create: (sobject, fields) => write(() => org.create(sobject, fields)),
    update: (sobject, id, fields) => write(() => org.update(sobject, id, fields)),
    deploy: (files, options) => (options.checkOnly ? org.deploy(files, options) : write(() => org.deploy(files, options))),
  };
}

/** The identity's rights and the app's permitted users at this moment, held against the spec. */
async function withinSpec(practice: PracticeDeps): Promise<boolean> {
  const { org } = practice.deps;
  const spec = leadSyncSpec().value;
  const target = await targetOf(org, spec, chooseEnvironment(spec, await org.about(), 'practice'), new Date());
  const policies = await org.query<{ PermittedUsersPolicyType: string }>(soql`SELECT PermittedUsersPolicyType FROM ExtlClntAppOauthPlcyCnfg`);
  if (policies.some((policy) => policy.PermittedUsersPolicyType !== 'AdminApprovedPreAuthorized')) return false;
  const [user] = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${target.username}`);
  if (user === undefined) return true;
  const { access } = await readAccess(org, user.Id, new Date());
  const [app] = await org.query<{ Id: string }>(soql`SELECT Id FROM ExternalClientApplication WHERE DeveloperName = ${target.names.app}`);
  const forced = new Set<string>(forcedPermissions);
  const comparable = {
    ...access,
    userPermissions: new Map([...access.userPermissions].filter(([name]) => !forced.has(name))),
    entities: new Map([...access.entities].map(([id, from]) => [id === app?.Id ? target.names.app : id, from])),
  };
  return isWithin(comparable, wantedAccess(target));
}

/** Writes of a whole run: profile, permission set, user, licence, assignment, app, binding. */
const writes = 7;

describe('create, when its process dies', () => {
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth <= writes; nth += 1) {
      it(`${when} write ${nth} of ${writes}: can do no more than the spec, converges when run again, and then has nothing to do`, async () => {
        const practice = await practiceDeps();
        try {
          const dying = { ...practice.deps, org: dyingAt(practice.deps.org, nth, when) };
          const died = await create(dying, unattended()).then(() => false, (error: unknown) => error instanceof Crash);
          expect(died, 'the run died').to.equal(true);
          expect(await withinSpec(practice), 'rights within the spec').to.equal(true);
          expect((await create(practice.deps, unattended())).proof?.outcome).to.equal('proven except live login');
          practice.changes();
          expect((await create(practice.deps, unattended())).outcome).to.equal('nothing-to-do');
          expect(practice.changes()).to.deep.equal([]);
        } finally {
          await practice.close();
        }
      });
    }
  }

  it('has no more writes than the runs above cover', async () => {
    const practice = await practiceDeps();
    try {
      const beyond = { ...practice.deps, org: dyingAt(practice.deps.org, writes + 1, 'before') };
      expect((await create(beyond, unattended())).outcome).to.equal('created');
    } finally {
      await practice.close();
    }
  });

});
