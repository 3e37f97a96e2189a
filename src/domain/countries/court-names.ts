import type { CountryCode } from '../country.js';

/**
 * Courts that go by more than one name, besides spelling: the name, as `foldText` writes it, to the court's own. Charlottenburg keeps
 * Berlin's register. Apart from the packs, for a buyer needs it only once something is typed.
 */
export const courtNames: Readonly<Partial<Record<CountryCode, Readonly<Record<string, string>>>>> = {
  DE: {
    berlin: 'Charlottenburg',
    berlincharlottenburg: 'Charlottenburg',
    charlottenburgberlin: 'Charlottenburg',
    badhomburgvdh: 'Bad Homburg',
    badhomburgvdhoehe: 'Bad Homburg',
    badhomburgvorderhoehe: 'Bad Homburg',
    cologne: 'Köln',
    frankfurt: 'Frankfurt am Main',
    frankfurtam: 'Frankfurt am Main',
    frankfurtmain: 'Frankfurt am Main',
    frankfurtoder: 'Frankfurt (Oder)',
    frankfurtanderoder: 'Frankfurt (Oder)',
    freiburgbreisgau: 'Freiburg',
    freiburgibr: 'Freiburg',
    friedberghessen: 'Friedberg',
    kemptenallgaeu: 'Kempten',
    koenigsteintaunus: 'Königstein',
    landauderpfalz: 'Landau',
    limburgadlahn: 'Limburg',
    limburganderlahn: 'Limburg',
    ludwigshafen: 'Ludwigshafen am Rhein',
    ludwigshafenarh: 'Ludwigshafen am Rhein',
    ludwigshafenarhein: 'Ludwigshafen am Rhein',
    ludwigshafenarheinludwigshafen: 'Ludwigshafen am Rhein',
    munich: 'München',
    nuremberg: 'Nürnberg',
    offenbach: 'Offenbach am Main',
    oldenburgoldb: 'Oldenburg',
    oldenburgoldenburg: 'Oldenburg',
    weidenidopf: 'Weiden',
    weidenderoberpfalz: 'Weiden',
  },
};
