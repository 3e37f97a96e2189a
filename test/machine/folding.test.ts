import { expect } from 'chai';
import type { BuyerEntry } from '../../src/domain/buyer.js';
import { Checkout, decided, first, page } from './checkout.js';

const found: BuyerEntry = {
  'company.name': 'Muster GmbH',
  'company.legalForm': '2HBR',
  'company.registrationNumber': 'HRB 1',
  'company.address.city': 'Musterstadt',
};
const withBuyer = { ...page, buyer: { company: { name: 'Shop GmbH', address: { city: 'Laden' } } } };

describe('What somebody else fills in', () => {
  it('stands in the fields as known, and the buyer goes on with what is empty', () => {
    const checkout = Checkout.open().tell({ type: 'filled', entry: found });
    expect(checkout.model.entry).to.include(found);
    expect(checkout.model.prefilled).to.have.members(Object.keys(found));
    expect(checkout.effects).to.deep.include({ type: 'focus', on: 'form' });
  });

  it('leaves to the buyer what it does not tell: typing that opens nothing', () => {
    const checkout = Checkout.open()
      .tell({ type: 'filled', entry: { ...found, 'company.vatNumber': '' } })
      .tell({ type: 'edited', entry: { 'company.vatNumber': 'D' } });
    expect(checkout.model.prefilled).to.have.members(Object.keys(found));
    expect(checkout.model.opened).to.deep.equal([]);
  });

  it('takes the place of what was typed, and closes the fields again', () => {
    const checkout = Checkout.open()
      .tell({ type: 'opened', group: 'company' })
      .tell({ type: 'edited', entry: { 'company.name': 'Must' } })
      .tell({ type: 'filled', entry: found });
    expect(checkout.model.entry['company.name']).to.equal('Muster GmbH');
    expect(checkout.model.opened).to.deep.equal([]);
  });

  it('moves no focus when it is a detail that follows from something else', () => {
    const checkout = Checkout.open().tell({ type: 'filled', entry: { 'company.legalForm': '2HBR' } });
    expect(checkout.effects).to.deep.equal([]);
    expect(checkout.model.prefilled).to.deep.equal(['company.legalForm']);
  });

  it('is not overwritten when the page says again what it knows', () => {
    const checkout = Checkout.open({ raw: withBuyer }).tell({ type: 'filled', entry: found });
    checkout.configure(withBuyer);
    expect(checkout.model.entry).to.include(found);
  });

  it('is left out while a decision is on its way', () => {
    const checkout = Checkout.asking();
    const before = checkout.model;
    expect(checkout.tell({ type: 'filled', entry: found }).model).to.equal(before);
  });
});

describe('A group of fields that is known', () => {
  it('opens when the buyer asks for it, with the focus on its first field', () => {
    const checkout = Checkout.open({ raw: withBuyer }).tell({ type: 'opened', group: 'company' });
    expect(checkout.model.opened).to.deep.equal(['company']);
    expect(checkout.effects).to.deep.equal([{ type: 'focus', on: 'company' }]);
  });

  it('stays open once the buyer has typed over something, also when it is right again', () => {
    const checkout = Checkout.open({ raw: withBuyer })
      .tell({ type: 'edited', entry: { 'company.name': 'Shop' } })
      .tell({ type: 'edited', entry: { 'company.name': 'Shop GmbH' } });
    expect(checkout.model.opened).to.deep.equal(['company']);
    expect(checkout.model.prefilled).not.to.include('company.name');
  });

  it('stays open under the buyer who has answered a doubt in it', () => {
    const checkout = Checkout.open({ raw: withBuyer }).tell({ type: 'insisted', path: 'company.vatNumber' });
    expect(checkout.model.opened).to.deep.equal(['company']);
  });

  it('is not opened by typing where nothing was known', () => {
    const checkout = Checkout.open().tell({ type: 'edited', entry: { 'company.name': 'Muster' } });
    expect(checkout.model.opened).to.deep.equal([]);
  });

  it('is open for a buyer who wants to edit what was checked', () => {
    const checkout = Checkout.asking();
    checkout.tell(decided(first, { outcome: 'correction', company: { 'company.name': 'Muster AG' } }));
    expect(checkout.tell({ type: 'editRequested' }).model.opened).to.deep.equal(['company']);
  });

  it('is closed again by a reset', () => {
    const checkout = Checkout.open({ raw: withBuyer })
      .tell({ type: 'opened', group: 'company' })
      .tell({ type: 'reset' });
    expect(checkout.model.opened).to.deep.equal([]);
    expect(checkout.model.entry['company.name']).to.equal('Shop GmbH');
  });
});
