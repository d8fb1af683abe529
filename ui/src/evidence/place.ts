// Where a statement stands, in words.
import type { PlaceInfo, Statement } from '../contract';
import type { Words } from '../i18n/en';

/** Page and line; in a workbook, the cell. */
export const at = (words: Words, { cell, page, line }: PlaceInfo | Statement, pages = 2): string[] =>
  cell ? [cell] : [pages > 1 ? words.evidence.page(page) : '', words.evidence.line(line)].filter(Boolean);

/** The same number, however it is written: `0.50` and `0.5`. */
export const same = (a: string, b: string) => a === b || Number(a) === Number(b);

/** Statements that say another value, by their place in the list; the first one is what is quoted. */
export function others(statements: readonly Statement[], value: string): { index: number; statement: Statement }[] {
  const seen = new Set<string>();
  return statements.flatMap((statement, index) => {
    if (index === 0 || statement.value === null || same(statement.value, value)) return [];
    const key = `${Number(statement.value)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ index, statement }];
  });
}
