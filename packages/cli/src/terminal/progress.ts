import { Presets, SingleBar } from 'cli-progress';

/** What every long piece of work reports: a phase by name, and how far it is where that is known. */
export interface ProgressEvent {
  readonly phase: string;
  readonly done?: number;
  readonly total?: number;
}

export interface ProgressDisplay {
  readonly report: (event: ProgressEvent) => void;
  readonly end: () => void;
}

const TENTHS = 10;

/** Plain lines for logs and pipes: one when a phase begins and one for each tenth of it. */
function showLines(write: (line: string) => void): ProgressDisplay {
  let phase = '';
  let tenth = 0;
  return {
    report: (event) => {
      if (event.phase !== phase) {
        phase = event.phase;
        tenth = 0;
        write(`${phase} …`);
      }
      if (!event.total || event.done === undefined) return;
      const reached = Math.floor((event.done / event.total) * TENTHS);
      if (reached > tenth) {
        tenth = reached;
        write(`${phase}: ${reached * TENTHS} %`);
      }
    },
    end: () => undefined,
  };
}

/** A moving bar for a person at a terminal. */
function showBar(): ProgressDisplay {
  let bar: SingleBar | null = null;
  let phase = '';
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    report: (event) => {
      if (event.phase !== phase) {
        stop();
        phase = event.phase;
        bar = new SingleBar(
          { format: '{bar} {percentage} % {phase}', barsize: 24, hideCursor: true, etaBuffer: 20 },
          Presets.shades_classic,
        );
        bar.start(event.total ?? 1, event.done ?? 0, { phase });
      }
      if (event.total) bar?.setTotal(event.total);
      if (event.done !== undefined) bar?.update(event.done, { phase });
    },
    end: () => {
      if (bar) bar.update(bar.getTotal(), { phase });
      stop();
    },
  };
}

/** Progress goes to standard error, so that results on standard output can be piped. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? showBar() : showLines((line) => stream.write(`${line}\n`));
}
