// One named rule per arrow of ARCHITECTURE.md. test/architecture.test.ts seeds a breach of each and expects it to be found.
const room = (name) => `^src/${name}/`;
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const ours = '^src/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    never('no-circle', 'Files depend in one direction.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    never('model-knows-nothing', 'core/model depends on no other room.', { path: room('core/model') }, { path: ours, pathNot: [room('core/model'), '^src/problems\\.ts$'] }),
    never(
      'core-stage-knows-model-only',
      'A core stage uses core/model, never a sibling stage.',
      { path: '^src/core/(?!model/)([^/]+)/' },
      { path: ours, pathNot: ['^src/core/$1/', room('core/model'), '^src/problems\\.ts$'] }
    ),
    never(
      'catalog-unit-stands-alone',
      'A unit uses core/model, core/metadata and its own folder, never a sibling unit.',
      { path: '^src/catalog/([^/]+)/([^/]+)/' },
      { path: ours, pathNot: ['^src/catalog/$1/$2/', room('core/model'), room('core/metadata'), '^src/problems\\.ts$'] }
    ),
    never('catalog-index-lists-its-shelf', 'An index lists the units of its own shelf.', { path: '^src/catalog/([^/]+)/(?:index|load)\\.ts$' }, { path: ours, pathNot: '^src/catalog/$1/' }),
    never(
      'workflow-knows-core-and-indexes',
      'Workflows use core and the catalog indexes; edges arrive as arguments.',
      { path: room('workflows') },
      { path: ours, pathNot: [room('workflows'), room('core'), '^src/catalog/[^/]+/(?:index|load)\\.ts$', '^src/problems\\.ts$'] }
    ),
    never('edge-knows-model-only', 'An edge uses core/model and its own vendor.', { path: '^src/edges/(?!journal/)([^/]+)/' }, { path: ours, pathNot: ['^src/edges/$1/', room('core/model'), '^src/problems\\.ts$'] }),
    never(
      'journal-edge-knows-its-lines',
      'The edge that keeps journals also uses what core/planning says of their lines.',
      { path: room('edges/journal') },
      { path: ours, pathNot: [room('edges/journal'), room('core/model'), '^src/core/planning/journal-', '^src/problems\\.ts$'] }
    ),
    never('only-commands-wire', 'Nothing but a command, and the wiring that commands share, uses an edge.', { path: ours, pathNot: [room('commands'), room('edges'), '^src/(wiring|reports|checking|history|history-change|history-files|history-org|history-formats)\\.ts$'] }, { path: room('edges') }),
    never('wiring-is-for-commands', 'Only commands, and what wires check for them, use the wiring.', { path: ours, pathNot: [room('commands'), '^src/(checking|history|history-change|history-files|history-org|history-formats)\\.ts$'] }, { path: '^src/(wiring|reports|checking|history|history-change|history-files|history-org|history-formats)\\.ts$' }),
    never('nobody-uses-commands', 'Commands are the outermost room.', { path: ours, pathNot: room('commands') }, { path: room('commands') }),
    never('core-and-catalog-are-pure', 'No I/O in core and catalog.', { path: '^src/(core|catalog)/' }, { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }),
    never('network-through-edges-org', 'Every call to Salesforce goes through edges/org.', { path: ours, pathNot: room('edges/org') }, { path: 'node_modules/(undici|jose|@jsforce)/' }),
    never('practice-org-is-a-witness', 'The practice org imports nothing from src.', { path: '^test/practice-org/' }, { path: ours }),
    never('src-knows-no-test', 'src imports nothing from test or scripts.', { path: ours }, { path: '^(test|scripts)/' }),
    never('only-declared', 'What is imported is declared, and not a dev dependency.', { path: ours }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] }),
    never('resolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
