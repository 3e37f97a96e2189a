import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import type { GroupName } from '../../domain/fields.js';
import type { FieldPath } from '../../domain/issue.js';
import type { ActiveOffer } from '../../domain/terms.js';
import type { Texts } from '../locales/en.js';
import type { answers } from '../answer-chunk.js';
import type { AnswerTexts } from '../locales/answers/en.js';
import type { Model } from '../state.js';

/** What a buyer can do in the opened method. */
export interface Actions {
  /** One or more fields have new text. */
  readonly edit: (entry: BuyerEntry) => void;
  /** What was pasted, in the fields that it belongs to. */
  readonly placePasted: (entry: BuyerEntry) => void;
  /** A field has lost the focus. */
  readonly leave: (path: FieldPath) => void;
  /** Shows a group as fields. */
  readonly open: (group: GroupName) => void;
  /** "The number is right as it is." */
  readonly insist: (path: FieldPath) => void;
  /** Asks for the decision, or shows what is missing. */
  readonly submit: () => void;
  readonly acceptCorrection: () => void;
  /** Back to the form. */
  readonly editAgain: () => void;
  /** Sends or asks again, whichever is right after this failure. */
  readonly retry: () => void;
  readonly chooseOtherMethod: () => void;
}

interface OpenContext {
  readonly model: Model;
  readonly offer: ActiveOffer;
  readonly pack: CountryPack;
  readonly texts: Texts;
  /** BCP 47 code of the texts, for `Intl`. */
  readonly language: string;
  /** False where the page calls `authorize()` itself and shows its own button. */
  readonly showsButton: boolean;
  readonly actions: Actions;
}

/** With the rules of an entry, and the sentences that they and a decision answer with. */
export interface AnsweredContext extends OpenContext {
  readonly texts: Texts & AnswerTexts;
  readonly answers: typeof answers;
}

/** Everything the opened method is drawn from. The views are functions of it. Answers come a moment after the form. */
export type FormContext = (OpenContext & { readonly answers: undefined }) | AnsweredContext;
