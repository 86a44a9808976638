import { expect } from 'chai';
import { practiceOrg } from './caller.ts';
import { deployed, refusedDeploy, retrieve } from './deploying.ts';
import type { Component } from './deploying.ts';

const settings = (name: string, xml: string): Component => ({ type: 'Settings', name, root: `${name}Settings`, xml });
const ADMIN_APPROVED = settings('ConnectedApp', '<enableAdminApprovedAppsOnly>true</enableAdminApprovedAppsOnly>');

describe('practice org refusals: settings', () => {
  const plain = practiceOrg();
  const controlled = practiceOrg({ settings: { switches: { apiAccessControl: 'on' } } });

  it('refuses admin-approved apps only where API Access Control is off (facts 1.5 [A])', async () => {
    await refusedDeploy(plain(), [ADMIN_APPROVED]);
    await deployed(controlled(), [ADMIN_APPROVED]);
    const { files } = await retrieve(controlled(), [['Settings', 'ConnectedApp']]);
    expect(files['settings/ConnectedApp.settings']).to.include('<enableAdminApprovedAppsOnly>true<');
  });

  it('refuses an element a settings file does not have, and settings that do not exist (facts 1.5 [A])', async () => {
    await refusedDeploy(plain(), [settings('OauthOidc', '<blockEverything>true</blockEverything>')]);
    await refusedDeploy(plain(), [settings('Nonsense', '<x>true</x>')]);
    await deployed(plain(), [settings('OauthOidc', '<blockOAuthUnPwFlow>true</blockOAuthUnPwFlow>')]);
  });

  it('blocks the username-password flow in a new org (facts 4 [A])', async () => {
    const { files } = await retrieve(plain(), [['Settings', 'OauthOidc']]);
    expect(files['settings/OauthOidc.settings']).to.include('<blockOAuthUnPwFlow>true<');
  });
});
