import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceInDifferences, rolloutOf } from '../../packages/domain/src/regression/index.ts';
import { simulateRollout } from './simulated-rollout.ts';

export interface ComparisonWithR {
  readonly version: string;
  readonly rows: number;
  /** The same model on the same rows: units and quarters as terms in R’s glm, taken out exactly here. */
  readonly ownMilliseconds: number;
  readonly rMilliseconds: number;
  readonly estimate: number;
  readonly rEstimate: number;
  /** Plain sandwich by cluster × G/(G − 1), written out in R from its own scores. */
  readonly error: number;
  readonly rError: number;
}

const SCRIPT = `
rows <- read.csv(commandArgs(TRUE)[1])
began <- proc.time()[["elapsed"]]
fit <- glm(count ~ factor(unit) + factor(period) + programme + offset(log(exposure)), family = poisson, data = rows, epsilon = 1e-13)
took <- 1000 * (proc.time()[["elapsed"]] - began)
scores <- rowsum(model.matrix(fit) * (rows$count - fitted(fit)), rows$cluster)
bread <- summary(fit)$cov.unscaled
clusters <- nrow(scores)
error <- sqrt((bread %*% crossprod(scores) %*% bread)["programme", "programme"] * clusters / (clusters - 1))
cat(sprintf("%s|%.1f|%.12f|%.12f", R.version.string, took, coef(fit)[["programme"]], error))
`;

/** R beside, on one simulated roll-out; `null` where R is not installed. The product itself never needs R. */
export function compareWithR(seed: number): ComparisonWithR | null {
  const { rows } = simulateRollout(seed);
  const folder = mkdtempSync(join(tmpdir(), 'smalspor-bench-'));
  try {
    const file = join(folder, 'rows.csv');
    const script = join(folder, 'compare.R');
    const lines = rows.map(({ unit, cluster, group, period, count, exposure }) =>
      [unit, cluster, period, count, exposure, group !== null && period >= group ? 1 : 0].join(','),
    );
    writeFileSync(file, ['unit,cluster,period,count,exposure,programme', ...lines].join('\n'));
    writeFileSync(script, SCRIPT);
    const run = spawnSync('Rscript', ['--vanilla', script, file], { encoding: 'utf8' });
    if (run.error !== undefined) return null;
    const [version = '', took, estimate, error] = run.stdout.split('|');
    if (run.status !== 0 || error === undefined) throw new Error(`R failed: ${run.stderr}`);
    const began = performance.now();
    const own = differenceInDifferences(rolloutOf(rows)).terms[0];
    return {
      version,
      rows: rows.length,
      ownMilliseconds: Math.round(performance.now() - began),
      rMilliseconds: Math.round(Number(took)),
      estimate: own?.estimate ?? Number.NaN,
      rEstimate: Number(estimate),
      error: own?.standardError ?? Number.NaN,
      rError: Number(error),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
