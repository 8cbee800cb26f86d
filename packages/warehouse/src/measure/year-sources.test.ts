import { parseMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { yearSources } from './year-sources.ts';

const span = { from: parseMonth('2018-10'), to: parseMonth('2020-12') };

it('finds the year of a file that a rotated key or retention has renamed', () => {
  const files = ['/lake/a/2018.from-2018-10.parquet', '/lake/b/2019.key-k-1.parquet', '/lake/c/2020.parquet'];
  const both = '/lake/d/2020.key-k-1.from-2020-02.parquet';
  const sources = yearSources([...files, both], span);
  expect(sources.map(({ year }) => year)).toEqual([2018, 2019, 2020]);
  expect(sources[0]?.sql).toContain(files[0]);
  expect(sources[1]?.sql).toContain(files[1]);
  expect(sources[2]?.sql).toContain(`'${files[2]}', '${both}'`);
});

it('has no rows for a year without files, and leaves no file out unseen', () => {
  const [, empty] = yearSources(['/lake/a/2018.parquet', '/lake/c/2020.parquet'], span);
  expect(empty?.sql).toContain('WHERE false');
  expect(() => yearSources(['/lake/a/lines.parquet'], span)).toThrow('of which year');
});
