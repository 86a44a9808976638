import { join } from 'node:path';

/** As the plugin's own wiring has it. */
export function keysFolder(home: string): string {
  return join(home, '.sf', 'integration-user', 'keys');
}
