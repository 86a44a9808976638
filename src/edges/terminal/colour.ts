/**
 * Whether a stream takes ANSI colours: a terminal, unless NO_COLOR says otherwise (no-color.org) or the terminal is dumb;
 * FORCE_COLOR has the last word, as it has with Node and with the platform.
 */
export function takesColour({ isTTY }: { readonly isTTY?: boolean | undefined }, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no = '', TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY === true && no === '' && term !== 'dumb';
}
