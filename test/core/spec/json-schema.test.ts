import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { policyJsonSchema, specJsonSchema, templateJsonSchema } from '../../../src/core/spec/json-schema.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
}

/** Paths of keys without a description. */
function silent(schema: Schema, path: string): readonly string[] {
  const keys = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [...(inner.description === undefined ? [`${path}.${key}`] : []), ...silent(inner, `${path}.${key}`)]);
  const values = typeof schema.additionalProperties === 'object' ? silent(schema.additionalProperties, `${path}.*`) : [];
  return [...keys, ...values, ...(schema.items === undefined ? [] : silent(schema.items, `${path}[]`))];
}

function open(schema: Schema, path: string): readonly string[] {
  const groups = schema.properties !== undefined && schema.additionalProperties !== false ? [path] : [];
  return [...groups, ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => open(inner, `${path}.${key}`))];
}

for (const [name, make] of [['spec', specJsonSchema], ['policy', policyJsonSchema], ['template', templateJsonSchema]] as const) {
  describe(`the JSON schema of a ${name}`, () => {
    it('describes every key', () => expect(silent(make(), name)).to.deep.equal([]));
    it('lets no unknown key pass', () => expect(open(make(), name)).to.deep.equal([]));
    it('is draft 7, which editors read', () => expect(make()).to.have.property('$schema', 'http://json-schema.org/draft-07/schema#'));
  });
}

for (const [name, make] of [['spec', specJsonSchema], ['policy', policyJsonSchema]] as const) {
  it(`the published schema of a ${name} is the one of the code`, () => {
    const published: unknown = JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
    expect(published).to.deep.equal(JSON.parse(JSON.stringify(make())));
  });
}
