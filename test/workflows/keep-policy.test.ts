import { expect } from 'chai';
import type { Clock, OrgReader } from '../../src/core/model/ports.ts';
import { parseSpec } from '../../src/core/spec/parse.ts';
import { Problems } from '../../src/problems.ts';
import { keepPolicy, keepPolicyInOrg } from '../../src/workflows/keep-policy.ts';
import { projectFiles } from '../support/project-files.ts';
import { specText } from '../support/spec-text.ts';

const clock: Clock = { now: () => new Date('2026-11-21T23:59:00Z'), sleep: async () => undefined };
const { value: spec, placeOf } = parseSpec(specText({ access: { objects: { Lead: { fields: { Email: 'outbound', SSN__c: 'outbound' } } } } }), 'x.yaml');
const byClassification = projectFiles({ 'integrations/policy.yaml': 'apiVersion: integration-user/v1\nrestrictedFields: [{ classification: Restricted }]\n' });

type Row = { readonly QualifiedApiName: string; readonly SecurityClassification: string | null };

/** An org that has nothing but the definitions of Lead's fields, and counts who asks. */
function orgWith(...rows: readonly Row[]): Pick<OrgReader, 'schemaQuery'> & { asked: number } {
  const org = {
    asked: 0,
    schemaQuery: async <Any>() => {
      org.asked += 1;
      return rows as unknown as readonly Any[];
    },
  };
  return org;
}

async function judged(files: typeof byClassification, org: Pick<OrgReader, 'schemaQuery'>): Promise<readonly string[]> {
  try {
    await keepPolicyInOrg({ files, clock, org: org as OrgReader }, spec, placeOf);
    return [];
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return [error.key, String(error.exit), ...error.all.map(({ key, tokens }) => `${key} ${tokens[1] ?? ''}`)];
  }
}

const email = { QualifiedApiName: 'Email', SecurityClassification: null };

describe('the policy in an org', () => {
  it('is kept where the org classifies no field of the spec as restricted', async () => {
    expect(await judged(byClassification, orgWith(email, { QualifiedApiName: 'ssn__C', SecurityClassification: 'Internal' }))).to.deep.equal([]);
  });

  it('is broken by a field that the org classifies as restricted', async () => {
    const org = orgWith(email, { QualifiedApiName: 'SSN__c', SecurityClassification: 'Restricted' });
    expect(await judged(byClassification, org)).to.deep.equal(['policy-broken', '2', 'policy-restricted access.objects.Lead.fields.SSN__c']);
  });

  it('is not taken for kept where the org tells nothing of a field', async () => {
    expect(await judged(byClassification, orgWith(email))).to.deep.equal(['policy-not-judged', '1', 'policy-classification-unknown access.objects.Lead.fields.SSN__c']);
  });

  it('asks the org nothing where no restriction is by classification', async () => {
    const org = orgWith();
    expect([await judged(projectFiles({}), org), org.asked]).to.deep.equal([[], 0]);
  });

  it('says without an org what only an org can judge, and what has ended', async () => {
    const ended = { ...spec, aliases: [{ app: 'Old', until: '2026-11-20' }, { app: 'Older', until: '2026-11-21' }] };
    const notes = await keepPolicy({ files: byClassification, clock }, ended, { placeOf });
    expect(notes).to.have.length(2);
    expect(notes.join('\n')).to.match(/aliases\[1\] \(Old\) ended on 2026-11-20/).and.match(/create --dry-run/);
  });
});
