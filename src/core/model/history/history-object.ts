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

/** The object whose history a file holds, by its name: `CaseHistory.csv`, `CaseHistory-2026-10_001.csv.gz`, `extract_My__History.parquet`. */
export function objectOfFile(fileName: string): NamedFile {
  const stem = fileName.replace(/\.(?:csv|parquet|txt|tsv)?(?:\.gz)?$/i, '');
  const parts = [stem, ...stem.split(/[^A-Za-z0-9_]+/), ...stem.split(/[^A-Za-z0-9]+|_(?!_|c\b|History)(?<!__)/)];
  const history = parts.filter((part) => /History$/i.test(part));
  for (const part of history) {
    const object = objectOfHistory(part);
    if (object !== undefined && /^\w+$/.test(object)) return { kind: 'history', object };
  }
  return { kind: history.length > 0 ? 'look-alike' : 'unnamed' };
}
