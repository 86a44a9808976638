import { accounts, cast, isShared, type Account } from '../cast.ts';
import { dayAt, loginDays, logDays, minutes } from '../moments.ts';
import type { World } from '../world.ts';
import { call, login } from './evidence.ts';

const isLoggingIn = ({ apps, isInOrg, id }: Account): boolean => apps.length > 0 && isInOrg && !isShared(id);

/** What accounts of their own leave in log-in history and event logs: one app each, people by browser. An app that is refused shares nothing. */
export function ownLogins(world: World): void {
  for (const day of [70, 30, 9]) login(world, dayAt(day), cast.marketing, 'Sheet Uploader', 'Invalid Password');
  for (const account of accounts.filter(isLoggingIn)) {
    const app = account.apps[0] ?? '';
    for (let day = loginDays - 1 - world.draw.below(4); day > 0; day -= 4 + world.draw.below(6)) login(world, dayAt(day) - minutes(world.draw.below(300)), account, app);
    if (app === 'Browser') continue;
    for (let day = logDays; day > 0; day -= 1) {
      for (let turn = 0; turn < 1 + world.draw.below(3); turn += 1) call(world, { at: dayAt(day) + minutes(world.draw.below(700)), account, app, entity: world.draw.pick(['Account', 'Contact', 'Case', 'Lead']), method: world.draw.pick(['GET', 'PATCH', 'POST']), status: 200 });
    }
  }
}
