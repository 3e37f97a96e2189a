/** A package that the release publishes. Its dependencies are not planned: they are what its code imports. */
export interface PackagePlan {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly folder: string;
  readonly platform: 'browser' | 'node';
  /** Folders of src/ that it contains. */
  readonly rooms: readonly string[];
  /** Files of these rooms, below src/ and without their ending, whose code it does without. */
  readonly leavesOut: readonly string[];
  /** Public entry -> file below src/, without its ending. `*` stands for any file name. */
  readonly entries: Readonly<Record<string, string>>;
  /** Command -> file below src/, without its ending. */
  readonly commands: Readonly<Record<string, string>>;
  /** Files that do something when they are only imported. */
  readonly sideEffects: readonly string[];
  /** Further files of dist/ that it carries: from -> to. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a shop's page needs. It installs no database. */
export const elementPackage: PackagePlan = {
  name: 'billie-invoice',
  description: 'Pay by invoice with Billie: a light custom element for B2B checkouts.',
  keywords: ['web-components', 'custom-elements', 'lit', 'invoice', 'b2b', 'checkout', 'billie'],
  folder: 'dist/packages/billie-invoice',
  platform: 'browser',
  rooms: ['domain', 'contract', 'widget', 'merchant'],
  // Decisions are made on a server; a shop's page needs their types only.
  leavesOut: [
    'decision',
    'identify',
    'policy',
    'compare-company',
    'compare-name',
    'compare-street',
    'compare-words',
  ].map((file) => `domain/${file}`),
  entries: {
    '.': 'widget/billie-invoice',
    './define': 'widget/define',
    './events': 'widget/events',
    './merchant': 'merchant/index',
    './domain': 'domain/index',
    './domain/*': 'domain/*',
    './contract/*': 'contract/*',
  },
  commands: {},
  sideEffects: ['./widget/define.js'],
  files: {},
};

/** What a shop's server needs, with the script-tag files that it serves. */
export const serverPackage: PackagePlan = {
  name: 'billie-invoice-server',
  description: 'The backend of billie-invoice: offers, decisions, orders, and a sandbox to try them in.',
  keywords: ['invoice', 'b2b', 'checkout', 'billie', 'hono', 'postgresql'],
  folder: 'dist/packages/billie-invoice-server',
  platform: 'node',
  rooms: ['domain', 'contract', 'server', 'sandbox'],
  leavesOut: [],
  entries: { '.': 'server/index', './sandbox': 'sandbox/server' },
  commands: {
    'billie-invoice-server': 'server/node',
    'billie-invoice-admin': 'server/cli',
    'billie-invoice-sandbox': 'sandbox/main',
  },
  sideEffects: ['./server/node.js', './server/cli.js', './sandbox/main.js'],
  files: { 'dist/sdk': 'sdk' },
};

export const packagePlans: readonly PackagePlan[] = [elementPackage, serverPackage];
