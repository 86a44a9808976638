import { partOf, type Landing, type LandingNotes, type LandingSlice } from '../../core/model/history/landing.ts';

/** The notes of one batch: changed in memory at once, and on disk when the promise resolves. */
export interface NoteBook {
  readonly batch: string;
  all(): LandingNotes;
  slice(name: string): LandingSlice;
  change(name: string, change: (slice: LandingSlice) => LandingSlice): Promise<void>;
  /** The slice without a job and without pages. */
  begin(name: string): Promise<void>;
  /** The slice's part is in the store; of one of the archive, from when to when its rows are. */
  keep(slice: Pick<LandingSlice, 'object' | 'archive'>, range?: { readonly from: string; readonly to: string }): Promise<void>;
}

/** One write after the other, each with all that is known by then. */
export function openNoteBook(landing: Landing, begun: LandingNotes): NoteBook {
  let notes = begun;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    writing = writing.catch(() => undefined).then(async () => landing.note(notes));
    await writing;
  };
  const change = async (name: string, changed: (slice: LandingSlice) => LandingSlice): Promise<void> => {
    notes = { ...notes, slices: notes.slices.map((slice) => (slice.name === name ? changed(slice) : slice)) };
    await write();
  };
  return {
    batch: begun.batch,
    all: () => notes,
    slice(name) {
      const found = notes.slices.find((slice) => slice.name === name);
      if (found === undefined) throw new Error(`no slice ${name} in batch ${begun.batch}`);
      return found;
    },
    change,
    begin: async (name) => change(name, (slice) => Object.fromEntries(Object.entries({ ...slice, pages: [] }).filter(([key]) => key !== 'job')) as unknown as LandingSlice),
    async keep(slice, range) {
      const archived = slice.archive && range !== undefined ? { archived: { ...notes.archived, [slice.object]: range } } : {};
      notes = { ...notes, kept: [...notes.kept, partOf(slice)], ...archived };
      await write();
    },
  };
}
