const inName = /[\p{L}\p{N}_@+-]/u;

/** Whether a name starts or ends between these characters, rather than being a piece of a longer one; a full stop ends a sentence or goes on a username. */
const isCut = (text: string, from: number, to: number): boolean =>
  inName.test(text.charAt(from - 1)) || inName.test(text.charAt(to)) || (text.charAt(to) === '.' && inName.test(text.charAt(to + 1))) || (text.charAt(from - 1) === '.' && inName.test(text.charAt(from - 2)));

/** Whether prose holds a name as a whole, in any letter case: `hubspot_Integration_Old` does not name `hubspot_Integration`. */
export function holdsName(prose: string, name: string): boolean {
  const [all, one] = [prose.toLowerCase(), name.toLowerCase()];
  for (let at = all.indexOf(one); at >= 0 && one !== ''; at = all.indexOf(one, at + 1)) if (!isCut(all, at, at + one.length)) return true;
  return false;
}
