import { changeMasterKey } from '../use-cases/unlock.js';
import { fingerprintOf } from '../vault.js';
import { done, refuse, testimonyOf, testimonyOptions, type Command, type CommandGroup } from './command.js';

const rotate: Command = {
  summary: 'seal the database by BILLIE_INVOICE_MASTER_KEY instead of BILLIE_INVOICE_MASTER_KEY_BEFORE',
  positionals: [],
  options: testimonyOptions,
  async run(input, tools) {
    const status = await changeMasterKey(tools.masterKeys, testimonyOf(input), tools);
    if (status === 'no_key_before') return refuse('master_key_before_missing');
    if (status === 'wrong_key') return refuse('master_key_wrong');
    const fingerprint = fingerprintOf(tools.masterKeys.masterKey);
    return status === 'already'
      ? done({ status: 'already', fingerprint }, `It was so already: key ${fingerprint} opens the database.`)
      : done(
          { status: 'changed', fingerprint },
          `Changed. Key ${fingerprint} opens the database, the one before it no more.`,
          'Start every process with it alone: without BILLIE_INVOICE_MASTER_KEY_BEFORE.',
        );
  },
};

const list: Command = {
  summary: 'show every change of the master key, by the fingerprints of the keys',
  positionals: [],
  options: {},
  async run(_, tools) {
    const changes = await tools.store.listMasterKeyChanges();
    const lines = changes.map(
      ({ at, before, after, by, because }) =>
        `${at.toISOString()} from ${before} to ${after} by ${by}${because === undefined ? '' : `: ${because}`}`,
    );
    return done(changes, ...(lines.length > 0 ? lines : ['It has never been changed.']));
  },
};

/** By what everything that is secret is sealed. */
export const masterKeyCommands: CommandGroup = { rotate, list };
