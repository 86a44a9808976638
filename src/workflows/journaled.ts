import type { Tools } from '../core/model/component.ts';
import type { Journal } from '../core/model/journal.ts';
import type { Org, Vault } from '../core/model/ports.ts';
import type { Deps } from './deps.ts';

/** Stands in the journal before the call goes out, and after its answer is back: what has only the first is looked up by the next run. */
async function told<Value>(journal: Journal, component: string, call: string, work: () => Promise<Value>, idOf: (value: Value) => string | undefined = () => undefined): Promise<Value> {
  await journal.write({ phase: 'sent', component, call });
  const value = await work();
  const id = idOf(value);
  await journal.write({ phase: 'answered', component, call, ...(id === undefined ? {} : { id }) });
  return value;
}

function journaledOrg(org: Org, journal: Journal, component: string): Org {
  return {
    ...org,
    create: (sobject, fields) => told(journal, component, `create ${sobject}`, () => org.create(sobject, fields), (id) => id),
    update: (sobject, id, fields) => told(journal, component, `update ${sobject} ${id}`, () => org.update(sobject, id, fields)),
    remove: (sobject, id) => told(journal, component, `remove ${sobject} ${id}`, () => org.remove(sobject, id)),
    deploy: (files, options) => {
      if (options.checkOnly) return org.deploy(files, options);
      const started = async (deployId: string): Promise<void> => {
        await journal.write({ phase: 'waiting', component, deployId });
        await options.started?.(deployId);
      };
      return told(journal, component, `deploy ${files.map((file) => `${file.type} ${file.fullName}`).join(', ')}`, () => org.deploy(files, { ...options, started }), ({ id }) => id);
    },
  };
}

function journaledVault(vault: Vault, journal: Journal, component: string): Vault {
  return {
    ...vault,
    make: (...how) => told(journal, component, 'make a credential', () => vault.make(...how)),
    move: (...how) => told(journal, component, 'move a credential', () => vault.move(...how)),
  };
}

/** The tools of one component, every change of which is written ahead in the journal. */
export function journaled(deps: Deps, journal: Journal, component: string): Tools {
  return { org: journaledOrg(deps.org, journal, component), vault: journaledVault(deps.vault, journal, component), progress: deps.progress };
}
