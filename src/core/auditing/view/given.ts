/** Only the properties that have a value: what is not known is left out, never `undefined`. */
export function given<Parts extends object>(parts: Parts): { readonly [Key in keyof Parts]?: Exclude<Parts[Key], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as ReturnType<typeof given<Parts>>;
}
