/** A piece of a document that may be left out. */
export interface Block {
  readonly text: string;
  /** Low comes in first where there is not room for all. */
  readonly rank: number;
  /** Says nothing without this one, which stands before it and has a lower rank. */
  readonly under?: Block;
  /** What is missing where it is left out. */
  readonly holds: { readonly integrations?: number; readonly changes?: number };
}

/** The blocks that fit into a number of characters: by rank, then in order; those that stay keep their order. */
export function fitted(blocks: readonly Block[], room: number): { readonly kept: readonly Block[]; readonly left: readonly Block[] } {
  const kept = new Set<Block>();
  let free = room;
  for (const block of blocks.toSorted((a, b) => a.rank - b.rank)) {
    if (block.text.length > free || (block.under !== undefined && !kept.has(block.under))) continue;
    kept.add(block);
    free -= block.text.length;
  }
  return { kept: blocks.filter((block) => kept.has(block)), left: blocks.filter((block) => !kept.has(block)) };
}
