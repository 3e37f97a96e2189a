import { checkEntry, type EntryCheck } from '../../domain/check-entry.js';
import { fieldsFor } from '../../domain/fields.js';
import type { FieldPath, Issue } from '../../domain/issue.js';
import { findLegalForm } from '../../domain/legal-form.js';
import type { Model } from '../state.js';
import type { FormContext } from '../view/form-context.js';
import { foldedIn } from './folding.js';

/** What is to be said about what stands in the form. */
export interface Judgement {
  readonly status: EntryCheck['status'];
  /** The one issue to show at each field. */
  readonly issues: ReadonlyMap<FieldPath, Issue>;
  /** The fields that are well formed, and said so with a tick. */
  readonly confirmed: readonly FieldPath[];
  /** The fields that are told on a card instead of being asked for. */
  readonly folded: readonly FieldPath[];
}

// A tick says "this is well formed"; on free texts it would promise more than anyone has checked.
const ticked: readonly FieldPath[] = ['company.name', 'company.vatNumber', 'company.registrationNumber'];

type Judged = Pick<FormContext, 'model' | 'pack' | 'offer'>;

let last: (Pick<Judged, 'model' | 'pack'> & { readonly judgement: Judgement }) | undefined;

/** Checks what stands in the form, by the very rules the server applies. Drawing and announcing it ask in turn, so the last answer is kept. */
export function judge(context: Judged): Judgement {
  const { model, pack } = context;
  if (last?.model !== model || last.pack !== pack) last = { model, pack, judgement: weigh(context) };
  return last.judgement;
}

function weigh({ model, pack, offer }: Judged): Judgement {
  const { entry, insisted } = model;
  const check = checkEntry(pack, entry, { mode: offer.mode, insisted });
  const issues = shownIssues(model, check);
  const isConfirmed = (path: FieldPath): boolean =>
    isTold(model, path) &&
    Boolean(entry[path]) &&
    !issues.has(path) &&
    !check.issues.some((issue) => issue.path === path);
  const groups = fieldsFor(pack, findLegalForm(pack, entry['company.legalForm'] ?? ''));
  return {
    status: check.status,
    issues,
    confirmed: ticked.filter(isConfirmed),
    folded: groups.flatMap((group) => foldedIn(group, model, issues)),
  };
}

/**
 * Being wrong and being told so are different things: an issue of a field is told once the buyer has changed and left it, or the shop
 * filled it, or the buyer has tried to send.
 */
export function isTold({ touched, dirty, prefilled, submitted }: Model, path: FieldPath): boolean {
  return submitted || prefilled.includes(path) || (touched.includes(path) && dirty.includes(path));
}

/** The one issue to show at each field: the gravest, if it may be told. */
export function shownIssues(model: Model, { issues }: Pick<EntryCheck, 'issues'>): ReadonlyMap<FieldPath, Issue> {
  const shown = new Map<FieldPath, Issue>();
  for (const severity of ['hint', 'warning', 'error'] as const) {
    for (const issue of issues)
      if (issue.severity === severity && isTold(model, issue.path)) shown.set(issue.path, issue);
  }
  if (model.state.name === 'declined') {
    for (const path of model.state.paths) shown.set(path, { path, code: 'not_confirmed', severity: 'error' });
  }
  return shown;
}
