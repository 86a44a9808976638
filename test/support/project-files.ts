import type { Files } from '../../src/core/model/ports.ts';

/** The files of a project in memory. */
export interface ProjectFiles extends Files {
  content(path: string): string;
  all(): Readonly<Record<string, string>>;
}

export function projectFiles(start: Readonly<Record<string, string>>): ProjectFiles {
  const files = new Map(Object.entries(start));
  return {
    read: async (path) => files.get(path),
    write: async (path, content) => {
      files.set(path, content);
    },
    list: async (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
    content: (path) => {
      const content = files.get(path);
      if (content === undefined) throw new Error(`${path} is not there`);
      return content;
    },
    all: () => Object.fromEntries(files),
  };
}
