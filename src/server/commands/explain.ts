import type { Evidence } from '../../domain/evidence.js';
import type { DecisionTrail } from '../ledger-port.js';
import { explain, type DecisionFact, type Proof } from '../use-cases/explain.js';
import { done, refuse, type Command, type CommandGroup } from './command.js';
import { describeMoney } from './describe.js';
import { isId } from './review.js';

const decision: Command = {
  summary: 'say why an authorization was decided as it was',
  positionals: ['authorization'],
  options: {},
  async run({ positionals: [authorization = ''] }, tools) {
    if (!isId(authorization)) return refuse('value_invalid', authorization);
    const explanation = await explain(authorization, tools);
    if (explanation.status === 'not_found') return refuse('authorization_unknown');
    const { trail } = explanation;
    if (explanation.status === 'undecided')
      return done(explanation, ...describeTrail(trail), 'Nothing was decided yet.');
    const { decision: made, proof } = explanation;
    const lines = [
      ...describeTrail(trail),
      '',
      ...describeDecision(made),
      '',
      ...(proof ? describeProof(proof) : ['The personal data, and with them the evidence, have been erased.']),
    ];
    // The subject is sealed, and not for every screen: `subject export` is the way to it.
    return done({ ...explanation, trail: { ...trail, subject: undefined } }, ...lines);
  },
};

/** How decisions came about. */
export const explainCommands: CommandGroup = { decision };

function describeTrail({ authorizationId, merchant, amount, status, facts }: DecisionTrail): string[] {
  const moments = facts.map(({ at, type, data }) => {
    const who = typeof data['by'] === 'string' ? ` by ${data['by']}` : '';
    const why = typeof data['because'] === 'string' ? `: ${data['because']}` : '';
    return `  ${at.toISOString()}  ${type}${who}${why}`;
  });
  return [`${authorizationId}  ${describeMoney(amount)}  ${merchant}`, `  now ${status}`, ...moments];
}

function describeDecision(made: DecisionFact): string[] {
  const { outcome, policyVersion, decidedBy, factors, bureau, credit } = made;
  const { reason, score, limit, paths } = { reason: undefined, score: undefined, limit: undefined, paths: [], ...made };
  const total = factors.reduce((sum, { weight }) => sum + weight, 0);
  return [
    `Outcome   ${outcome}${reason === undefined ? '' : ` (${reason})`}, by ${decidedBy} under policy ${policyVersion}`,
    ...(paths.length > 0 ? [`About     ${paths.join(', ')}`] : []),
    ...factors.map(
      ({ name, source, points, weight }) =>
        `  ${name.padEnd(19)} ${String(points).padStart(3)} points, weight ${weight} of ${total}  (${source})`,
    ),
    ...(bureau
      ? [`Bureaus   score ${bureau.score}, limit ${bureau.limit}, ${bureau.collectionEntries} collection entries`]
      : []),
    `Standing  ${credit.standing?.step ?? 0} steps by own payments, ${credit.standing?.onTimeRun ?? 0} on time in a row`,
    ...(score === undefined ? [] : [`Score     ${score}`]),
    ...(limit === undefined ? [] : [`Limit     ${describeMoney(limit)}`]),
    `Exposure  ${credit.exposure} before this order`,
  ];
}

const verdictOf: Readonly<Record<Proof['again'], string>> = {
  same: 'Decided once more from the stored evidence, it comes out the same.',
  differs:
    'DECIDED ONCE MORE FROM THE STORED EVIDENCE, IT COMES OUT OTHERWISE: somebody has changed the ledger or this program.',
  policy_unknown: 'This release does not know that policy; one of its time can decide it once more.',
};

function describeProof({ evidence, comparisons, again }: Proof): string[] {
  return [
    'Evidence',
    ...evidence.map((item) => `  ${describeEvidence(item)}`),
    ...comparisons.flatMap(({ source, fields }) => [
      `Compared with ${source}`,
      ...Object.entries(fields).map(([field, verdict]) => `  ${field.padEnd(27)} ${verdict}`),
    ]),
    verdictOf[again],
  ];
}

function describeEvidence({ kind, source, outcome, checkedAt, reference }: Evidence): string {
  return `${kind} ${source}: ${outcome}, ${checkedAt}${reference === undefined ? '' : `, ${reference}`}`;
}
