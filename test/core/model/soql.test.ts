import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { expect } from 'chai';
import fc from 'fast-check';
import { columns, isSalesforceId, soql } from '../../../src/core/model/soql.ts';
import { Problem } from '../../../src/problems.ts';

describe('a query', () => {
  it('binds strings, lists, numbers and flags, and keeps checked names as they are', () => {
    const query = soql`SELECT ${columns(['Id', 'Profile.Name'])} FROM User WHERE Username = ${"o'neil@example.com"} AND Id IN ${['a', 'b']} AND IsActive = ${true} LIMIT ${5}`;
    expect(query.text).to.equal("SELECT Id, Profile.Name FROM User WHERE Username = 'o\\'neil@example.com' AND Id IN ('a', 'b') AND IsActive = true LIMIT 5");
  });

  it('keeps any text inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/\p{Cc}/u.test(text)), (text) => {
        const { where } = parseQuery(soql`SELECT Id FROM User WHERE Name = ${text}`.text);
        expect(Object.keys(where ?? {})).to.deep.equal(['left']);
      })
    );
  });

  it('refuses control characters, and names that are no API names', () => {
    expect(() => soql`SELECT Id FROM User WHERE Name = ${'a\nb'}`).to.throw(Problem, 'soql-control-character');
    expect(() => columns(['Id, (SELECT Id FROM Contacts)'])).to.throw(Problem, 'soql-not-a-name');
  });

  it('knows an id by its whole form', () => {
    expect(isSalesforceId('005000000000001')).to.equal(true);
    expect(isSalesforceId("005000000012345' O")).to.equal(false);
  });
});
