import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { EXIT } from './terminal/exit-codes.ts';

/** Runs the `smalspor` command. Bad usage is one exit code wherever it is found: here, or in the command itself. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.refused;
  }
}
