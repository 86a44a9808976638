/** A Salesforce id of 15 or 18 characters as its first 15, which alone tell it apart; ids in source hold names and stay as they are. */
export const recordKey = (id: string): string => (/^\d[a-zA-Z0-9]{17}$/.test(id) ? id.slice(0, 15) : id);

/** A name as it is compared: Salesforce's names and usernames are the same in any letter case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** Either, where a text may be an id or a name: letter case tells ids apart, and no names. */
export const anyKey = (text: string): string => (/^\d[a-zA-Z0-9]{14}(?:[a-zA-Z0-9]{3})?$/.test(text) ? recordKey(text) : nameKey(text));
