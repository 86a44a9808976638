interface Meaning {
  readonly error: string;
  readonly description?: RegExp;
  readonly words: string;
}

/** The token endpoint's words (facts 3.4 [A] unless marked), each with what is behind it here and what to do. */
const meanings: readonly Meaning[] = [
  // One practitioner's live org [C].
  { error: 'invalid_grant', description: /invalid assertion/i, words: 'the app has another certificate than the one kept here, or none: put certificate.pem of the key folder into the app in Setup, or replace the credential' },
  { error: 'invalid_grant', description: /hasn't approved this consumer/i, words: 'the app does not let in users an administrator approved, or the username is not one of this org' },
  { error: 'invalid_grant', description: /no client credentials user enabled/i, words: 'the app has no run-as user, or that user is not active' },
  { error: 'invalid_grant', description: /request not supported on this domain/i, words: 'client credentials work on My Domain only' },
  { error: 'invalid_grant', description: /inactive user/i, words: 'the user is deactivated or frozen' },
  { error: 'invalid_grant', description: /high assurance/i, words: 'the app or the profile asks for a session level that no such login has' },
  { error: 'invalid_app_access', words: 'neither the profile nor the permission set of this user is bound to the app' },
  { error: 'invalid_client', description: /invalid client credentials/i, words: 'the consumer secret kept here is not the app\'s: somebody replaced it in Setup, or the org gave the app one of its own' },
  { error: 'invalid_client', description: /must be installed/i, words: 'the app is not installed in this org' },
  { error: 'invalid_client_id', words: 'the org knows no app by the consumer key kept here, or does not everywhere yet' },
];

/** What a refused login means, as the second half of a sentence; `undefined` where its own words are all there is. */
export function refusalMeaning({ error, description }: { readonly error: string; readonly description: string }): string | undefined {
  return meanings.find((each) => each.error === error && (each.description === undefined || each.description.test(description)))?.words;
}
