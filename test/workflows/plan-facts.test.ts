import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PlanRow } from '../../src/core/model/audit/rows-files.ts';
import { recordPath } from '../../src/core/planning/record.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planInOrg } from '../../src/workflows/project-facts/plan.ts';
import { unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { writeSpecs } from '../support/project-specs.ts';

/** Another machine: the project is checked out there, and no credential is kept. */
const elsewhere = (deps: Deps): Deps => ({ ...deps, vault: { ...deps.vault, find: () => Promise.resolve(undefined) } });
const ofCredential = (rows: readonly PlanRow[]): readonly PlanRow[] => rows.filter(({ component }) => component.startsWith('credential'));

describe('what check learns from the plan where the credential is kept on another machine', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await writeSpecs(practice.deps, ['alpha']);
    await create(practice.deps, unattended(await loadSpec(practice.deps.files, { name: 'alpha' })));
  });
  afterEach(() => practice.close());

  it('is no difference: the record says that the credential was made', async () => {
    expect((await planInOrg(practice.deps)).rows).to.deep.equal([]);
    expect(await planInOrg(elsewhere(practice.deps))).to.deep.equal({ state: 'known', rows: [], gaps: [] });
  });

  it('is not known of the credential where no record is there', async () => {
    const { orgId } = await practice.deps.org.about();
    await rm(join(practice.project, recordPath(orgId, 'alpha')));
    const credential = ofCredential((await planInOrg(elsewhere(practice.deps))).rows);
    expect(credential.map(({ integration, unseen }) => [integration, unseen])).to.deep.equal([['alpha', true]]);
  });
});
