import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { auditPath, headsOf } from '../../../src/core/planning/audit-entry.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the audit log', () => {
  it('continues every entry that no other one continues, so that branches merge', () => {
    const first = '{"parents":[]}';
    const left = JSON.stringify({ parents: [hash(first)], runId: 'left' });
    const right = JSON.stringify({ parents: [hash(first)], runId: 'right' });
    expect(headsOf([])).to.deep.equal([]);
    expect(headsOf([first])).to.deep.equal([hash(first)]);
    expect(headsOf([first, left, right])).to.deep.equal([hash(left), hash(right)].sort());
  });

  it('names its files by time and run', () => {
    expect(auditPath(new Date('2026-11-21T10:15:00.123Z'), 'k3f9x2')).to.equal('integrations/audit/20261121T101500Z-k3f9x2.json');
  });
});
