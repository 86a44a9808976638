/** What is done for each item, at most so many at a time, in the order given. The first failure is thrown. */
export async function inTurns<Item, Value>(items: readonly Item[], most: number, each: (item: Item) => Promise<Value>): Promise<readonly Value[]> {
  const results: Value[] = [];
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await each(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
