import type { Geography } from './geography.ts';

/**
 * The county codes that a municipality's ground has lain in since 2012, oldest code first: its own, those of the
 * municipalities that went into it and of those that it went into.
 */
export function countiesOfLineage(geography: Geography, code: string): readonly string[] {
  if (!geography.municipalityByCode.has(code)) return [];
  const lineage = new Set([code]);
  const follow = (next: (known: string) => readonly string[]) => {
    const queue = [code];
    for (let known = queue.pop(); known !== undefined; known = queue.pop()) {
      for (const found of next(known)) {
        if (!lineage.has(found)) queue.push(found);
        lineage.add(found);
      }
    }
  };
  follow((known) => geography.changes.filter((change) => change.to === known).map((change) => change.from));
  follow((known) => (geography.changesFrom.get(known) ?? []).map((change) => change.to));
  return [
    ...new Set([...lineage].map((each) => geography.municipalityByCode.get(each)?.county ?? '')),
  ].sort();
}
