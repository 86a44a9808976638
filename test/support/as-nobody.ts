/** A user id that owns nothing. */
const nobody = 65_534;

/** What `use` makes of files that are not everybody's, even where the tests run as root, whom no mode stops. */
export async function asNobody<Outcome>(use: () => Promise<Outcome>): Promise<Outcome> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await use();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
