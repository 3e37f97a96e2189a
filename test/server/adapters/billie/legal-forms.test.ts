import { expect } from 'chai';
import { countryPacks } from '../../../../src/domain/countries/index.js';
import { legalFormsOf } from '../../../../src/domain/legal-form.js';
import { legalFormCode } from '../../../../src/server/adapters/billie/legal-forms.js';
import type { Clock } from '../../../../src/server/ports.js';
import { clock, patience, without, zeta } from '../enquiries.js';
import { stopUpstreams, type ScriptedAnswer } from '../scripted-upstream.js';
import { orderOf, startBillie } from './orders.js';

describe("Billie's codes for legal forms", () => {
  afterEach(stopUpstreams);

  const rows: readonly (readonly [legalForm: string, name: string, code: string])[] = [
    ['2HBR', 'Muster GmbH', '10001'],
    ['SCE1', 'Muster gGmbH', '10001'],
    ['63KS', 'Muster UG (haftungsbeschränkt)', '10201'],
    ['OL20', 'Muster e.K.', '6001'],
    ['8Z6G', 'Muster KG', '8001'],
    ['8Z6G', 'Muster GmbH & Co. KG', '90001'],
    ['8Z6G', 'Muster Verwaltungs-G.m.b.H. und Co KG', '90001'],
    ['8Z6G', 'Muster UG (haftungsbeschränkt) & Co. KG', '91201'],
    ['8Z6G', 'Muster AG & Co. KG', '90101'],
    ['8Z6G', 'Muster Ltd. & Co. KG', '91001'],
    ['8Z6G', 'Muster Stiftung & Co. KG', '8001'],
    ['FR3V', 'Muster und Beispiel GbR', '4001'],
    ['PDNU', 'Muster und Beispiel eGbR', '4001'],
    ['6QQB', 'Muster AG', '11001'],
    ['40DB', 'Muster OHG', '7001'],
    ['8CM0', 'Muster PartG', '4501'],
    ['2YZO', 'Muster PartG mbB', '4501'],
    ['T0YJ', 'Muster KGaA', '14001'],
    ['T0YJ', 'Muster GmbH & Co. KGaA', '14201'],
    ['SGST', 'Muster SE', '99999'],
    ['AZFE', 'Muster eG', '12001'],
    ['QZ3L', 'Muster e.V.', '13001'],
    ['V2YH', 'Muster-Stiftung', '18001'],
    ['SQKS', 'Musterkammer', '17001'],
    ['XLWA', 'Musteranstalt', '19001'],
    ['9999', 'Muster', '99999'],
  ];
  for (const [legalForm, name, code] of rows) {
    it(`${name} (${legalForm}) is ${code}`, () => {
      expect(legalFormCode({ ...zeta, legalForm, name })).to.equal(code);
    });
  }

  it('are there for every form that a German buyer can choose', () => {
    const chosen = legalFormsOf(countryPacks.DE).map(({ code }) => code);
    expect(chosen).to.have.members(
      [...new Set(rows.map(([legalForm]) => legalForm))].filter((code) => code !== '9999'),
    );
  });

  it('tell the sole trader in the register from the one who is not', () => {
    const trader = { ...zeta, legalForm: 'OL20', name: 'Uno Eins' };
    expect(legalFormCode(trader)).to.equal('6001');
    expect(legalFormCode(without(trader, 'registration'))).to.equal('6022');
  });

  describe('with a list of theirs', () => {
    const codeOf = (legalForm: string, name: string, listed: readonly (readonly [string, string])[]): string =>
      legalFormCode(
        { ...zeta, legalForm, name },
        listed.map(([code, listedName]) => ({ code, name: listedName })),
      );
    const gmbh = ['10001', 'GmbH (Gesellschaft mit beschränkter Haftung)'] as const;

    it('are what they were, where they are on it', () => {
      expect(codeOf('2HBR', 'Muster GmbH', [gmbh])).to.equal('10001');
    });

    it('are found by name, where they are not', () => {
      expect(codeOf('2HBR', 'Muster GmbH', [['77', gmbh[1]]])).to.equal('77');
      expect(codeOf('QZ3L', 'Muster e.V.', [gmbh, ['78', 'e. V.']])).to.equal('78');
      expect(codeOf('SGST', 'Muster SE', [gmbh, ['79', 'SE (Europäische Aktiengesellschaft)']])).to.equal('79');
    });

    it('are those of the wider form, where a partnership has none of its own', () => {
      expect(codeOf('8Z6G', 'Muster UG & Co. KG', [gmbh, ['8001', 'KG']])).to.equal('8001');
    });

    it('are those of the rest, where nothing fits', () => {
      expect(codeOf('40DB', 'Muster OHG', [gmbh])).to.equal('99999');
    });
  });

  describe('are asked for', () => {
    const start = async (answer: () => ScriptedAnswer) => {
      let now = clock.now();
      const moving: Clock = { now: () => now };
      const started = await startBillie(({ path }) => (path === '/legal-forms' ? answer() : undefined), {
        clock: moving,
      });
      return {
        /** The code that is sent so many seconds later. */
        codeAfter: async (seconds: number): Promise<unknown> => {
          now += seconds * 1000;
          await started.billie.decide(orderOf(), patience());
          return (started.upstream.calls.at(-1)?.body as { debtor: { legal_form: unknown } }).debtor.legal_form;
        },
        asked: () => started.sent().filter((line) => line === 'GET /legal-forms').length,
      };
    };

    it('once a day', async () => {
      let code = 10001;
      const { codeAfter, asked } = await start(() => ({ json: { items: [{ code, name: 'GmbH' }] } }));
      expect(await codeAfter(0)).to.equal('10001');
      code = 77;
      expect(await codeAfter(86_399)).to.equal('10001');
      expect(asked()).to.equal(1);
      expect(await codeAfter(1)).to.equal('77');
      expect(asked()).to.equal(2);
    });

    const useless: Readonly<Record<string, ScriptedAnswer>> = {
      'a failure': { status: 500 },
      'a refusal': { status: 403, json: { errors: [] } },
      'a broken connection': 'reset',
      'a list of nothing': { json: { items: [] } },
      'no list': { json: { items: 'GmbH' } },
      'a list of something else': { json: { items: [{ code: null, name: 'GmbH' }, null] } },
    };
    for (const [name, answer] of Object.entries(useless)) {
      it(`and stand in our table after ${name}, which is not repeated at once`, async () => {
        const { codeAfter, asked } = await start(() => answer);
        expect(await codeAfter(0)).to.equal('10001');
        expect(await codeAfter(299)).to.equal('10001');
        expect(asked()).to.equal(1);
        await codeAfter(1);
        expect(asked()).to.equal(2);
      });
    }

    it('without keeping an order waiting for long', async () => {
      const { codeAfter } = await start(() => 'silence');
      expect(await codeAfter(0)).to.equal('10001');
    });
  });
});
