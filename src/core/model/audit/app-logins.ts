import { loginApp } from './login-kinds.ts';
import { nameKey, recordKey } from './record-key.ts';
import type { LoginRow } from './rows-use.ts';
import type { App, View } from './view.ts';

/** Logins of the window that name the app, newest first. LoginHistory tells no id, only what the app is called (facts 2.x [A]). */
export function loginsThrough(view: View, app: App): readonly LoginRow[] {
  const names = new Set([app.name, app.label, app.record?.name, app.external?.label].flatMap((name) => (name === undefined ? [] : [nameKey(name)])));
  const users = new Set(app.uses.filter(({ by }) => by !== 'binding').map(({ userId }) => recordKey(userId)));
  const held = view.holders.filter(({ user }) => user !== undefined && users.has(recordKey(user.id)));
  return held.flatMap(({ logins }) => logins).filter(({ application }) => names.has(nameKey(loginApp(application) ?? '')));
}
