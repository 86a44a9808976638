/** Rights on an object that hold another one on it too (the catalogue's effectivePermissions 6 [A]). */
const wider: Readonly<Record<string, readonly string[]>> = {
  read: ['viewAllRecords', 'modifyAllRecords'],
  edit: ['modifyAllRecords'],
  delete: ['modifyAllRecords'],
  viewAllRecords: ['modifyAllRecords'],
};
export const widerRights = (right: string): readonly string[] => wider[right] ?? [];

/** System permissions that give a right on every object; neither View All Data nor Modify All Data opens a field (6 and 7 [A]). */
export function rightsEverywhere(right: string): readonly string[] {
  if (right === 'viewAllFields') return ['ViewAllFieldsGlobal'];
  return right === 'read' || right === 'viewAllRecords' ? ['ModifyAllData', 'ViewAllData'] : ['ModifyAllData'];
}
