import type { Finding } from '../model/audit/report.ts';
import type { Verdict } from '../model/audit/check.ts';
import type { AppKind } from '../model/audit/rows-apps.ts';
import type { Rule } from '../model/audit/rule.ts';

/** What may stand in a command as it is, in every shell. */
const plain = /^[A-Za-z0-9._@-]+$/;

interface Known {
  /** The spec's name, where there is a spec. */
  readonly name?: string | undefined;
  /** How the org was reached. */
  readonly org?: string | undefined;
  /** Of a finding about an app, what kind of app that is. */
  readonly appKind?: AppKind | undefined;
}

/**
 * The rule's words with what is known filled in: NAME and ORG, and `integrations/<name>.yaml`. A name that a shell could take
 * for more than itself stays a placeholder: names of an org are not commands.
 */
function filled(text: string, { name, org }: Known): string {
  const named = name !== undefined && plain.test(name) ? text.replaceAll(/--name NAME\b/g, `--name ${name}`).replaceAll('<name>.yaml', `${name}.yaml`) : text;
  return org !== undefined && plain.test(org) ? named.replaceAll(/--target-org ORG\b/g, `--target-org ${org}`) : named;
}

/** What mends a finding: what its own evidence says, else the rule. */
export function mend(rule: Rule, { evidence }: Pick<Verdict, 'evidence'>, known: Known): Finding['fix'] {
  const own = evidence.find(({ fix }) => fix !== undefined)?.fix;
  const exact = known.appKind === undefined ? rule.fix.exact : (rule.fix.exactFor?.[known.appKind] ?? rule.fix.exact);
  return { kind: rule.fix.kind, exact: own ?? filled(exact, known), words: filled(rule.remediation, known) };
}
