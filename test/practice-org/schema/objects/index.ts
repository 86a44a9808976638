import { access } from './access.ts';
import { account } from './account.ts';
import { asset } from './asset.ts';
import { audit } from './audit.ts';
import { campaign } from './campaign.ts';
import { cases } from './case.ts';
import { connectedApplication } from './connected-application.ts';
import { contact } from './contact.ts';
import { content } from './content.ts';
import { contract } from './contract.ts';
import { definition } from './definition.ts';
import { event } from './event.ts';
import { externalClientApplication } from './external-client-application.ts';
import { externalClientOauthSettings } from './external-client-oauth-settings.ts';
import { group } from './group.ts';
import { healthCheck } from './health-check.ts';
import { jobs } from './jobs.ts';
import { lead } from './lead.ts';
import { login } from './login.ts';
import { opportunity } from './opportunity.ts';
import { opportunityHistory } from './opportunity-history.ts';
import { order } from './order.ts';
import { organization } from './organization.ts';
import { permissionSet } from './permission-set.ts';
import { permissionSetLicense } from './permission-set-license.ts';
import { product } from './product.ts';
import { profile } from './profile.ts';
import { streaming } from './streaming.ts';
import { task } from './task.ts';
import { user } from './user.ts';
import { userLogin } from './user-login.ts';
import { userPermissionAccess } from './user-permission-access.ts';

/** Every standard object, as line-format text (see ../line-format.ts). */
export const standardObjects = [
  access,
  account,
  asset,
  audit,
  campaign,
  cases,
  connectedApplication,
  contact,
  content,
  contract,
  definition,
  event,
  externalClientApplication,
  externalClientOauthSettings,
  group,
  healthCheck,
  jobs,
  lead,
  login,
  opportunity,
  opportunityHistory,
  order,
  organization,
  permissionSet,
  permissionSetLicense,
  product,
  profile,
  streaming,
  task,
  user,
  userLogin,
  userPermissionAccess,
];
