import { expect } from 'chai';
import type { Gap } from '../../../../src/core/model/audit/fact.ts';
import { gapWords, logGapWords } from '../../../../src/core/model/history/gap-words.ts';

describe('What an admin reads of what could not be read', () => {
  const hidden: Gap = { kind: 'unsupported', words: "The log of API calls could not be read. Salesforce says: sObject type 'EventLogFile' is not supported. Please reference your WSDL. (INVALID_TYPE)", needs: 'View Event Log Files' };

  it('names the permission that is missing, where to give it, and by when', () => {
    for (const held of [false, undefined]) expect(logGapWords(hidden, held)).to.match(/Give it View Event Log Files \(Setup, Permission Sets.*within a day/);
  });

  it('asks for no permission that the user holds: the org may not have the log at all', () => {
    expect(logGapWords(hidden, true)).to.include('although it has View Event Log Files').and.to.include("org's edition");
  });

  it('quotes no words for developers', () => {
    for (const held of [true, false, undefined]) expect(logGapWords(hidden, held)).not.to.match(/sObject|WSDL|INVALID_TYPE/);
  });

  it('keeps what Salesforce says where it is something else', () => {
    expect(logGapWords({ kind: 'refused', words: 'The log of API calls could not be read. Salesforce refused to show it: The org is over its limit. (REQUEST_LIMIT_EXCEEDED)' }, true)).to.include('over its limit');
  });

  it('says what it takes, where that is known', () => {
    expect(gapWords({ words: 'Only your own logins were read.', needs: 'Manage Users' })).to.equal('Only your own logins were read. To see it all, your user needs Manage Users.');
    expect(gapWords({ words: 'The users could not be read.' })).to.equal('The users could not be read.');
  });
});
