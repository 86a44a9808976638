import { isSure } from '../../../core/model/audit/certainty.ts';
import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { rotationUnderWay } from '../../../core/model/audit/own-runs.ts';
import { heldOf, missingColumns, unsureHolders, untrustedHolders } from '../../../core/model/audit/permission-holders.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { OrgSettingsRow } from '../../../core/model/audit/rows-setup.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const permission = 'ViewClientSecret';
const label = 'View External Client App Consumer Secrets in Metadata';

/** Elements of ExternalClientAppSettings (facts 1.4, 5.1). */
const switches = [
  { property: 'consumerSecretApiAccess', element: 'enableConsumerSecretApiAccess', through: 'the Metadata API' },
  { property: 'clientSecretInRestApi', element: 'enableClientSecretInRestApiAccess', through: 'the REST API' },
] as const;

function openSwitches(settings: OrgSettingsRow | undefined): readonly Evidence[] {
  return switches
    .filter(({ property }) => settings?.[property] === true)
    .map(({ property, element, through }) => {
      const at = settings?.places?.[property];
      return { key: element, words: `${element} is true: consumer secrets of external client apps can be read through ${through}.`, fix: `In Setup, in the settings of external client apps, let ${through} show no consumer secrets. In metadata: ExternalClientAppSettings.${element} = false.`, ...placed(at) };
    });
}

const untold = (settings: OrgSettingsRow | undefined): readonly Gap[] =>
  switches.filter(({ property }) => settings?.[property] === undefined).map(({ element }) => ({ kind: 'not-given', words: `${element} is not in the settings of external client apps that were read.` }));

/** In an org everybody who holds it; in files the profiles and sets of integrations. */
function integrationsWithIt(view: View): readonly Evidence[] {
  return view.holders
    .filter((holder) => isSure(holder) && !holder.isSalesforceOwned)
    .flatMap((holder) => heldOf(view.access(holder), [permission]).map(({ source }) => ({ key: `${permission}:${holder.subject.key}`, words: `${holder.subject.key} may read consumer secrets: ${label} comes from ${source.words}.`, fix: `Switch it off in ${source.words}, and replace every secret that could be read.`, ...placed(source.at) })));
}

function peopleWithIt(view: View): readonly Evidence[] {
  const isIntegration = (id: string): boolean => {
    const holder = view.holderOf(id);
    return holder !== undefined && isSure(holder);
  };
  return untrustedHolders(view, [permission])
    .filter(({ user }) => !isIntegration(user.id))
    .map(({ user, held }) => ({ key: `${permission}:${user.username}`, words: `${user.username}, who is not on the policy's trustedAdmins, may read consumer secrets: ${label} comes from ${held[0]?.source.words ?? ''}.` }));
}

function judge(view: View): readonly Judgement[] {
  const subject = view.org;
  const pass = 'Consumer secrets cannot be read through APIs, and no integration may read them.';
  const apps = view.fact('externalClientApps');
  if (view.mode === 'org' && apps.state === 'known' && apps.rows.length === 0) return [{ subject, notApplicable: 'The org has no external client app.', pass }];
  const [settings] = view.rows('orgSettings');
  const open = openSwitches(settings);
  const isRotating = rotationUnderWay(view, view.integrations.map(({ spec }) => spec.name)) !== undefined;
  return [{
    subject,
    fails: [...(isRotating ? [] : open), ...integrationsWithIt(view)],
    unknowns: [...untold(settings), ...(view.mode === 'org' ? [...missingColumns(view, [permission]), ...unsureHolders(view, [permission])] : []), ...unseen(view, subject, ['users'])],
    warns: [...(isRotating ? open : []), ...peopleWithIt(view)],
    pass,
  }];
}

const check: Check = { id: 'iu-crd-007', rule, judge };
export default check;
