const local = new Set(['localhost', '127.0.0.1', '[::1]']);
/** `{{URL}}`, `${URL}`, `%URL%`, `__URL__`, `<url>`: what a build fills in. */
const placeholder = /\{\{|\$\{|%[A-Z_]+%|__[A-Z_]+__|^<.*>$|^@.*@$/;

export const isPlaceholder = (url: string): boolean => placeholder.test(url);

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

export const isLocalCallback = (url: string): boolean => !isPlaceholder(url) && local.has(parsed(url)?.hostname ?? '');

/** What is wrong with a callback address, after `The callback ... of the app`; `undefined`: nothing, or a placeholder. */
export function callbackFault(url: string): string | undefined {
  if (isPlaceholder(url)) return undefined;
  if (url.includes('*')) return 'holds a wildcard, so a token can be sent to an address nobody chose';
  if (parsed(url)?.protocol === 'http:' && !isLocalCallback(url)) return 'uses http, so a token travels where others can read it';
  return undefined;
}
