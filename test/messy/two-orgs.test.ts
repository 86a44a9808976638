import { expect } from 'chai';
import { compare, table } from './compare.ts';
import { manifestOf } from './compose.ts';
import { openMessySite } from './site.ts';
import { twoOrgs } from './two-orgs.ts';

describe('check and the truth of two orgs in one run', () => {
  it('finds in each what it shares with the other, and nothing else', async () => {
    const { production, sandbox } = twoOrgs(1);
    const site = await openMessySite(production, undefined, [sandbox]);
    try {
      const report = await site.checkedTogether();
      const all = [production, sandbox].map((world) => compare({ ...report, findings: report.findings.filter(({ target }) => target === world.place.orgId) }, manifestOf(world)));
      process.stdout.write(`\n${table(all)}\n`);
      const told = all.flatMap(({ disagreements }, place) => disagreements.map(({ rule, subject, expected, got, why }) => `${place === 0 ? 'production' : 'sandbox'}: ${rule} on ${subject} (${why}): expected ${expected}, got ${got}`));
      expect(told.length, `\n${told.join('\n')}\n`).to.equal(0);
      expect(site.changes()).to.deep.equal([]);
    } finally {
      await site.close();
    }
  });
});
