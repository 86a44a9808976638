import { cast } from '../cast.ts';
import { seconds } from '../moments.ts';
import { alone, newRecord, write, type World } from '../world.ts';
import { momentIn } from './ordinary.ts';
import { mia, noor } from './targets.ts';

/** What history rows tell that is no change of a field (object reference: CaseHistory.Field and the Field lists of other histories [A]). */
export function events(world: World): void {
  const [support, olaf, admin, automated] = [alone(cast.support), alone(cast.olaf), alone(cast.admin), alone(cast.automated)];
  for (let turn = 0; turn < 4 + world.draw.below(4); turn += 1) {
    const at = momentIn(world, 150, 20);
    const record = newRecord(world, 'Case');
    write(world, { at, object: 'Case', record, field: 'created', by: support, value: null });
    write(world, { at: at + seconds(1), object: 'Case', record, field: 'ownerAssignment', by: automated, value: mia });
    write(world, { at: at + seconds(400), object: 'Case', record, field: 'ownerAccepted', by: olaf, value: noor });
    write(world, { at: at + seconds(900), object: 'Case', record, field: 'ownerEscalated', by: automated, value: mia });
    write(world, { at: at + seconds(950), object: 'Case', record, field: 'external', by: admin, value: null });
    const account = newRecord(world, 'Account');
    for (const field of ['created', 'locked', 'unlocked', 'feedEvent']) write(world, { at: at + seconds(1000), object: 'Account', record: account, field, by: admin, value: null });
    write(world, { at, object: 'Contact', record: newRecord(world, 'Contact'), field: 'individualMerged', by: admin, value: null });
  }
}
