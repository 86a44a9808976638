import type { PracticeOrg } from './caller.ts';
import { retrieve } from './deploying.ts';
import type { Component } from './deploying.ts';
import { ordered, sorted } from './xml.ts';
import type { XmlFields } from './xml.ts';

/** A connected app that is right in all that is not overridden. */
export function connectedApp(name: string, oauth: XmlFields = {}, more: XmlFields = {}): Component {
  const oauthConfig = ordered({
    callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
    isAdminApproved: true,
    scopes: ['Api', 'RefreshToken'],
    ...oauth,
  });
  const oauthPolicy = { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'zero' };
  return {
    type: 'ConnectedApp',
    name,
    xml: sorted({ contactEmail: 'platform@example.com', label: name.replaceAll('_', ' '), oauthConfig, oauthPolicy, ...more }),
  };
}

/** The app's file as a retrieve brings it. */
export async function retrieved(org: PracticeOrg, name: string): Promise<string> {
  const { files } = await retrieve(org, [['ConnectedApp', name]]);
  return files[`connectedApps/${name}.connectedApp`] ?? '';
}
