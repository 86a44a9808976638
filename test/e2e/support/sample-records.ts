import type { Connection } from '@jsforce/jsforce-node';

export interface Sample {
  accountIds: string[];
  contactIds: string[];
}

const industries = ['Banking', 'Energy', 'Retail'];

/**
 * Accounts `Account 0000`, `Account 0001` ..., their industry by turns, created 200 a call. The first one has the contacts
 * Ada, Ben and Cleo.
 */
export async function createSample(connection: Connection, accounts: number): Promise<Sample> {
  const rows = Array.from({ length: accounts }, (_, index) => ({
    Name: `Account ${String(index).padStart(4, '0')}`,
    Industry: industries[index % industries.length] ?? '',
  }));
  const accountIds = await create(connection, 'Account', rows);
  const [first = ''] = accountIds;
  const contacts = ['Ada', 'Ben', 'Cleo'].map((name) => ({ LastName: name, AccountId: first }));
  return { accountIds, contactIds: await create(connection, 'Contact', contacts) };
}

async function create(connection: Connection, sobject: string, rows: Record<string, string>[]): Promise<string[]> {
  const results = await connection.sobject(sobject).create(rows, { allOrNone: true, allowRecursive: true });
  return results.map((result) => {
    if (!result.success) throw new Error(`${sobject}: ${JSON.stringify(result.errors)}`);
    return result.id;
  });
}
