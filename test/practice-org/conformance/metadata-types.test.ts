import { registry } from '@salesforce/source-deploy-retrieve';
import { expect } from 'chai';
import { practiceOrg } from '../refusals/caller.ts';
import { elements, soap, text, texts } from '../refusals/soap.ts';
import type { MetadataType } from './recorded.ts';
import { PLACES, metadataTypes, recordedSuite, registryTypes } from './recorded.ts';

const wholeRegistry = (): string[] => Object.values(registry.types).map((type) => type.name);
const REQUIRED = [
  'Profile',
  'PermissionSet',
  'ConnectedApp',
  'ExternalClientApplication',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies',
  'CustomObject',
  'Settings',
];

const TRAITS = ['directoryName', 'suffix', 'inFolder', 'metaFile'] as const;

recordedSuite('practice org conformance: metadata types', [PLACES.METADATA, PLACES.REGISTRY], () => {
  const org = practiceOrg();
  let ours: (MetadataType & { children: string[] })[] = [];
  before(async () => {
    const described = await soap(org(), '<describeMetadata><asOfVersion>66.0</asOfVersion></describeMetadata>');
    ours = elements(elements(described, 'result')[0] ?? {}, 'metadataObjects').map((node) => ({
      name: text(node, 'xmlName'),
      directoryName: text(node, 'directoryName'),
      suffix: text(node, 'suffix'),
      inFolder: text(node, 'inFolder') === 'true',
      metaFile: text(node, 'metaFile') === 'true',
      children: texts(node, 'childXmlNames'),
    }));
  });

  it('describes the metadata types an identity is made of (facts 1 [A])', () => {
    expect(ours.map((type) => type.name)).to.include.members(REQUIRED);
  });

  it('describes each type with the directory and suffix of a current org (facts 1.4 [A])', () => {
    const recorded = metadataTypes();
    const differences = ours.flatMap((type) => {
      const theirs = recorded.get(type.name === 'Settings' ? 'SecuritySettings' : type.name);
      return TRAITS.filter((trait) => theirs?.directoryName && (type[trait] ?? '') !== (theirs[trait] ?? '')).map(
        (trait) => `${type.name} ${trait}: ${String(type[trait])}, recorded ${String(theirs?.[trait])}`,
      );
    });
    expect(differences).to.deep.equal([]);
  });

  it('describes no type that neither a current org nor the source registry has (facts 1.4 [A])', () => {
    const known = new Set([...metadataTypes().keys(), ...wholeRegistry()]);
    expect(ours.map((type) => type.name).filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('agrees with the source registry (facts 1.4 [A])', () => {
    const registry = registryTypes();
    for (const type of ours) {
      const theirs = registry.get(type.name);
      if (theirs) expect(type, type.name).to.include({ directoryName: theirs.directoryName, suffix: theirs.suffix });
    }
  });

  it('names CustomField a child of CustomObject (facts 1.6 [A])', () => {
    expect(ours.find((type) => type.name === 'CustomObject')?.children).to.include('CustomField');
  });

  it('describes no type of a newer API version to an older one (facts 1.4 [A])', async () => {
    const described = await soap(org(), '<describeMetadata><asOfVersion>50.0</asOfVersion></describeMetadata>', { version: '50.0' });
    const names = elements(elements(described, 'result')[0] ?? {}, 'metadataObjects').map((node) => text(node, 'xmlName'));
    expect(names).to.include('Profile').and.not.include('ExternalClientApplication');
  });
});
