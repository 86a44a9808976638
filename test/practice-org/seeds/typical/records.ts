import { newId } from '../../ids.ts';
import { objectOf } from '../../schema/schema.ts';
import { putRow } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { stamps } from '../stamps.ts';
import { dateIn } from './days.ts';

const industries = ['Manufacturing', 'Retail', 'Healthcare', 'Energy', 'Banking'];
const cities = ['Lisbon', 'Oslo', 'Turin', 'Ghent', 'Lyon', 'Graz'];
const pick = (values: string[], place: number): string => values[place % values.length] ?? '';

/** Business records, the same on every start, owned in turn by `owners`. Needs the custom objects of the seed's metadata. */
export function addRecords(state: OrgState, owners: string[]): void {
  const owner = (place: number): string => pick(owners, place);
  const add = (object: string, place: number, columns: Row): string => {
    const id = newId(state, objectOf(state.schema, object)?.keyPrefix ?? 'a00');
    putRow(state, object, { Id: id, IsDeleted: false, ...stamps(state, owner(place)), ...columns });
    return id;
  };
  const accounts = times(60, (place) =>
    add('Account', place, {
      Name: `${pick(cities, place)} Works ${place + 1}`,
      Industry: pick(industries, place),
      BillingCity: pick(cities, place),
      Phone: `+1 555 01${String(place).padStart(2, '0')}`,
      OwnerId: owner(place),
      Customer_Number__c: `C-${10_000 + place}`,
      Billing_Status__c: pick(['Current', 'Current', 'Current', 'Late', 'Blocked'], place),
    }),
  );
  const account = (place: number): string => pick(accounts, place);
  times(120, (place) =>
    add('Contact', place, {
      FirstName: pick(['Ada', 'Bo', 'Cem', 'Dora'], place),
      LastName: `Client ${place + 1}`,
      Email: `client${place + 1}@customer.example.com`,
      AccountId: account(place),
      OwnerId: owner(place),
      Marketing_Consent__c: place % 3 === 0,
    }),
  );
  times(40, (place) =>
    add('Lead', place, {
      FirstName: pick(['Eva', 'Finn', 'Gia'], place),
      LastName: `Prospect ${place + 1}`,
      Company: `${pick(cities, place)} Trading ${place + 1}`,
      Email: `prospect${place + 1}@lead.example.com`,
      Status: pick(['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted'], place),
      IsConverted: false,
      OwnerId: owner(place),
      Lead_Score__c: (place * 7) % 100,
    }),
  );
  times(30, (place) =>
    add('Opportunity', place, {
      Name: `Renewal ${place + 1}`,
      AccountId: account(place),
      StageName: pick(['Prospecting', 'Negotiation/Review', 'Closed Won'], place),
      CloseDate: dateIn(state, place * 5 - 60),
      Amount: 1000 * (place + 1),
      OwnerId: owner(place),
    }),
  );
  times(50, (place) =>
    add('Case', place, {
      CaseNumber: String(1001 + place).padStart(8, '0'),
      Subject: `Question ${place + 1}`,
      Status: pick(['New', 'Working', 'Closed'], place),
      Origin: pick(['Phone', 'Email', 'Web'], place),
      AccountId: account(place),
      OwnerId: owner(place),
    }),
  );
  times(80, (place) =>
    add('Invoice__c', place, {
      Name: `INV-${String(place + 1).padStart(5, '0')}`,
      Account__c: account(place),
      Amount__c: 250 + place * 12.5,
      Due_Date__c: dateIn(state, place - 40),
      External_Id__c: `ERP-${5000 + place}`,
      Status__c: pick(['Draft', 'Sent', 'Paid', 'Overdue'], place),
      OwnerId: owner(place),
    }),
  );
  times(20, (place) =>
    add('Subscription__c', place, { Name: `Plan ${place + 1}`, Account__c: account(place), Monthly_Fee__c: 99, Renewal_Date__c: dateIn(state, 30 + place) }),
  );
}

function times<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, place) => make(place));
}
