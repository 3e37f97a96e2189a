import { expect } from 'chai';
import packaged from 'libphonenumber-js/min/metadata';
import { phoneMetadata } from '../../src/domain/phone-metadata.js';

describe('The numbering plans', () => {
  it('are those of the library that is installed; `npx tsx scripts/phone-metadata.ts` cuts them anew', () => {
    expect(phoneMetadata.version).to.equal(packaged.version);
    for (const [country, plan] of Object.entries(phoneMetadata.countries))
      expect(plan, country).to.deep.equal(packaged.countries[country as keyof typeof packaged.countries]);
  });

  it('are those of nine countries, Åland and Svalbard', () => {
    const countries = ['AT', 'AX', 'DE', 'DK', 'ES', 'FI', 'FR', 'NL', 'NO', 'SE', 'SJ'];
    expect(Object.keys(phoneMetadata.countries).sort()).to.deep.equal(countries);
  });
});
