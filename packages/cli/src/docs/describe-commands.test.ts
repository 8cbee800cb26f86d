import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program.ts';
import { EXIT } from '../terminal/exit-codes.ts';
import { describeCommands, helpOf, listCommands } from './describe-commands.ts';

const page = '../../../../docs/operations/command-line.md';
const commands = listCommands(createProgram());

describe('the page about the command line', () => {
  it('is made from the commands: run npx vitest run packages/cli/src/docs --update', async () => {
    await expect(describeCommands(createProgram())).toMatchFileSnapshot(page);
  });

  it('lists the exit codes that there are, and no other', () => {
    const text = readFileSync(join(import.meta.dirname, page), 'utf8');
    const listed = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(listed).toEqual(Object.values(EXIT));
    const help = helpOf(createProgram());
    const codes = [...(help.split('Exit codes:')[1] ?? '').matchAll(/^ {2}(\d+)/gm)].map(([, code]) =>
      Number(code),
    );
    expect(codes).toEqual(Object.values(EXIT));
  });
});

describe('every command', () => {
  it('is there', () => {
    expect(commands.map(({ name }) => name).sort()).toEqual(
      [
        ...[
          'content lock',
          'course export',
          'deliveries',
          'demo',
          'evaluate',
          'import',
          'indicators',
          'institutions',
          'issue-reports',
          'keys rotate',
          'mail',
          'national-series',
          'release',
          'report',
        ],
        ...['retention', 'roles end', 'roles grant', 'roles list', 'serve', 'synth', 'verify'],
      ].sort(),
    );
  });

  it.each(commands)('$name has help with examples of itself', ({ name, command }) => {
    const help = helpOf(command);
    expect(help).toMatch(/\nExamples:\n/);
    const examples = help.split('\nExamples:\n')[1] ?? '';
    for (const line of examples.split('\n')) expect(line).toContain(`smalspor ${name}`);
    expect(command.description()).not.toBe('');
  });
});
