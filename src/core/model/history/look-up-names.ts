/** What `Field` of history may say of a field: its name, and of a standard look-up also the name without Id (facts 2, `Owner` [K]). */
export const inHistory = (field: string): readonly string[] => (/[a-z0-9]id$/i.test(field) && !field.includes('__') ? [field, field.slice(0, -2)] : [field]);

/** Everything that people may call a field: a look-up by its name in the API, or by its name in history. No field is called like another one with Id behind it. */
export const lookUpNames = (field: string): readonly string[] => (field.includes('__') ? [field] : [...new Set([...inHistory(field), `${field}Id`])]);
