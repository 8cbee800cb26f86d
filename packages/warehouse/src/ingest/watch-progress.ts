import type { DuckDBConnection } from '@duckdb/node-api';

const INTERVAL = 250;

/** Runs a statement and tells, now and then, how many percent of it DuckDB thinks to have done; never fewer than before. */
export async function watchProgress<T>(
  connection: DuckDBConnection,
  onPercent: (percent: number) => void,
  run: () => Promise<T>,
): Promise<T> {
  let last = 0;
  const timer = setInterval(() => {
    const percent = Math.floor(connection.progress.percentage);
    if (percent <= last || percent > 100) return;
    last = percent;
    onPercent(percent);
  }, INTERVAL);
  try {
    return await run();
  } finally {
    clearInterval(timer);
  }
}
