import type { Spec } from '../core/model/spec.ts';
import type { Template } from '../core/model/template.ts';
import { parse } from '../core/spec/parse.ts';
import { newSpec } from './new-spec.ts';

const nobody = { name: 'Not assigned', email: 'not-assigned@example.com' };

/** A template as the spec of nobody yet, for looking at what it would grant. Addresses are the documentation's own (RFC 5737). */
export function patternSpec(template: Template): Spec {
  const text = newSpec(template, {
    name: template.id.replaceAll('-', '_').slice(0, 28).replace(/_$/, ''),
    label: template.title.slice(0, 60),
    purpose: template.summary.slice(0, 255),
    owner: nobody,
    custodians: [nobody.email],
    mailbox: nobody.email,
    username: 'not.assigned@example.com',
    allow: [{ cidr: '192.0.2.0/24', source: 'no network yet' }],
  });
  return parse(text, `template ${template.id}`);
}
