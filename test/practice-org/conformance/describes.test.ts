import { expect } from 'chai';
import { get, practiceOrg } from '../refusals/caller.ts';
import type { PracticeOrg } from '../refusals/caller.ts';
import { ALLOWED, LEFT_OUT, allowed } from './allowed.ts';
import { childDifferences, fieldDifferences, inventedFields } from './differences.ts';
import type { RecordedObject } from './recorded.ts';
import { PLACES, cachedDescribes, modelsV64, recordedSuite, recordedDescribes, recordedObjects, referenceV63 } from './recorded.ts';

const OBJECT_TRAITS = ['keyPrefix', 'queryable', 'createable', 'updateable', 'deletable'] as const;

async function describeOf(org: PracticeOrg, object: string): Promise<RecordedObject> {
  const { status, body } = await get(org, `/sobjects/${object}/describe`);
  expect(status, `describe of ${object}: ${JSON.stringify(body).slice(0, 200)}`).to.equal(200);
  return body as RecordedObject;
}

const met: string[] = [];
/** The differences without an explanation. */
function unexplained(found: readonly string[]): string[] {
  met.push(...found);
  return found.filter((difference) => !allowed(difference));
}

recordedSuite('practice org conformance: describes', [PLACES.V64, PLACES.PROPERTIES, PLACES.CACHED, PLACES.CASSETTES], () => {
  const org = practiceOrg({ settings: { switches: { approveUninstalledAppsColumn: 'absent' } } });
  let known = new Set<string>();
  before(async () => {
    const { body } = await get(org(), '/sobjects');
    known = new Set((body as { sobjects: { name: string }[] }).sobjects.map((one) => one.name));
  });

  for (const recorded of modelsV64()) {
    it(`describes ${recorded.name} as API 64 does (facts 2 [A])`, async () => {
      const ours = await describeOf(org(), recorded.name);
      expect(unexplained(fieldDifferences(ours, recorded, known))).to.deep.equal([]);
    });
  }

  for (const recorded of referenceV63()) {
    it(`lets ${recorded.name} be filtered, grouped, sorted and written as the object reference says (facts 2 [A])`, async () => {
      const ours = await describeOf(org(), recorded.name);
      expect(recorded.fields).to.not.have.lengthOf(0);
      expect(unexplained(fieldDifferences(ours, recorded, known))).to.deep.equal([]);
    });
  }

  for (const recorded of recordedDescribes()) {
    it(`describes ${recorded.name} as a recorded org does (facts 2 [A])`, async () => {
      const ours = await describeOf(org(), recorded.name);
      expect(unexplained([...fieldDifferences(ours, recorded, known), ...childDifferences(ours, recorded)])).to.deep.equal([]);
    });
  }

  for (const recorded of cachedDescribes()) {
    if (LEFT_OUT.has(recorded.name)) continue;
    it(`filters, groups and sorts ${recorded.name} as a cached describe says (facts 2 [A])`, async () => {
      const ours = await describeOf(org(), recorded.name);
      const common = new Set(ours.fields.map((field) => field.name));
      const shared = { ...recorded, fields: recorded.fields.filter((field) => common.has(field.name)) };
      expect(unexplained(fieldDifferences(ours, shared, known))).to.deep.equal([]);
    });
  }

  it('invents no field of an object that was recorded (facts 2 [A])', async () => {
    const recordings = [...modelsV64(), ...recordedDescribes(), ...cachedDescribes()];
    const invented: string[] = [];
    for (const name of new Set(recordings.map((one) => one.name))) {
      if (!known.has(name)) continue;
      invented.push(
        ...inventedFields(
          await describeOf(org(), name),
          recordings.filter((one) => one.name === name),
        ),
      );
    }
    expect(unexplained(invented)).to.deep.equal([]);
  });

  it('lists its objects with the key prefixes and rights of a recorded org (facts 2 [A])', async () => {
    const recorded = new Map(recordedObjects().map((one) => [one.name, one]));
    const { body } = await get(org(), '/sobjects');
    const differences = (body as { sobjects: RecordedObject[] }).sobjects.flatMap((ours) => {
      const theirs = recorded.get(ours.name);
      if (!theirs) return [];
      return OBJECT_TRAITS.filter((trait) => (theirs[trait] ?? undefined) !== undefined && ours[trait] !== theirs[trait]).map(
        (trait) => `${ours.name} ${trait}: ${String(ours[trait])}, recorded ${String(theirs[trait])}`,
      );
    });
    expect(unexplained(differences)).to.deep.equal([]);
  });

  it('explains no difference that is not there (facts 2 [A])', () => {
    expect(ALLOWED.filter((entry) => !met.some((difference) => entry.difference.test(difference)))).to.deep.equal([]);
  });

  it('leaves out only the recorded objects that are named with a reason (facts 2 [A])', () => {
    expect([...LEFT_OUT.keys()].filter((name) => known.has(name))).to.deep.equal([]);
  });

  it('has every object that the facts describe (facts 2 [A])', () => {
    expect(
      modelsV64()
        .map((one) => one.name)
        .filter((name) => !known.has(name)),
    ).to.deep.equal([]);
  });
});
