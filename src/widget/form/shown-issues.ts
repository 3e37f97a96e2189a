import type { EntryCheck } from '../../domain/check-entry.js';
import type { FieldPath, Issue } from '../../domain/issue.js';
import type { Model } from '../state.js';

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
