export interface Closable {
  close(): Promise<void>;
}

/**
 * Called in a `describe`: what is passed to the function returned is closed when the suite ends, the newest first. Everything is
 * closed even when one of them fails; the failures are then thrown together.
 */
export function closeAfter(): <Resource extends Closable>(resource: Resource) => Resource {
  const opened: Closable[] = [];
  after(async () => {
    const failures: unknown[] = [];
    for (const resource of opened.reverse()) {
      await resource.close().catch((failure: unknown) => failures.push(failure));
    }
    if (failures.length > 0) throw new Error(failures.map(String).join('\n'));
  });
  return (resource) => {
    opened.push(resource);
    return resource;
  };
}
