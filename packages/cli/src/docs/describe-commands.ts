import type { Command } from 'commander';
import { EXIT, EXIT_MEANING, type ExitName } from '../terminal/exit-codes.ts';

/** Commands that do something, with those under a group in its place. */
export function listCommands(
  program: Command,
): readonly { readonly name: string; readonly command: Command }[] {
  return program.commands.flatMap((command) =>
    command.commands.length === 0
      ? [{ name: command.name(), command }]
      : listCommands(command).map((one) => ({ ...one, name: `${command.name()} ${one.name}` })),
  );
}

/** What `--help` prints, in the width of a page. */
export function helpOf(command: Command): string {
  const parts: string[] = [];
  command.configureOutput({
    writeOut: (text) => parts.push(text),
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** The page about the command line, as it stands in `docs/operations/command-line.md`. */
export function describeCommands(program: Command): string {
  return [
    '# The command line',
    '',
    'This page is made from the commands in `packages/cli/src/commands`; change it there.',
    '',
    'Every command works on a home, the directory that holds everything: `--home`, else `SMALSPOR_HOME`, else `~/.smalspor`.',
    '`demo`, `import` and `serve` make a home where there is none; the others refuse the path. The command line acts as the person who is logged in on the machine, under the same policies and the same audit log as the pages.',
    'Results go to standard output, progress to standard error: a moving bar at a terminal, plain lines otherwise.',
    '',
    'Commands that write are the only writer of the home while they run. While a server serves the home they stop with code',
    `${EXIT.busy} and name the process: do the work on the server’s pages, or stop it first. \`deliveries\`, \`verify\` and \`indicators\` run beside a server.`,
    '',
    '## Exit codes',
    '',
    '| Code | Meaning |',
    '|---|---|',
    ...Object.entries(EXIT).map(([name, code]) => `| ${code} | ${EXIT_MEANING[name as ExitName]} |`),
    '',
    ...listCommands(program).flatMap(({ name, command }) => [
      `## smalspor ${name}`,
      '',
      '```text',
      helpOf(command),
      '```',
      '',
    ]),
  ].join('\n');
}
