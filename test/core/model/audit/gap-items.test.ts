import { expect } from 'chai';
import type { ReportTarget } from '../../../../src/core/model/audit/report.ts';
import { gapItems } from '../../../../src/core/model/audit/report-words.ts';

const gap = (dataset: 'permissionSets' | 'fieldPermissions', kind: 'unreadable' | 'not-in-files', words: string): ReportTarget['gaps'][number] => ({ dataset, state: 'partial', gap: { kind, words }, rules: [] });

describe('What could not be seen', () => {
  it('names a file that could not be read also where no rule waits for it, once for all its datasets', () => {
    const words = 'permissionsets/A.permissionset-meta.xml:1:132 could not be read: This is not XML.';
    const items = gapItems({ gaps: [gap('permissionSets', 'unreadable', words), gap('fieldPermissions', 'unreadable', words), gap('permissionSets', 'not-in-files', 'Files do not tell.')] });
    expect(items).to.have.lengthOf(1);
    expect(items[0]).to.include(words);
  });
});
