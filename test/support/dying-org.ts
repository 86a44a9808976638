import type { DeployOptions, Org } from '../../src/core/model/ports.ts';

/** What a process that dies leaves behind where nothing may catch it. */
export class Crash extends Error {}

type Write = 'deploy' | 'create User' | 'create PermissionSetAssignment';

/** The org behind a process that dies once the org has taken a write of this kind, and before its answer is read. */
export function diesAfter(org: Org, kind: Write): Org {
  return {
    ...org,
    create: async (sobject, fields) => {
      const id = await org.create(sobject, fields);
      if (kind === `create ${sobject}`) throw new Crash();
      return id;
    },
    deploy: async (files, options) => {
      const outcome = await org.deploy(files, options);
      if (kind === 'deploy' && !options.checkOnly) throw new Crash();
      return outcome;
    },
  };
}

/** The org behind a process that dies as soon as the org has named its deploy, which goes on without it. */
export function diesWaiting(org: Org): Org {
  const dying = (options: DeployOptions): DeployOptions => ({
    ...options,
    started: async (id) => {
      await options.started?.(id);
      throw new Crash();
    },
  });
  return { ...org, deploy: (files, options) => org.deploy(files, options.checkOnly ? options : dying(options)) };
}

/** True where the work died. */
export async function dies(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Crash) return true;
      throw error;
    }
  );
}
