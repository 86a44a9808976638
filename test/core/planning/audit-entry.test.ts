import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { auditPath, headsOf as heads, type AuditEntry } from '../../../src/core/planning/audit-entry.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const next = { orgId: '00D000000000001AAA', integration: 'hubspot', at: new Date('2026-11-21T10:15:00.000Z') };
const headsOf = (contents: readonly string[]): readonly string[] => heads(contents, next);
const entry = (row: Partial<AuditEntry>): string => JSON.stringify({ orgId: next.orgId, integration: 'erp', at: '2026-11-21T10:14:00.000Z', parents: [], outcome: 'proven', ...row });

describe('the audit log', () => {
  it('continues every entry that no other one continues, so that branches merge', () => {
    const first = '{"parents":[]}';
    const left = JSON.stringify({ parents: [hash(first)], runId: 'left' });
    const right = JSON.stringify({ parents: [hash(first)], runId: 'right' });
    expect(headsOf([])).to.deep.equal([]);
    expect(headsOf([first])).to.deep.equal([hash(first)]);
    expect(headsOf([first, left, right])).to.deep.equal([hash(left), hash(right)].sort());
  });

  it('does not continue a run that is going on, whose entry will be another when it ends, but what that one continues', () => {
    const first = entry({ at: '2026-11-20T08:00:00.000Z' });
    const running = entry({ parents: [hash(first)], outcome: 'begun' });
    expect(headsOf([first, running])).to.deep.equal([hash(first)]);
    const ended = entry({ parents: [hash(first)], outcome: 'proven' });
    const beside = entry({ integration: 'hubspot', parents: headsOf([first, running]) });
    expect(headsOf([first, ended, beside])).to.deep.equal([hash(ended), hash(beside)].sort());
  });

  it('continues a run that was killed, so that its entry cannot vanish unseen: its own integration\'s, or one that began a day ago', () => {
    const own = entry({ integration: 'hubspot', outcome: 'begun' });
    const old = entry({ at: '2026-11-20T10:14:00.000Z', outcome: 'begun' });
    const undated = JSON.stringify({ parents: [], outcome: 'begun' });
    expect(headsOf([own, old, undated])).to.deep.equal([own, old, undated].map(hash).sort());
  });

  it('counts an entry that cannot be read', () => {
    expect(headsOf(['<<<<<<<', 'null'])).to.deep.equal(['<<<<<<<', 'null'].map(hash).sort());
  });

  it('names its files by time and run', () => {
    expect(auditPath(new Date('2026-11-21T10:15:00.123Z'), 'k3f9x2')).to.equal('integrations/audit/20261121T101500Z-k3f9x2.json');
  });
});
