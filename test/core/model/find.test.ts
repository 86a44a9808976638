import { expect } from 'chai';
import { comparable, findAll, findQuery, keyIn } from '../../../src/core/model/find.ts';
import type { Find } from '../../../src/core/model/find.ts';
import type { OrgReader } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';

const shape = { from: 'User', fields: ['Id', 'Profile.Name'], key: 'Username' };

describe('a find', () => {
  it('names its key among the columns, once, and binds its values', () => {
    expect(findQuery(shape, ["o'hara@example.com", 'bo']).text).to.equal("SELECT Id, Profile.Name, Username FROM User WHERE Username IN ('o\\'hara@example.com', 'bo')");
    expect(findQuery({ ...shape, key: 'Id' }, ['005']).text).to.equal("SELECT Id, Profile.Name FROM User WHERE Id IN ('005')");
  });

  it('keeps a condition with an OR together', () => {
    expect(findQuery({ ...shape, and: soql`IsActive = ${true} OR Alias = ${'x'}` }, ['a']).text).to.match(/IN \('a'\) AND \(IsActive = true OR Alias = 'x'\)$/);
  });

  for (const odd of [{ from: 'User; x' }, { fields: ['Id)'] }, { key: "Name' OR" }]) {
    it(`takes no ${Object.keys(odd).join()} that is no name`, () => {
      expect(() => findQuery({ ...shape, ...odd }, ['a'])).to.throw().with.property('key', 'soql-not-a-name');
    });
  }

  it('compares ids by 15 characters with their case, everything else without regard to case', () => {
    expect(comparable('UserId', '005000000000001AAA')).to.equal(comparable('UserId', '005000000000001'));
    expect(comparable('Id', '00500000000000a')).not.to.equal(comparable('Id', '00500000000000A'));
    expect(comparable('PermissionSet.ProfileId', '00e000000000001AAA')).to.equal('00e000000000001');
    expect(comparable('Assignee.Username', 'Ana@Example.com')).to.equal('ana@example.com');
  });

  it('finds its key in a row and in a row’s parent', () => {
    expect(keyIn({ Username: 'A' }, 'Username')).to.equal('a');
    expect(keyIn({ Assignee: { Username: 'A' } }, 'Assignee.Username')).to.equal('a');
    for (const row of [{}, { Assignee: null }, { Assignee: { Username: null } }, null]) expect(keyIn(row, 'Assignee.Username')).to.equal(undefined);
  });

  it('for many values asks for each of them once', async () => {
    const asked: string[] = [];
    const find = async <Row>({ value }: Find): Promise<readonly Row[]> => {
      asked.push(value);
      return [value as Row, value as Row];
    };
    expect(await findAll<string>({ find } as OrgReader, shape, ['a', 'b', 'a'])).to.deep.equal(['a', 'a', 'b', 'b']);
    expect(asked).to.deep.equal(['a', 'b']);
  });
});
