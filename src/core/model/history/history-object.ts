/** History objects that are not field history, though their names end alike (facts 2, 1.7; corpus: PECULIARITIES 15). */
const lookAlikes = new Set(['opportunityhistory', 'loginhistory', 'verificationhistory', 'activityhistory', 'processinstancehistory', 'casehistory2', 'quantityforecasthistory', 'revenueforecasthistory', 'forecastinghistory', 'lookedupfromactivity']);

/** `Case` of CaseHistory, `Opportunity` of OpportunityFieldHistory, `My_Thing__c` of My_Thing__History; `undefined` for what is no field history. */
export function objectOfHistory(name: string): string | undefined {
  if (lookAlikes.has(name.toLowerCase())) return undefined;
  const custom = /^(\w+)__History$/i.exec(name)?.[1];
  if (custom !== undefined) return `${custom}__c`;
  return /^OpportunityFieldHistory$/i.test(name) ? 'Opportunity' : /^([A-Za-z]\w*?)History$/.exec(name)?.[1];
}

export type NamedFile = { readonly kind: 'history'; readonly object: string } | { readonly kind: 'look-alike' | 'unnamed' };

/** Names in a file's name that may be a history object's: a custom one may have underscores in it, a standard one has none. */
function candidates(stem: string): readonly string[] {
  return stem.split(/[^A-Za-z0-9_]+/).flatMap((part) => {
    const upTo = /^(.*?History)(?![A-Za-z])/i.exec(part)?.[1];
    if (upTo === undefined) return [];
    return [/__History$/i.test(upTo) ? upTo : (upTo.split('_').at(-1) ?? upTo)];
  });
}

/** The object whose history a file holds, by its name: `CaseHistory.csv`, `export_CaseHistory-2026-10_001.csv.gz`, `My__History.parquet`. */
export function objectOfFile(fileName: string): NamedFile {
  const named = candidates(fileName.replace(/\.(?:csv|parquet|txt|tsv)?(?:\.gz)?$/i, ''));
  for (const name of named) {
    const object = objectOfHistory(name);
    if (object !== undefined) return { kind: 'history', object };
  }
  return { kind: named.length > 0 ? 'look-alike' : 'unnamed' };
}
