import { expect } from '@open-wc/testing';
import { CourtHarness } from './court-harness.js';

describe('The choice of courts', () => {
  let choice: CourtHarness;
  beforeEach(() => (choice = new CourtHarness()));
  afterEach(() => choice.close());

  it('is silent while the number itself is typed', () => {
    for (const text of ['H', 'HRB', 'HRB 1', 'HRB 178881', 'HRB 178881 B']) {
      choice.type(text);
      expect(choice.isOpen, text).to.equal(false);
    }
  });

  it('opens with all courts behind a comma, and Enter stays with the form', () => {
    choice.type('HRB 178881 B,');
    expect(choice.options).to.include.members(['Aachen', 'Charlottenburg', 'Zweibrücken']);
    expect(choice.active).to.equal(undefined);
    expect(choice.press('Enter')).to.equal(true);
  });

  it('opens when it is asked for with the arrow key', () => {
    choice.type('HRB 178881');
    expect(choice.press('ArrowDown')).to.equal(false);
    expect(choice.isOpen).to.equal(true);
  });

  it('proposes what is meant, and writes it behind the number with Enter', () => {
    choice.type('hrb178881b berl');
    expect(choice.options).to.deep.equal(['Charlottenburg']);
    expect(choice.active).to.equal('Charlottenburg');
    expect(choice.press('Enter')).to.equal(false);
    expect(choice.text).to.equal('HRB 178881 B, Charlottenburg');
    expect(choice.told).to.equal(choice.text);
    expect(choice.isOpen).to.equal(false);
  });

  it('goes over the courts with the arrow keys, and takes the one that is pressed', () => {
    choice.type('HRB 12345, ha');
    const seen = ['ArrowDown', 'ArrowDown'].map((key) => {
      choice.press(key);
      return choice.active;
    });
    expect(seen).to.deep.equal(['Hamburg', 'Hamm']);
    choice.pick('Hannover');
    expect(choice.text).to.equal('HRB 12345, Hannover');
  });

  it('goes with Escape, and leaves what was typed', () => {
    choice.type('HRB 12345, ha');
    choice.press('Escape');
    expect(choice.isOpen).to.equal(false);
    expect(choice.text).to.equal('HRB 12345, ha');
  });

  it('has nothing to say of a court that is written out, or that it does not know', () => {
    for (const text of ['HRB 12345, Köln', 'HRB 12345, Atlantis', 'no number, Köln']) {
      choice.type(text);
      expect(choice.isOpen, text).to.equal(false);
    }
  });
});
