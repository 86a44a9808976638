import * as z from 'zod';
import { policySchema } from '../model/policy.ts';
import { specSchema } from '../model/spec.ts';
import { templateSchema } from '../model/template.ts';

/** Draft 7, which the YAML language server of editors reads; of what a person writes, so defaults may be left out. */
function jsonSchema(schema: z.ZodType, id: string, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { $schema, $id: `urn:sf-plugin-integration-user:${id}:v1`, title, ...rest };
}

export function specJsonSchema(): object {
  return jsonSchema(specSchema, 'spec', 'Integration (integrations/<name>.yaml)');
}

export function policyJsonSchema(): object {
  return jsonSchema(policySchema, 'policy', 'Integration policy (integrations/policy.yaml)');
}

export function templateJsonSchema(): object {
  return jsonSchema(templateSchema, 'template', 'Integration template (integrations/templates/<id>.yaml)');
}
