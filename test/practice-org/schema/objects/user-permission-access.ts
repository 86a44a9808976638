/** One row, the caller's own; its permission columns are added with those of the permission sets. */
export const userPermissionAccess = `
object UserPermissionAccess 0up "User Permission Access" "User Permission Accesses" query
LastCacheUpdate:datetime?
`;
