import { tidy } from '../domain/check-entry.js';
import { checkRegistrationNumber } from '../domain/registration-number.js';
import { CheckSession } from './check-session.js';
import { judge } from './form/judge.js';
import { paste } from './form/pasting.js';
import { answerStyle } from './view/answer-style.js';
import { renderCard, renderFolded } from './view/card.js';
import { announceForm, renderIssue, renderReason } from './view/issue.js';

/**
 * What the form answers to what is typed: the rules, how their verdict, the cards of what is known and the reason for coming back are
 * drawn, and the way to the decision. It is downloaded once the form can be seen, which can be typed in without. Whatever comes later takes
 * these from here: a module that two downloads share by itself becomes a third.
 */
export const answers = {
  announceForm,
  answerStyle,
  CheckSession,
  checkRegistrationNumber,
  judge,
  paste,
  renderCard,
  renderFolded,
  renderIssue,
  renderReason,
  tidy,
};
