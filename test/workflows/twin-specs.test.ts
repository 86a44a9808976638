import { expect } from 'chai';
import { Problem } from '../../src/problems.ts';
import { create } from '../../src/workflows/create.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { openSite } from '../matrix/site.ts';

const spec = (name: string, username: string): { readonly path: string; readonly text: string } => {
  const { text } = leadSyncSpec({ name, environments: { practice: { username } } });
  return { path: `integrations/${name}.yaml`, text };
};

async function keyOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'well',
    (error: unknown) => (error instanceof Problem ? `${error.key} ${error.exit}` : String(error)),
  );
}

describe('two specs that Salesforce would take for one', () => {
  for (const [title, other, key] of [
    ['whose names differ in capital letters only', spec('Lead_Sync', 'other@example.com.practice'), 'specs-same-name 2'],
    ['that name one user, in other letters', spec('billing', 'Lead.Sync@example.com.practice'), 'specs-same-user 2'],
  ] as const) {
    it(`${title}, are refused by create and by plan, and nothing is changed`, async () => {
      const one = spec('lead_sync', 'lead.sync@example.com.practice');
      const site = await openSite({ [one.path]: one.text, [other.path]: other.text });
      try {
        const deps = site.deps();
        const before = site.practice.requests.filter(({ changed }) => changed).length;
        const loaded = await loadSpec(deps.files, { spec: one.path });
        expect(await keyOf(create(deps, unattended(loaded)))).to.equal(key);
        expect(await keyOf(planSpecs(deps, { environment: 'practice' }))).to.equal(key);
        expect(site.practice.requests.filter(({ changed }) => changed)).to.have.lengthOf(before);
      } finally {
        await site.close();
      }
    });
  }

  it('with names and users of their own, are planned', async () => {
    const [one, other] = [spec('lead_sync', 'lead.sync@example.com.practice'), spec('billing', 'billing@example.com.practice')];
    const site = await openSite({ [one.path]: one.text, [other.path]: other.text });
    try {
      expect((await planSpecs(site.deps(), { environment: 'practice' })).surveyed).to.have.lengthOf(2);
    } finally {
      await site.close();
    }
  });
});
