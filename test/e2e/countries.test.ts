import { expect } from 'chai';
import type { CheckoutPage, FieldName } from './checkout-page.js';
import { Stage } from './stage.js';

/** What a buyer types, field by field, and how the form writes it tidily; what is not there is asked for by no field. */
interface Typed {
  readonly country: string;
  readonly code: string;
  /** Guessed from the name. */
  readonly legalForm: string;
  readonly typed: readonly (readonly [field: FieldName, text: string, tidy?: string])[];
}

// The sandbox's companies, typed in a hurry: without prefixes and blanks, or with too many, in small letters, with the country before the
// postcode.
const buyers: readonly Typed[] = [
  {
    country: 'Germany',
    code: 'DE',
    legalForm: 'GmbH',
    typed: [
      ['Company name', 'Zeta Electronics Gold GmbH'],
      ['VAT number', '812 345 678', 'DE 812 345 678'],
      ['Register number', 'hrb934855', 'HRB 934855'],
      ['Street and house number', 'Tannenweg 4'],
      ['Postcode', 'D-77716', '77716'],
      ['Town', 'Haslach im Kinzigtal'],
    ],
  },
  {
    country: 'France',
    code: 'FR',
    legalForm: 'SAS, SASU',
    typed: [
      ['Company name', 'LUMIERE FICTIVE SAS'],
      ['SIREN', '900100203', '900 100 203'],
      ['Street and house number', '12bis rue du Test'],
      ['Postcode', 'F-69002', '69002'],
      ['City', 'Lyon'],
    ],
  },
  {
    country: 'Netherlands',
    code: 'NL',
    legalForm: 'B.V.',
    typed: [
      ['Company name', 'Proeflicht BV'],
      ['KvK number', 'KvK 68750110', '68750110'],
      ['VAT number', 'nl 9000.00.101.b01', 'NL 9000 00101 B01'],
      ['Street and house number', 'Proefgracht 17 hs'],
      ['Postcode', '1012ab', '1012 AB'],
      ['City', 'Amsterdam'],
    ],
  },
  {
    country: 'Sweden',
    code: 'SE',
    legalForm: 'AB',
    typed: [
      ['Company name', 'Provljus AB'],
      ['Organisation number', '5598536018', '559853-6018'],
      ['Street and house number', 'Exempelgatan 5A'],
      ['Postcode', '11455', '114 55'],
      ['Post town', 'Stockholm'],
    ],
  },
  {
    country: 'Norway',
    code: 'NO',
    legalForm: 'AS',
    typed: [
      ['Company name', 'fjordlys elektro as'],
      ['Organisation number', 'no312345676mva', '312 345 676'],
      ['Street and house number', 'Strandgata 4'],
      ['Postcode', '5004'],
      ['Post town', 'bergen'],
    ],
  },
  {
    country: 'Finland',
    code: 'FI',
    legalForm: 'Oy, Ab',
    typed: [
      ['Company name', 'Viretek Oy'],
      ['Business ID (Y-tunnus)', 'FI29876540', '2987654-0'],
      ['Street and house number', 'Kalliontie 12'],
      ['Postcode', 'FI-00120', '00120'],
      ['City', 'Helsinki'],
    ],
  },
  {
    country: 'Austria',
    code: 'AT',
    legalForm: 'GmbH',
    typed: [
      ['Company name', 'Theta Electronics Gold GmbH'],
      ['VAT number', 'at u 1234 5678', 'AT U12345678'],
      ['Company register number', '234567A', 'FN 234567 a'],
      ['Street and house number', 'Fichtenstrasse 9'],
      ['Postcode', 'A-6364', '6364'],
      ['Town', 'Brixen im Thale'],
    ],
  },
  {
    country: 'Spain',
    code: 'ES',
    legalForm: 'S.L., S.R.L.',
    typed: [
      ['Company name', 'Luz Modelo SL'],
      ['Tax number (NIF)', 'es b-99000014', 'B99000014'],
      ['Street and house number', 'C/ Irreal, 14, 3.º izda.'],
      ['Postcode', '28013'],
      ['City', 'Madrid'],
    ],
  },
  {
    country: 'Denmark',
    code: 'DK',
    legalForm: 'ApS',
    typed: [
      ['Company name', 'Nordic Eco Solutions ApS'],
      ['CVR number', 'CVR 12345678', '12 34 56 78'],
      ['Street and house number', 'Grønvej 16'],
      ['Postcode', 'DK-2100', '2100'],
      ['City', 'København'],
    ],
  },
];

describe('a buyer who types everything by hand', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  afterEach(() => checkout.close());

  for (const { country, code, legalForm, typed } of buyers) {
    it(`in ${country} is authorized`, async () => {
      checkout = await stage.visit({ viewport: { width: 360, height: 800 } });
      await checkout.chooseCountry(code);
      await checkout.seeOffer();
      await checkout.chooseInvoice();
      await checkout.showFields();
      for (const [field, text] of typed) await checkout.writeNext(field, text);
      await checkout.tabTo(checkout.field('First name'));
      for (const [field, text, tidy = text] of typed) {
        expect(await checkout.field(field).inputValue(), field).to.equal(tidy);
      }
      expect(await checkout.chosenLegalForm()).to.equal(legalForm);
      await checkout.tabTo(checkout.checkButton);
      await checkout.page.keyboard.press('Enter');
      await checkout.seeApproval('€1,249.00');
    });
  }
});
