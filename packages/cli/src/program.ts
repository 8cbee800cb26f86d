import { Command } from 'commander';
import { addContent } from './commands/content.ts';
import { addCourse } from './commands/course.ts';
import { addDeliveries } from './commands/deliveries.ts';
import { addDemo } from './commands/demo.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addImport } from './commands/import.ts';
import { addIndicators } from './commands/indicators.ts';
import { addInstitutions } from './commands/institutions.ts';
import { addIssueReports } from './commands/issue-reports.ts';
import { addKeys } from './commands/keys.ts';
import { addMail } from './commands/mail.ts';
import { addNationalSeries } from './commands/national-series.ts';
import { addRelease } from './commands/release.ts';
import { addReport } from './commands/report.ts';
import { addRetention } from './commands/retention.ts';
import { addRoles } from './commands/roles.ts';
import { addServe } from './commands/serve.ts';
import { addSynth } from './commands/synth.ts';
import { addVerify } from './commands/verify.ts';
import { EXIT, EXIT_MEANING, type ExitName } from './terminal/exit-codes.ts';
import { VERSION } from './version.ts';

function exitHelp(): string {
  const lines = Object.entries(EXIT).map(
    ([name, code]) => `  ${String(code).padEnd(4)} ${EXIT_MEANING[name as ExitName]}`,
  );
  return `\nExit codes:\n${lines.join('\n')}`;
}

/** The `smalspor` command with all that it can do. */
export function createProgram(): Command {
  const program = new Command('smalspor')
    .description('Feedback on antibiotic prescribing: register files in, every doctor’s own report out')
    .version(VERSION)
    .addHelpText('after', exitHelp)
    .showHelpAfterError('(add --help to see what there is)')
    .exitOverride();
  addDemo(program);
  addSynth(program);
  addImport(program);
  addRelease(program);
  addIssueReports(program);
  addReport(program);
  addIndicators(program);
  addInstitutions(program);
  addEvaluate(program);
  addVerify(program);
  addDeliveries(program);
  addMail(program);
  addNationalSeries(program);
  addRetention(program);
  addKeys(program);
  addRoles(program);
  addContent(program);
  addCourse(program);
  addServe(program);
  return program;
}
