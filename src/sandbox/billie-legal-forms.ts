/** One item of `GET /legal-forms`. */
interface ListedForm {
  readonly code: number;
  readonly name: string;
  readonly required_input: string;
  readonly required: 0 | 1;
}

const [register, vat] = ['HR-NR', 'Ust-ID'];

/** The short list that Billie's own plugins carried (`assets/legal-forms.json`), with the name that its sandbox gave the first one. */
export const legalForms: readonly ListedForm[] = (
  [
    [10001, 'GmbH (Gesellschaft mit beschränkter Haftung)', register],
    [90001, 'GmbH & Co. KG', register],
    [6022, 'Einzelunternehmer', vat],
    [6001, 'Einzelfirma', register],
    [3001, 'Gewerbebetrieb', vat],
    [4001, 'GbR', vat],
    [10201, 'UG (haftungsbeschränkt)', register],
    [11001, 'AG', register],
    [90101, 'AG & Co. KG', register],
    [8001, 'KG', register],
    [7001, 'OHG', register],
    [18001, 'Stiftung', vat],
    [13001, 'e.V.', register],
    [12001, 'eG', register],
    [10101, 'Ltd.', register],
    [99999, 'Sonstige', register],
  ] as const
).map(([code, name, input]) => ({ code, name, required_input: input, required: code === 99999 ? 0 : 1 }));
