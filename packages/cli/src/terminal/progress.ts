import { Presets, SingleBar } from 'cli-progress';

/** What every long piece of work reports: a phase by name, and how far it is where that is known. */
export interface ProgressEvent {
  readonly phase: string;
  readonly done?: number;
  readonly total?: number;
}

export interface ProgressDisplay {
  readonly report: (event: ProgressEvent) => void;
  /** Makes room for a result. */
  readonly clear: () => void;
  readonly end: () => void;
}

/** A phase that is over sooner says nothing: its result follows at once. */
const QUIET_MS = 300;
/** Phases that take longer also say how far they are. */
const LONG_MS = 2_000;
const TENTHS = 10;

/**
 * Plain lines for logs and pipes: one for a phase that takes time, and one for each tenth of a long one.
 * @param now milliseconds on a clock that never goes back
 */
export function showLines(write: (line: string) => void, now: () => number): ProgressDisplay {
  let phase = '';
  let began = 0;
  let named = false;
  let tenth = 0;
  let timer: NodeJS.Timeout | undefined;
  const name = (): void => {
    if (named) return;
    named = true;
    write(`${phase} …`);
  };
  return {
    report: (event) => {
      if (event.phase !== phase) {
        clearTimeout(timer);
        phase = event.phase;
        began = now();
        named = false;
        tenth = 0;
        timer = setTimeout(name, QUIET_MS);
        timer.unref();
      }
      const lasted = now() - began;
      if (lasted >= QUIET_MS) name();
      if (!event.total || event.done === undefined || lasted < LONG_MS) return;
      const reached = Math.floor((event.done / event.total) * TENTHS);
      if (reached <= tenth) return;
      tenth = reached;
      write(`${phase}: ${reached * TENTHS} %`);
    },
    clear: () => undefined,
    end: () => clearTimeout(timer),
  };
}

/** A moving bar for a person at a terminal. */
function showBar(): ProgressDisplay {
  let bar: SingleBar | null = null;
  let phase = '';
  const stop = (): void => {
    bar?.stop();
    bar = null;
    phase = '';
  };
  return {
    report: (event) => {
      if (event.phase !== phase) {
        stop();
        phase = event.phase;
        bar = new SingleBar(
          {
            format: '{bar} {percentage} % {phase}',
            barsize: 24,
            hideCursor: true,
            etaBuffer: 20,
            clearOnComplete: true,
          },
          Presets.shades_classic,
        );
        bar.start(event.total ?? 1, event.done ?? 0, { phase });
      }
      if (event.total) bar?.setTotal(event.total);
      if (event.done !== undefined) bar?.update(event.done, { phase });
    },
    clear: stop,
    end: stop,
  };
}

/** Progress goes to standard error, so that results on standard output can be piped. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY
    ? showBar()
    : showLines(
        (line) => stream.write(`${line}\n`),
        () => performance.now(),
      );
}
