import { endReview, listReviews, type ReviewVerdict } from '../use-cases/reviews.js';
import { done, reasonedOptions, refuse, type Command, type CommandGroup } from './command.js';
import { describeMoney } from './describe.js';

const list: Command = {
  summary: 'show the orders that wait for a person',
  positionals: [],
  options: {},
  async run(_, tools) {
    const waiting = await listReviews(tools);
    const lines = waiting.map(
      ({ authorizationId, merchant, amount, reason, expiresAt }) =>
        `${authorizationId}  ${describeMoney(amount)}  ${reason}  until ${expiresAt.toISOString()}  ${merchant}`,
    );
    return done(waiting, ...(lines.length > 0 ? lines : ['Nothing waits.']));
  },
};

function end(summary: string, verdict: ReviewVerdict['verdict']): Command {
  return {
    summary,
    positionals: ['authorization'],
    options: reasonedOptions,
    async run(input, tools) {
      const [authorization = ''] = input.positionals;
      if (!isId(authorization)) return refuse('value_invalid', authorization);
      const [by = '', because = ''] = [input.text('by'), input.text('because')];
      const outcome = await endReview({ authorization, verdict, by, because }, tools);
      if (outcome.status !== 'ended') return refuse(outcome.status);
      const until = outcome.expiresAt ? ` It may be confirmed until ${outcome.expiresAt.toISOString()}.` : '';
      return done(outcome, `${verdict === 'approve' ? 'Approved.' : 'Declined.'}${until}`);
    },
  };
}

/** Tells whether a text can be an id of the ledger at all. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(text);
}

/** Orders that a person has to look at. */
export const reviewCommands: CommandGroup = {
  list,
  approve: end('this order, and no other, may be confirmed', 'approve'),
  decline: end('refuse it; the buyer learns no reason', 'decline'),
};
