import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { describeConfigProblem } from '../../src/server/config-problems.js';
import { readConfig, type Environment, type ServerConfig } from '../../src/server/config.js';

const key = randomBytes(32);
const test: Environment = {
  DATABASE_URL: 'postgres://billie:secret-password@db.example:5432/invoice',
  BILLIE_INVOICE_MODE: 'test',
  BILLIE_INVOICE_MASTER_KEY: key.toString('base64'),
};
const texts: Environment = {
  BILLIE_INVOICE_LEGAL_CREDITOR: 'Kontor Finance GmbH',
  BILLIE_INVOICE_LEGAL_TERMS_URL: 'https://kontor.example/terms',
  BILLIE_INVOICE_LEGAL_PRIVACY_URL: 'https://kontor.example/privacy',
  BILLIE_INVOICE_LEGAL_VERSION: '2026-11',
};
const live: Environment = { ...test, ...texts, BILLIE_INVOICE_MODE: 'live', BILLIE_INVOICE_HOUSE_LIVE: 'yes' };

const noUpstreams: ServerConfig['upstreams'] = {
  ...{ vies: undefined, evatr: undefined, gleif: undefined },
  ...{ brreg: undefined, prh: undefined, annuaire: undefined, bolagsverket: undefined },
  ...{ kvk: undefined, cvr: undefined, firmenbuch: undefined },
  ...{ creditsafe: undefined, crif: undefined, buergel: undefined },
};
/** Every register that needs something to be let in. */
const registers: Environment = {
  BILLIE_INVOICE_EVATR_URL: 'http://localhost/evatr',
  BILLIE_INVOICE_EVATR_VAT_NUMBER: 'DE811234567',
  BILLIE_INVOICE_BOLAGSVERKET_URL: 'http://localhost/bolagsverket',
  BILLIE_INVOICE_BOLAGSVERKET_TOKEN_URL: 'http://localhost/token',
  BILLIE_INVOICE_BOLAGSVERKET_CLIENT_ID: 'id',
  BILLIE_INVOICE_BOLAGSVERKET_CLIENT_SECRET: 'secret',
  BILLIE_INVOICE_KVK_URL: 'http://localhost/kvk',
  BILLIE_INVOICE_KVK_API_KEY: 'kvk-key',
  BILLIE_INVOICE_CVR_URL: 'http://localhost/cvr',
  BILLIE_INVOICE_CVR_USERNAME: 'name',
  BILLIE_INVOICE_CVR_PASSWORD: 'word',
  BILLIE_INVOICE_FIRMENBUCH_URL: 'http://localhost/firmenbuch',
  BILLIE_INVOICE_FIRMENBUCH_API_KEY: 'firmenbuch-key',
};
const billie: Environment = {
  BILLIE_INVOICE_BILLIE_URL: 'https://paella-sandbox.billie.io/api/v2/',
  BILLIE_INVOICE_BILLIE_CLIENT_ID: 'id',
  BILLIE_INVOICE_BILLIE_CLIENT_SECRET: 'secret',
};

function configOf(environment: Environment): ServerConfig {
  const reading = readConfig(environment);
  return reading.status === 'valid' ? reading.config : expect.fail(JSON.stringify(reading.problems));
}

/** Problems as `VARIABLE code`, without the prefix that most have. */
function problemsOf(environment: Environment): string[] {
  const reading = readConfig(environment);
  if (reading.status === 'valid') return [];
  return reading.problems.map(({ variable, code }) => `${variable.replace('BILLIE_INVOICE_', '')} ${code}`);
}

describe('A configuration', () => {
  it('needs a database, a mode and a master key, and nothing else', () => {
    expect(problemsOf({})).to.deep.equal(['DATABASE_URL missing', 'MODE missing', 'MASTER_KEY missing']);
    expect(configOf(test)).to.deep.equal({
      databaseUrl: test['DATABASE_URL'],
      databaseConnections: 10,
      masterKey: new Uint8Array(key),
      masterKeyBefore: undefined,
      mode: 'test',
      legal: {
        test: {
          creditor: 'Billie',
          termsUrl: 'https://www.billie.io/en/terms',
          privacyUrl: 'https://www.billie.io/en/privacy-policy/buyer',
          version: '2026-11',
        },
        live: undefined,
      },
      upstreams: noUpstreams,
      billie: undefined,
      providerWebhook: undefined,
      providerDeadline: 8_000,
      verifyDeadline: 2_500,
      retention: { withoutOrder: 90, closedOrder: 3_653, calls: 30, deliveries: 30 },
      host: '127.0.0.1',
      port: 8_080,
      metrics: undefined,
      sdkFolder: undefined,
      logLevel: 'info',
      drainTime: 5_000,
      proxies: 0,
      stopPatience: 20_000,
    });
  });

  it('says everything else by variables', () => {
    const config = configOf({
      ...test,
      ...texts,
      HOST: '0.0.0.0',
      PORT: '0',
      LOG_LEVEL: 'warn',
      BILLIE_INVOICE_VIES_URL: 'http://localhost:4302/vies/',
      BILLIE_INVOICE_VIES_REQUESTER: 'DE811234567',
      BILLIE_INVOICE_BRREG_URL: 'http://127.0.0.1:4302/brreg',
      BILLIE_INVOICE_CREDITSAFE_URL: 'https://connect.sandbox.creditsafe.com/v1',
      BILLIE_INVOICE_CREDITSAFE_USERNAME: 'name',
      BILLIE_INVOICE_CREDITSAFE_PASSWORD: 'word',
      BILLIE_INVOICE_CRIF_URL: 'http://sandbox/crif',
      BILLIE_INVOICE_CRIF_API_KEY: 'crif-key',
      BILLIE_INVOICE_BUERGEL_URL: 'http://pretend.example./buergel',
      BILLIE_INVOICE_BUERGEL_API_KEY: 'buergel-key',
      BILLIE_INVOICE_SANDBOX_HOSTS: 'sandbox, Pretend.example',
      BILLIE_INVOICE_VERIFY_MILLISECONDS: '1000',
      BILLIE_INVOICE_RETENTION_WITHOUT_ORDER_DAYS: '60',
      BILLIE_INVOICE_RETENTION_CLOSED_ORDER_DAYS: '2922',
      BILLIE_INVOICE_RETENTION_CALLS_DAYS: '2',
      BILLIE_INVOICE_RETENTION_DELIVERIES_DAYS: '7',
      BILLIE_INVOICE_DATABASE_CONNECTIONS: '25',
      BILLIE_INVOICE_METRICS_HOST: '10.0.0.1',
      BILLIE_INVOICE_METRICS_PORT: '9100',
      BILLIE_INVOICE_SDK_FOLDER: 'src',
      BILLIE_INVOICE_DRAIN_SECONDS: '0',
      BILLIE_INVOICE_PROXIES: '1',
      BILLIE_INVOICE_STOP_SECONDS: '7',
    });
    expect(config).to.deep.include({
      host: '0.0.0.0',
      port: 0,
      logLevel: 'warn',
      retention: { withoutOrder: 60, closedOrder: 2_922, calls: 2, deliveries: 7 },
      upstreams: {
        ...noUpstreams,
        vies: { baseUrl: 'http://localhost:4302/vies', requester: 'DE811234567' },
        brreg: 'http://127.0.0.1:4302/brreg',
        creditsafe: {
          baseUrl: 'https://connect.sandbox.creditsafe.com/v1',
          username: 'name',
          password: 'word',
        },
        crif: { baseUrl: 'http://sandbox/crif', apiKey: 'crif-key' },
        buergel: { baseUrl: 'http://pretend.example./buergel', apiKey: 'buergel-key' },
      },
      verifyDeadline: 1_000,
      databaseConnections: 25,
      metrics: { host: '10.0.0.1', port: 9_100 },
      sdkFolder: 'src',
      drainTime: 0,
      proxies: 1,
      stopPatience: 7_000,
    });
    expect(config.legal.test).to.include({ creditor: 'Kontor Finance GmbH' });
  });

  it('counts what is empty as absent, and blanks around a value for nothing', () => {
    const { port, masterKey } = configOf({
      ...test,
      PORT: ' ',
      BILLIE_INVOICE_CRIF_URL: '',
      BILLIE_INVOICE_MASTER_KEY: `${key.toString('base64')}\n`,
    });
    expect(port).to.equal(8_080);
    expect(masterKey).to.deep.equal(new Uint8Array(key));
  });

  describe('is refused', () => {
    const mistakes: readonly [title: string, changes: Environment, ...problems: string[]][] = [
      ['with another database', { DATABASE_URL: 'mysql://db.example/invoice' }, 'DATABASE_URL not_a_database_url'],
      ['with no address of one', { DATABASE_URL: 'postgres' }, 'DATABASE_URL not_a_database_url'],
      ['in a third mode', { BILLIE_INVOICE_MODE: 'production' }, 'MODE not_a_mode'],
      ['with a port that is none', { PORT: 'http' }, 'PORT not_a_number'],
      ['with a port in hexadecimal', { PORT: '0x1F' }, 'PORT not_a_number'],
      ['with a port beyond the last', { PORT: '65536' }, 'PORT out_of_range'],
      ['with an unknown log level', { LOG_LEVEL: 'verbose' }, 'LOG_LEVEL not_a_log_level'],
      ['with a misspelt name', { BILLIE_INVOICE_VEIS_URL: 'http://localhost' }, 'VEIS_URL unknown_variable'],
      ['with a misspelt name even if it is empty', { BILLIE_INVOICE_: '' }, ' unknown_variable'],
      ['with a folder that is not there', { BILLIE_INVOICE_SDK_FOLDER: 'nowhere' }, 'SDK_FOLDER no_such_folder'],
      ['with a file for a folder', { BILLIE_INVOICE_SDK_FOLDER: 'package.json' }, 'SDK_FOLDER no_such_folder'],
      ['with no address of a source', { BILLIE_INVOICE_VIES_URL: 'localhost:4302' }, 'VIES_URL not_a_url'],
      [
        'with credentials in an address',
        { BILLIE_INVOICE_VIES_URL: 'http://me:secret@localhost' },
        'VIES_URL not_a_base_url',
      ],
      ['with a query in an address', { BILLIE_INVOICE_VIES_URL: 'http://localhost/?a=1' }, 'VIES_URL not_a_base_url'],
      ['with one port for two', { PORT: '9000', BILLIE_INVOICE_METRICS_PORT: '9000' }, 'METRICS_PORT port_taken'],
      ['with the usual port for the metrics too', { BILLIE_INVOICE_METRICS_PORT: '8080' }, 'METRICS_PORT port_taken'],
      [
        'with hosts that are addresses',
        { BILLIE_INVOICE_SANDBOX_HOSTS: 'http://sandbox' },
        'SANDBOX_HOSTS not_host_names',
      ],
      [
        'with a deadline that nobody could meet',
        { BILLIE_INVOICE_VERIFY_MILLISECONDS: '2' },
        'VERIFY_MILLISECONDS out_of_range',
      ],
    ];
    for (const [title, changes, ...problems] of mistakes) {
      it(title, () => expect(problemsOf({ ...test, ...changes })).to.deep.equal(problems));
    }

    const keys: Readonly<Record<string, readonly [key: string, problem: string]>> = {
      'of 31 bytes': [randomBytes(31).toString('base64'), 'MASTER_KEY not_a_key'],
      'of 33 bytes': [randomBytes(33).toString('base64'), 'MASTER_KEY not_a_key'],
      'in hexadecimal': [key.toString('hex'), 'MASTER_KEY not_a_key'],
      'with something behind it': [`${key.toString('base64')}AAAA`, 'MASTER_KEY not_a_key'],
      'of noughts': [Buffer.alloc(32).toString('base64'), 'MASTER_KEY not_random'],
      'of words': [Buffer.alloc(32, 'billie-invoice demo').toString('base64'), 'MASTER_KEY not_random'],
    };
    for (const [title, [value, problem]] of Object.entries(keys)) {
      it(`with a master key ${title}`, () =>
        expect(problemsOf({ ...test, BILLIE_INVOICE_MASTER_KEY: value })).to.deep.equal([problem]));
    }

    it('with half of what belongs together, naming the other half', () => {
      const { BILLIE_INVOICE_LEGAL_VERSION: version } = texts;
      expect(
        problemsOf({
          ...test,
          BILLIE_INVOICE_CREDITSAFE_PASSWORD: 'word',
          BILLIE_INVOICE_CRIF_URL: 'http://localhost',
          BILLIE_INVOICE_BUERGEL_API_KEY: 'key',
          BILLIE_INVOICE_LEGAL_VERSION: version,
        }),
      ).to.deep.equal([
        'CREDITSAFE_URL half_given',
        'CREDITSAFE_USERNAME half_given',
        'CRIF_API_KEY half_given',
        'BUERGEL_URL half_given',
        'LEGAL_CREDITOR half_given',
        'LEGAL_TERMS_URL half_given',
        'LEGAL_PRIVACY_URL half_given',
      ]);
    });

    it('for everything at once', () => {
      const broken = { PORT: 'x', LOG_LEVEL: 'x', BILLIE_INVOICE_MODE: 'x', BILLIE_INVOICE_X: 'x' };
      expect(problemsOf({ ...broken, BILLIE_INVOICE_CRIF_URL: 'x' })).to.deep.equal([
        'DATABASE_URL missing',
        'PORT not_a_number',
        'LOG_LEVEL not_a_log_level',
        'MODE not_a_mode',
        'MASTER_KEY missing',
        'CRIF_URL not_a_url',
        'X unknown_variable',
        'CRIF_API_KEY half_given',
      ]);
    });
  });

  describe('of test mode reaches only sandboxes', () => {
    const addresses = [
      'https://ec.europa.eu/taxation_customs/vies/rest-api',
      'https://connect.creditsafe.com/v1',
      'https://anywhere.example',
      'http://localhost.example',
      'http://sandbox.other.example',
    ];
    for (const address of addresses) {
      it(`and not ${address}`, () => {
        const environment = {
          ...test,
          BILLIE_INVOICE_BRREG_URL: address,
          BILLIE_INVOICE_SANDBOX_HOSTS: 'other.example',
        };
        expect(problemsOf(environment)).to.deep.equal(['BRREG_URL not_sandbox']);
      });
    }

    it('whatever a real one is called', () => {
      const named = { ...test, BILLIE_INVOICE_SANDBOX_HOSTS: 'ec.europa.eu' };
      expect(problemsOf(named)).to.deep.equal(['SANDBOX_HOSTS real_host']);
    });

    it('and has no switch for live mode', () => {
      expect(problemsOf({ ...test, BILLIE_INVOICE_HOUSE_LIVE: 'yes' })).to.deep.equal(['HOUSE_LIVE not_in_test']);
    });
  });

  it('lets registers in by all that they need', () => {
    expect(configOf({ ...test, ...registers }).upstreams).to.deep.equal({
      ...noUpstreams,
      evatr: { baseUrl: 'http://localhost/evatr', ownVatNumber: 'DE811234567' },
      bolagsverket: {
        baseUrl: 'http://localhost/bolagsverket',
        tokenUrl: 'http://localhost/token',
        clientId: 'id',
        clientSecret: 'secret',
      },
      kvk: { baseUrl: 'http://localhost/kvk', apiKey: 'kvk-key' },
      cvr: { baseUrl: 'http://localhost/cvr', username: 'name', password: 'word' },
      firmenbuch: { baseUrl: 'http://localhost/firmenbuch', apiKey: 'firmenbuch-key' },
    });
    for (const variable of Object.keys(registers)) {
      expect(problemsOf({ ...test, ...registers, [variable]: undefined }), variable).to.include(
        `${variable.replace('BILLIE_INVOICE_', '')} half_given`,
      );
    }
  });

  describe('with an account at Billie', () => {
    it('tells its address, its countries and the key of its webhooks', () => {
      const config = configOf({
        ...test,
        ...billie,
        BILLIE_INVOICE_BILLIE_COUNTRIES: 'de, at',
        BILLIE_INVOICE_BILLIE_WEBHOOK_HEADER: 'X-Api-Key',
        BILLIE_INVOICE_BILLIE_WEBHOOK_KEY: 'agreed-on-by-phone',
        BILLIE_INVOICE_PROVIDER_MILLISECONDS: '6000',
      });
      expect(config.billie).to.deep.equal({
        baseUrl: 'https://paella-sandbox.billie.io/api/v2',
        clientId: 'id',
        clientSecret: 'secret',
        countries: ['DE', 'AT'],
      });
      expect(config.providerWebhook).to.deep.equal({ header: 'X-Api-Key', key: 'agreed-on-by-phone' });
      expect(config.providerDeadline).to.equal(6_000);
    });

    const mistakes: readonly (readonly [string, Environment, ...string[]])[] = [
      ['but half of it', { BILLIE_INVOICE_BILLIE_CLIENT_SECRET: undefined }, 'BILLIE_CLIENT_SECRET half_given'],
      [
        'in a country that we do not know',
        { BILLIE_INVOICE_BILLIE_COUNTRIES: 'DE, UK' },
        'BILLIE_COUNTRIES not_countries',
      ],
      [
        'and a key that anybody guesses',
        { BILLIE_INVOICE_BILLIE_WEBHOOK_HEADER: 'X-Api-Key', BILLIE_INVOICE_BILLIE_WEBHOOK_KEY: 'key' },
        'BILLIE_WEBHOOK_KEY too_short',
      ],
      [
        'that is the real one, in test mode',
        { BILLIE_INVOICE_BILLIE_URL: 'https://paella.billie.io/api/v2' },
        'BILLIE_URL not_sandbox',
      ],
    ];
    for (const [title, changes, ...problems] of mistakes) {
      it(title, () => expect(problemsOf({ ...test, ...billie, ...changes })).to.deep.equal(problems));
    }

    it('may go live without a house that bears the risk, and then has no texts for one', () => {
      const silent = { ...live, BILLIE_INVOICE_HOUSE_LIVE: undefined };
      const real = { ...billie, BILLIE_INVOICE_BILLIE_URL: 'https://paella.billie.io/api/v2' };
      expect(configOf({ ...silent, ...real }).legal).to.deep.equal({ test: undefined, live: undefined });
      expect(problemsOf({ ...live, ...billie })).to.deep.equal(['BILLIE_URL is_sandbox']);
    });
  });

  describe('of live mode', () => {
    it('has the texts of whoever buys the claims, and none for test mode', () => {
      expect(configOf(live)).to.deep.include({
        mode: 'live',
        legal: {
          test: undefined,
          live: {
            creditor: 'Kontor Finance GmbH',
            termsUrl: 'https://kontor.example/terms',
            privacyUrl: 'https://kontor.example/privacy',
            version: '2026-11',
          },
        },
      });
    });

    const mistakes: readonly [title: string, changes: Environment, ...problems: string[]][] = [
      ['needs a switch', { BILLIE_INVOICE_HOUSE_LIVE: undefined }, 'HOUSE_LIVE switch_missing'],
      ['needs a switch that says yes', { BILLIE_INVOICE_HOUSE_LIVE: 'true' }, 'HOUSE_LIVE not_yes'],
      [
        'needs the texts',
        Object.fromEntries(Object.keys(texts).map((name) => [name, undefined])),
        'LEGAL_CREDITOR creditor_missing',
      ],
      [
        'does not name Billie as the creditor',
        { BILLIE_INVOICE_LEGAL_CREDITOR: 'Billie GmbH' },
        'LEGAL_CREDITOR creditor_is_billie',
      ],
      [
        'shows texts by HTTPS only',
        { BILLIE_INVOICE_LEGAL_TERMS_URL: 'http://kontor.example/terms' },
        'LEGAL_TERMS_URL not_https',
      ],
      ['asks by HTTPS only', { BILLIE_INVOICE_VIES_URL: 'http://ec.europa.eu/vies' }, 'VIES_URL not_https'],
      [
        'asks no sandbox',
        { BILLIE_INVOICE_BRREG_URL: 'https://connect.sandbox.creditsafe.com/v1' },
        'BRREG_URL is_sandbox',
      ],
      ['asks nothing on this machine', { BILLIE_INVOICE_VIES_URL: 'https://localhost./vies' }, 'VIES_URL is_sandbox'],
      [
        'asks nothing that is called a sandbox',
        { BILLIE_INVOICE_VIES_URL: 'https://pretend.example', BILLIE_INVOICE_SANDBOX_HOSTS: 'pretend.example' },
        'VIES_URL is_sandbox',
      ],
    ];
    for (const [title, changes, ...problems] of mistakes) {
      it(title, () => expect(problemsOf({ ...live, ...changes })).to.deep.equal(problems));
    }

    it('may ask the real ones', () => {
      expect(problemsOf({ ...live, BILLIE_INVOICE_VIES_URL: 'https://ec.europa.eu/taxation_customs/vies/rest-api' })).to
        .be.empty;
    });
  });

  it('never repeats a value in what it complains about', () => {
    const reading = readConfig({
      ...Object.fromEntries(Object.keys({ ...live }).map((name) => [name, 'secret-value'])),
      PORT: 'secret-value',
      BILLIE_INVOICE_VIES_URL: 'https://user:secret-value@ec.europa.eu',
      BILLIE_INVOICE_TYPO: 'secret-value',
    });
    const problems = reading.status === 'invalid' ? reading.problems : [];
    expect(problems).to.have.lengthOf.above(6);
    expect(JSON.stringify(problems)).to.not.contain('secret-value');
    for (const problem of problems) {
      expect(describeConfigProblem(problem))
        .to.match(new RegExp(`^${problem.variable} .+[.?]$`, 'u'))
        .and.not.contain('secret-value');
    }
  });
});
