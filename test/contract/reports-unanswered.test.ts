import { expect } from 'chai';
import sharedAccounts from '../../src/catalog/reports/shared-accounts/shared-accounts.ts';
import { all } from '../../src/catalog/reports/index.ts';
import type { ReportUnit, StoreFacts } from '../../src/core/model/history/report.ts';
import { tableNames, type TableName } from '../../src/core/model/history/tables.ts';

const facts = (...present: readonly TableName[]): StoreFacts => ({ present: new Set(present), values: false, now: '2026-11-22T09:00:00.000Z' });

describe('A report that cannot be answered', () => {
  for (const unit of all as readonly ReportUnit[]) {
    it(`says why and what to do: ${unit.id}`, () => {
      for (const absent of unit.needs) {
        const words = unit.otherwise(facts(...tableNames.filter((name) => name !== absent)));
        expect(words).to.match(/^[A-Z].*[.)G]$/);
        expect(words.length).to.be.above(40);
      }
    });
  }

  it('does not send somebody to read an org again that was read and keeps no history', () => {
    for (const unit of (all as readonly ReportUnit[]).filter(({ needs }) => needs.includes('changes') && !needs.includes('shared'))) {
      expect(unit.otherwise(facts('coverage', 'declared'))).to.include('no change of a field').and.not.to.include('--target-org');
      expect(unit.otherwise(facts('declared'))).to.include('Nothing has been read yet');
    }
  });

  it('says that nobody could look where no logins were read, and not that no account is shared', () => {
    expect(sharedAccounts.otherwise(facts('changes', 'actors', 'daily', 'coverage'))).to.include('cannot be told').and.to.include('Monitor Login History');
    expect(sharedAccounts.otherwise(facts('changes', 'actors', 'daily', 'logins'))).to.include('No account is known to be shared');
  });
});
