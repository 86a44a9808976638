/** facts 2: what a user needs, with the values that are safe in every org. The nickname is the username's first part. */
export function userValues(username: string, profileId: string): Record<string, string> {
  return {
    Username: username,
    LastName: 'Billing Sync',
    Email: 'billing.integration@example.com',
    Alias: 'billing',
    CommunityNickname: username.split('@')[0] ?? username,
    ProfileId: profileId,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  };
}

/** Values as `sf data create record --values` takes them. */
export function asFlag(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ');
}
