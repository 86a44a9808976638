import { importPKCS8, SignJWT } from 'jose';
import type { LoginRequest } from '../../core/model/ports.ts';
import type { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import type { Origin } from './accepted-origin.ts';

/** facts 3.4: `exp` at most 3 to 5 minutes ahead, in seconds. */
const assertionSeconds = 180;

/** One audience, the right one: the login host of the org's kind. A practice org is its own login host. */
function audienceOf(request: LoginRequest, origin: Origin): string {
  if (origin.loopback) return origin.url;
  return request.isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

function needed(secret: Secret | undefined, what: string, username: string): Secret {
  if (secret === undefined) throw new Problem('credential-incomplete', [username, what]);
  return secret;
}

async function assertion(request: LoginRequest, origin: Origin, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  const privateKey = needed(request.credential.privateKey, 'private key', request.username);
  const key = await privateKey.use((pem) => importPKCS8(pem, 'RS256')).catch(() => {
    throw new Problem('credential-unusable', [request.username]);
  });
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(request.credential.consumerKey)
    .setSubject(request.username)
    .setAudience(audienceOf(request, origin))
    .setIssuedAt(issued)
    .setExpirationTime(issued + assertionSeconds)
    .sign(key);
}

/**
 * The form for the token endpoint (facts 3.4 [A]). It holds a secret or an assertion: it goes on the wire and nowhere else.
 * Throws `credential-incomplete` and `credential-unusable`.
 */
export async function tokenForm(request: LoginRequest, origin: Origin, now: Date): Promise<string> {
  if (request.flow === 'jwt-bearer') {
    const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: await assertion(request, origin, now) };
    return new URLSearchParams(form).toString();
  }
  const { consumerKey, consumerSecret } = request.credential;
  return needed(consumerSecret, 'consumer secret', request.username).use((secret) =>
    new URLSearchParams({ grant_type: 'client_credentials', client_id: consumerKey, client_secret: secret }).toString()
  );
}
