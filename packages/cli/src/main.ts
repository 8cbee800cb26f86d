import { Command } from 'commander';
import { addDemo } from './commands/demo.ts';
import { addImport } from './commands/import.ts';
import { addIndicators } from './commands/indicators.ts';
import { addRelease } from './commands/release.ts';
import { addReport } from './commands/report.ts';
import { addServe } from './commands/serve.ts';
import { addSynth } from './commands/synth.ts';
import { EXIT } from './terminal/exit-codes.ts';
import { VERSION } from './version.ts';

const EXIT_HELP = `
Exit codes:
  ${EXIT.ok}    done
  ${EXIT.failed}    something failed that was not foreseen
  ${EXIT.refused}    the input was refused; nothing was changed
  ${EXIT.notAllowed}    not allowed, or not there
  ${EXIT.busy}    another process owns the home directory
  ${EXIT.cancelled}  stopped by Ctrl-C; what was under way was undone`;

/** The `smalspor` command. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('smalspor')
    .description('Feedback on antibiotic prescribing: register files in, every doctor’s own report out')
    .version(VERSION)
    .addHelpText('after', EXIT_HELP)
    .exitOverride((error) => {
      // The parser ends with 1 for bad usage; here bad input is one code wherever it is found.
      process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.refused);
    });
  addSynth(program);
  addImport(program);
  addRelease(program);
  addIndicators(program);
  addReport(program);
  addServe(program);
  addDemo(program);
  for (const command of program.commands)
    command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT.refused));
  await program.parseAsync([...argv]);
}
