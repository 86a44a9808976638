import { ApiError } from '../../http.ts';
import type { Rule } from './rule.ts';

export const userLogin: Rule = {
  checkUpdate: ({ row, before, actor }) => {
    // facts 2.x UserLogin [A], 7.17: the lock can only be taken off.
    if (row['IsPasswordLocked'] === true && before['IsPasswordLocked'] !== true) {
      throw new ApiError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'IsPasswordLocked can only be set to false', ['IsPasswordLocked']);
    }
    // facts 3.3 [A code]
    if (row['IsFrozen'] === true && before['IsFrozen'] !== true && row['UserId'] === actor.userId) {
      throw new ApiError(400, 'CANNOT_FREEZE_SELF', 'You cannot freeze your own user account', ['IsFrozen']);
    }
  },
};
