/** `*` stands for any text. Runs in time linear in both, unlike a regular expression with many stars. */
export function globMatches(glob: string, text: string): boolean {
  const [head = '', ...parts] = glob.toLowerCase().split('*');
  const whole = text.toLowerCase();
  const tail = parts.pop();
  if (tail === undefined) return whole === head;
  if (!whole.startsWith(head) || !whole.endsWith(tail) || whole.length < head.length + tail.length) return false;
  let rest = whole.slice(head.length, whole.length - tail.length);
  return parts.every((part) => {
    const at = rest.indexOf(part);
    if (at !== -1) rest = rest.slice(at + part.length);
    return at !== -1;
  });
}
