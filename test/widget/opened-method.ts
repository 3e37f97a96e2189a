import { html, LitElement, unsafeCSS, type TemplateResult } from 'lit';
import type { BuyerEntry } from '../../src/domain/buyer.js';
import { de as germany } from '../../src/domain/countries/de.js';
import { no as norway } from '../../src/domain/countries/no.js';
import { defaultRules } from '../../src/domain/eligibility.js';
import type { ActiveOffer } from '../../src/domain/terms.js';
import { de } from '../../src/widget/locales/de.js';
import { en } from '../../src/widget/locales/en.js';
import { de as germanAnswers } from '../../src/widget/locales/answers/de.js';
import { en as englishAnswers } from '../../src/widget/locales/answers/en.js';
import { step, type Message } from '../../src/widget/machine.js';
import { initialModel, type Effect, type Model, type Notice, type State } from '../../src/widget/state.js';
import { style } from '../../src/widget/style.js';
import { answers } from '../../src/widget/answer-chunk.js';
import { focusOn, formStyle, renderForm, showsForm } from '../../src/widget/view/form-chunk.js';
import type { AnsweredContext } from '../../src/widget/view/form-context.js';
import { acceptCorrection, announceOutcome, outcomeStyle, renderOutcome } from '../../src/widget/view/outcome-chunk.js';

/** How an opened method begins. */
export interface Opening {
  readonly country?: 'DE' | 'NO';
  readonly language?: 'en' | 'de';
  readonly mode?: 'test' | 'live';
  readonly state?: State;
  readonly notice?: Notice;
  /** Already typed in an earlier turn, and right. */
  readonly entry?: BuyerEntry;
  /** Filled in by the shop. */
  readonly prefilled?: BuyerEntry;
  /** False where the page shows its own button. */
  readonly showsButton?: boolean;
  /** The rules of an entry have not arrived yet, nor what they say. */
  readonly isUnanswered?: boolean;
  /** Markup of the page, for the slots. */
  readonly slotted?: string;
}

/** The attempt of every submit here. */
export const attempt = '0123456789abcdef0123456789abcdef';

/** The offer of a merchant with Billie's terms. */
export const offerFor = (mode: 'test' | 'live'): ActiveOffer => ({
  status: 'active',
  mode,
  brand: 'billie',
  rules: defaultRules,
  basket: 'total',
  paymentTermDays: 30,
  legal: {
    creditor: 'Billie GmbH',
    termsUrl: 'https://billie.example/terms',
    privacyUrl: 'https://billie.example/privacy',
    version: '1',
  },
  companySearch: {},
  takesReview: false,
});

/** The opened method without row, network and page: the real machine behind the real views. */
export class OpenedMethod extends LitElement {
  static override styles = [style, formStyle, answers.answerStyle, outcomeStyle].map(unsafeCSS);
  model: Model = initialModel;
  opening: Opening = {};
  readonly effects: Effect[] = [];

  dispatch(message: Message): void {
    const [next, effects] = step(this.model, message);
    this.model = next;
    this.effects.push(...effects);
    this.requestUpdate();
    for (const effect of effects) {
      if (effect.type === 'focus')
        void this.updateComplete.then(() => focusOn(this.renderRoot as ShadowRoot, effect.on));
    }
  }

  get context(): AnsweredContext {
    const { country = 'DE', language = 'en', mode = 'live', showsButton = true } = this.opening;
    return {
      model: this.model,
      offer: offerFor(mode),
      pack: country === 'DE' ? germany : norway,
      answers,
      texts: language === 'de' ? { ...de, ...germanAnswers } : { ...en, ...englishAnswers },
      language,
      showsButton,
      actions: {
        edit: (entry) => this.dispatch({ type: 'edited', entry }),
        placePasted: (entry) => this.dispatch({ type: 'edited', entry }),
        leave: (path) => this.dispatch({ type: 'left', path }),
        open: (group) => this.dispatch({ type: 'opened', group }),
        insist: (path) => this.dispatch({ type: 'insisted', path }),
        submit: () =>
          this.dispatch({ type: 'submitted', attempt, isValid: answers.judge(this.context).status === 'valid' }),
        acceptCorrection: () => this.acceptCorrection(),
        editAgain: () => this.dispatch({ type: 'editRequested' }),
        retry: () => this.dispatch({ type: 'retried', attempt }),
        chooseOtherMethod: () => this.dispatch({ type: 'otherMethodRequested' }),
      },
    };
  }

  private acceptCorrection(): void {
    const { state } = this.model;
    if (state.name !== 'correcting') return;
    const entry = acceptCorrection(this.context, state.company);
    this.dispatch({ type: 'correctionAccepted', attempt, entry });
  }

  protected override render(): TemplateResult {
    const { context } = this;
    const isForm = showsForm(context);
    const { isUnanswered } = this.opening;
    return html`<div class="card on" lang=${this.opening.language ?? 'en'}>
        ${isForm ? renderForm(isUnanswered ? { ...context, answers: undefined } : context) : renderOutcome(context)}
      </div>
      <div class="status" role="status">${isForm ? answers.announceForm(context) : announceOutcome(context)}</div>`;
  }
}
customElements.define('opened-method', OpenedMethod);
