import { userInfo } from 'node:os';
import type { House } from '@smalspor/application/house';
import type { Actor } from '@smalspor/domain/access';
import type { Command } from 'commander';
import { type HomeOption, homeDirectory } from '../terminal/options.ts';
import { type CommandContext, runCommand } from '../terminal/run-command.ts';

/** The command line acts as the person who is logged in on the machine, under the same policies and audit. */
export function operator(): Actor {
  const name = userInfo().username;
  return { userId: `operator-${name}`, name, roles: ['operator'], hpr: null };
}

export function withHomeOption(command: Command): Command {
  return command.option('--home <directory>', 'the home directory; else SMALSPOR_HOME, else ~/.smalspor');
}

export interface HomeWork extends CommandContext {
  readonly house: House;
  readonly actor: Actor;
}

export interface HomeUse {
  /** A command that `writes` is the home's only writer meanwhile. */
  readonly access: 'reads' | 'writes';
  readonly missing?: 'refuse' | 'make';
}

/** Opens the home, does the work and closes it again. A home that is missing is refused unless the command is one that makes it. */
export function runInHome(
  options: HomeOption,
  { access, missing = 'refuse' }: HomeUse,
  work: (context: HomeWork) => Promise<void>,
): Promise<void> {
  return runCommand(async (context) => {
    // Loaded when it is needed: help and bad usage must answer at once.
    const { openHouse } = await import('@smalspor/application/house');
    const house = await openHouse({
      home: homeDirectory(options),
      access,
      missing,
      role: 'command',
      onProgress: context.progress,
    });
    try {
      const signal = AbortSignal.any([context.signal, house.claimLost]);
      signal.throwIfAborted();
      await work({ ...context, signal, house, actor: operator() });
    } finally {
      await house.close();
    }
  });
}
