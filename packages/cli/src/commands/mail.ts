import type { MailLine } from '@smalspor/application/mail';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface MailOptions extends HomeOption {
  readonly retry?: boolean;
  readonly json?: boolean;
}

function describe({ id, letter, state, attempts, queuedAt, dueAt, fault }: MailLine): string {
  const what = state === 'dead' ? 'put aside' : `due ${dueAt}`;
  return `${id}  ${letter}  from ${queuedAt}  ${what}  ${attempts} attempts${fault === null ? '' : `, the last: ${fault}`}`;
}

/** `smalspor mail`: letters that wait, and letters that were put aside. */
export function addMail(program: Command): void {
  withHomeOption(
    program
      .command('mail')
      .description('Letters that wait to be sent or were put aside; not to whom they are')
      .option('--retry', 'let those that were put aside be tried again')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nA served home sends letters each minute. A letter is put aside when the mail server refuses it for good, or too often.\n\nExamples:\n  smalspor mail\n  smalspor mail --retry',
    )
    .action((options: MailOptions) =>
      runInHome(options, { access: options.retry ? 'writes' : 'reads' }, async ({ house, actor, print }) => {
        const { listTroubledMail, retryDeadMail } = await import('@smalspor/application/mail');
        if (options.retry) {
          const revived = await retryDeadMail(house, actor);
          print(options.json ? JSON.stringify({ revived }) : `${revived} letters will be tried again`);
          return;
        }
        const letters = await listTroubledMail(house, actor);
        if (options.json) print(JSON.stringify({ letters }));
        else if (letters.length === 0) print('No letter waits, and none was put aside');
        else for (const letter of letters) print(describe(letter));
      }),
    );
}
