import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { PLACES, recordedSuite } from '../conformance/recorded.ts';
import { practiceOrg } from '../refusals/caller.ts';
import { deployed, retrieve } from '../refusals/deploying.ts';
import { FOLDER, shelved } from '../refusals/reports.ts';
import { parseXml } from '../refusals/soap.ts';
import { standardObject, trackedField, trackedObject } from '../refusals/tracked-object.ts';

const GSA = join(import.meta.dirname, '../../../../shared/corpus/GSA__SF_WorkSpace/force-app/main/default/reports');

/** The elements of a report file, and the custom fields it names, by object. */
function realReport(path: string): { name: string; content: string; fields: Map<string, Set<string>> } {
  const content = readFileSync(path, 'utf8').replace(/^[\s\S]*?<Report xmlns="[^"]*">/, '').replace(/<\/Report>\s*$/, '');
  const fields = new Map<string, Set<string>>();
  for (const [, object = '', field = ''] of content.matchAll(/<(?:field|column)>(\w+)\.(\w+__c)</g)) fields.set(object, new Set([...(fields.get(object) ?? []), field]));
  return { name: basename(path, '.report-meta.xml').replaceAll('-', '_'), content, fields };
}

recordedSuite('practice org: history reports of real orgs', [PLACES.XML, GSA], () => {
  const org = practiceOrg();
  const evidence = readdirSync(PLACES.XML)
    .filter((file) => /^report-(?!Custom).*AuditHistory\./.test(file))
    .map((file) => join(PLACES.XML, file));
  const corpus = readdirSync(GSA, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.report-meta.xml'))
    .map((file) => join(GSA, file))
    .filter((path) => readFileSync(path, 'utf8').includes('AuditHistory$'));
  before(async () => {
    await shelved(org(), { Report: { Real: FOLDER } });
  });

  for (const path of [...evidence, ...corpus]) {
    it(`takes ${basename(path)}, once its fields are there, and gives it back (facts 1.7 [A])`, async () => {
      const { name, content, fields } = realReport(path);
      for (const [object, names] of fields) {
        const custom = [...names].map((field) => trackedField(field, { trackHistory: false }));
        await deployed(org(), [object.endsWith('__c') ? trackedObject(object, custom) : standardObject(object, { fields: custom })]);
      }
      const fullName = `Real/${name}`;
      await shelved(org(), { Report: { [fullName]: content } });
      const { files } = await retrieve(org(), [['Report', fullName]]);
      const [back, sent] = [await parseXml(files[`reports/${fullName}.report`]), await parseXml(`<Report>${content}</Report>`)];
      for (const element of ['columns', 'filter', 'params', 'reportType', 'timeFrameFilter', 'groupingsDown', 'sortColumn']) expect(back[element], element).to.deep.equal(sent[element]);
    });
  }
});
