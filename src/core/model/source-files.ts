/** In bytes. Profiles of big orgs reach several megabytes. */
export const largestSourceFile = 32 * 1024 * 1024;

/** By the name of a file or folder. Nobody wrote these for Salesforce: .git, .sf, installed packages. */
export const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
