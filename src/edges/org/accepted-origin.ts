import { isIPv4 } from 'node:net';
import { Problem } from '../../problems.ts';

/** A place that may be sent a session or a credential. */
export interface Origin {
  /** e.g. `https://acme.my.salesforce.com`: no path, no trailing slash. */
  readonly url: string;
  readonly host: string;
  readonly loopback: boolean;
}

const loginHosts = new Set(['login.salesforce.com', 'test.salesforce.com']);
/** My Domain on the public cloud, on the US government's military cloud and in China. */
const myDomain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){1,4}my\.(?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/;

/**
 * Scheme, host and port and nothing else. What the URL parser would silently repair or drop (tabs, backslashes, escapes,
 * full-width letters, missing slashes, an empty name before `@`, `/..`) is refused as written.
 */
const plainUrl = /^https?:\/\/[a-z0-9.:[\]_-]{1,290}\/{0,10}$/i;

function parse(text: string): URL {
  if (!plainUrl.test(text) || !URL.canParse(text)) throw new Problem('host-not-a-url', [JSON.stringify(text.slice(0, 100))]);
  return new URL(text);
}

function isLoopback(url: URL): boolean {
  const { hostname } = url;
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}

function isSalesforce(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && (loginHosts.has(url.hostname) || myDomain.test(url.hostname));
}

/**
 * The only door through which a URL becomes a place that may see a token: https on a My Domain or a login host of
 * Salesforce, standard port, nothing but the host; or, where `allowLoopback`, plain http on this machine. One or more
 * trailing slashes are dropped, since the CLI stores some instance URLs with one (facts/clients.md).
 *
 * Throws `host-not-a-url`, `host-not-salesforce` or `host-loopback-not-allowed`.
 */
export function acceptedOrigin(text: string, allowLoopback: boolean): Origin {
  const url = parse(text);
  if (url.protocol === 'http:' && isLoopback(url)) {
    if (!allowLoopback) throw new Problem('host-loopback-not-allowed', [url.host]);
    return { url: url.origin, host: url.host, loopback: true };
  }
  if (!isSalesforce(url)) throw new Problem('host-not-salesforce', [url.hostname]);
  return { url: url.origin, host: url.host, loopback: false };
}
