import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { readMasterKeys } from '../../src/server/config-keys.js';
import { readConfig } from '../../src/server/config.js';

describe('The master keys of a configuration', () => {
  const [key, earlier] = [randomBytes(32), randomBytes(32)];
  const environmentOf = (masterKey?: string, before?: string) => ({
    DATABASE_URL: 'postgres://billie:secret-password@db.example:5432/invoice',
    BILLIE_INVOICE_MODE: 'test',
    BILLIE_INVOICE_MASTER_KEY: masterKey,
    BILLIE_INVOICE_MASTER_KEY_BEFORE: before,
  });
  const encode = (bytes: Buffer): string => bytes.toString('base64');
  const given: readonly [what: string, environment: ReturnType<typeof environmentOf>, problems: readonly string[]][] = [
    ['one', environmentOf(encode(key)), []],
    ['one, and the one before it', environmentOf(encode(key), encode(earlier)), []],
    ['one with blanks, and an empty one', environmentOf(` ${encode(key)}\n`, ''), []],
    ['none', environmentOf(), [' missing']],
    ['only the one before', environmentOf('', encode(earlier)), [' missing']],
    ['one that was made up', environmentOf(encode(Buffer.alloc(32, 'made up'))), [' not_random']],
    ['one before that is none', environmentOf(encode(key), 'old'), ['_BEFORE not_a_key']],
    ['one before that was made up', environmentOf(encode(key), encode(Buffer.alloc(32))), ['_BEFORE not_random']],
    ['one twice', environmentOf(encode(key), encode(key)), ['_BEFORE same_key']],
  ];
  for (const [what, environment, problems] of given) {
    it(`are read alike by the server and by commands: ${what}`, () => {
      for (const reading of [readConfig(environment), readMasterKeys(environment)]) {
        const found = reading.status === 'invalid' ? reading.problems : [];
        expect(found.map(({ variable, code }) => `${variable} ${code}`)).to.deep.equal(
          problems.map((problem) => `BILLIE_INVOICE_MASTER_KEY${problem}`),
        );
      }
    });
  }

  it('are bytes', () => {
    const environment = environmentOf(encode(key), encode(earlier));
    const keys = { masterKey: new Uint8Array(key), masterKeyBefore: new Uint8Array(earlier) };
    expect(readMasterKeys(environment)).to.deep.equal({ status: 'valid', keys });
    const reading = readConfig(environment);
    expect(reading.status === 'valid' && reading.config).to.deep.include(keys);
  });
});
