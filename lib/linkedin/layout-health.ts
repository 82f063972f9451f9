import type { LayoutFinding, LayoutHealth } from '../core/conversation/conversation';
import { alternativesOf, registryDate, type SelectorName } from './selectors';

/** What one name of the registry finds in `scope`: which alternative and how many, never a text. */
export function findingOf(scope: ParentNode, name: SelectorName, isRequired: boolean): LayoutFinding {
  let alternative = 0;
  for (const selector of alternativesOf(name)) {
    const count = scope.querySelectorAll(selector).length;
    if (count > 0) return { name, found: true, alternative, count, isRequired };
    alternative++;
  }
  return { name, found: false, count: 0, isRequired };
}

/** The report of one surface; `ok` when everything required was found. */
export function healthOf(surface: string, findings: LayoutFinding[]): LayoutHealth {
  return {
    surface,
    registryDate,
    ok: findings.every(({ found, isRequired }) => found || !isRequired),
    findings,
  };
}
