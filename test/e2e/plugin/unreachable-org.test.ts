import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter, type Closable } from '../support/close-after.ts';
import { openOddHost, type OddHost } from '../support/odd-host.ts';
import { expectProblem, type Expected } from '../support/problem.ts';
import { specFile } from '../support/spec.ts';

const cases: (Expected & { host: OddHost | 'does not listen' })[] = [
  { host: 'does not listen', exit: 1, name: 'org-unreachable', says: /^No connection to 127\.0\.0\.1:\d+ came about \([^)]+\)\. Nothing was sent\.$/, next: /Check the network of this machine/ },
  { host: 'answers with a web page', exit: 1, name: 'org-odd-answer', says: /answered with something that is not Salesforce's API/, next: /A proxy or a login page of your network may have answered/ },
  { host: 'hangs up', exit: 1, name: 'org-no-answer', says: /did not answer \([^)]+\), although it was asked several times\. Nothing was changed by that\./, next: /run the same command again/ },
];

/** The platform exits 10 for any TypeError it finds in an error or its cause, and fetch's failures are TypeErrors. */
describe('Where the org was and nothing sensible answers any more, the plugin in the real sf says one plain sentence:', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { files: specFile('erp') });
    await admin.org.close();
  });

  for (const { host, ...expected } of cases) {
    it(`a host that ${host}`, async () => {
      let inItsPlace: Closable | undefined;
      try {
        if (host !== 'does not listen') inItsPlace = await openOddHost(admin.org.instanceUrl, host);
        expectProblem(await admin.json(['create', '--name', 'erp', '--target-org', 'admin', '--environment', 'practice', '--dry-run']), expected);
      } finally {
        await inItsPlace?.close();
      }
    });
  }
});
