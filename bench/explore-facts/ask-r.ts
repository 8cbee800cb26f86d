import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, PENICILLIN_V, QUESTIONS, type RivalFiles } from './rival-rows.ts';

export interface AnswersOfR {
  readonly version: string;
  /** `data.table` where it is installed; else R’s own `rowsum`, which adds up by groups in one pass of C. */
  readonly aggregates: 'data.table' | 'base R (rowsum)';
  /** The shortest of three, by question, and of the model. Reading the lines in is not among them. */
  readonly milliseconds: Readonly<Record<string, number>>;
  /** Rows of keys and sums by question, one after the other in the order of the keys. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  readonly coefficients: readonly number[];
}

const SCRIPT = String.raw`
args <- commandArgs(TRUE)
names <- strsplit(args[3], ",")[[1]]
lines <- setNames(scan(args[1], what = rep(list(0L), length(names)), sep = ",", quiet = TRUE), names)
lines$penicillins <- as.integer(lines$atc == as.integer(args[4]))
has <- requireNamespace("data.table", quietly = TRUE)
if (has) { data.table::setDTthreads(2); table <- data.table::as.data.table(lines) }
fastest <- function(ask) {
  best <- Inf
  for (run in 1:3) { began <- proc.time()[["elapsed"]]; answer <- ask(); best <- min(best, proc.time()[["elapsed"]] - began) }
  list(answer = answer, milliseconds = 1000 * best)
}
grouped <- function(by) {
  if (has) {
    found <- table[, list(lines = .N, packages = sum(as.numeric(packages100)), penicillins = sum(penicillins)), keyby = by]
    return(as.matrix(found))
  }
  # Places among the values that there are: the numbers themselves put together would be larger than a double tells apart.
  levels <- lapply(by, function(name) sort(unique(lines[[name]])))
  key <- 0
  for (at in seq_along(by)) key <- key * length(levels[[at]]) + match(lines[[by[at]]], levels[[at]]) - 1
  sums <- rowsum(cbind(rep(1, length(key)), lines$packages100, lines$penicillins), key, reorder = TRUE)
  rest <- as.numeric(rownames(sums))
  sums <- sums[order(rest), , drop = FALSE]
  rest <- sort(rest)
  keys <- NULL
  for (at in rev(seq_along(by))) {
    size <- length(levels[[at]])
    keys <- cbind(levels[[at]][rest %% size + 1], keys)
    rest <- rest %/% size
  }
  cbind(keys, sums)
}
said <- function(name, milliseconds, numbers)
  cat(name, "|", sprintf("%.2f", milliseconds), "|", paste(format(numbers, digits = 15, trim = TRUE, scientific = FALSE), collapse = ","), "\n", sep = "")
cat(R.version.string, "|", has, "\n", sep = "")
for (question in args[-(1:4)]) {
  parts <- strsplit(question, ":")[[1]]
  found <- fastest(function() grouped(strsplit(parts[2], ",")[[1]]))
  said(parts[1], found$milliseconds, as.vector(t(unname(found$answer))))
}
rows <- read.csv(args[2])
found <- fastest(function() glm(penicillins ~ factor(quarter) + offset(log(lines)), family = poisson, data = rows, epsilon = 1e-12))
said("model", found$milliseconds, coef(found$answer))
`;

/** @returns `null` where R is not installed */
export function askR(directory: string, files: RivalFiles): AnswersOfR | null {
  const script = join(directory, 'rival.R');
  writeFileSync(script, SCRIPT);
  const questions = QUESTIONS.map(({ name, by }) => `${name}:${by.join()}`);
  const args = [
    '--vanilla',
    script,
    files.csv,
    files.model,
    COLUMNS.join(),
    String(PENICILLIN_V),
    ...questions,
  ];
  const run = spawnSync('Rscript', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error !== undefined) return null;
  if (run.status !== 0) throw new Error(`R failed: ${run.stderr}`);
  const [[version = '', has = ''] = [], ...said] = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  const numbers = (text = '') => text.split(',').map(Number);
  const found = said.map(([name = '', took, answer]) => ({
    name,
    took: Number(took),
    answer: numbers(answer),
  }));
  const model = found.find(({ name }) => name === 'model');
  return {
    version,
    aggregates: has === 'TRUE' ? 'data.table' : 'base R (rowsum)',
    milliseconds: Object.fromEntries(found.map(({ name, took }) => [name, took])),
    answers: Object.fromEntries(
      found.filter((each) => each !== model).map(({ name, answer }) => [name, answer]),
    ),
    coefficients: model?.answer ?? [],
  };
}
