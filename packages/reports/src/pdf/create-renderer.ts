import { Worker } from 'node:worker_threads';
import type { CertificateModel } from '@smalspor/domain/certificates';
import type { EvaluationPaper } from '@smalspor/domain/evaluation';
import type { GroupSet } from '@smalspor/domain/group-report';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { CoverSheet } from '../cover/cover-compiler.ts';
import type { Paper } from '../paper/paper.ts';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './render-order.ts';

export interface Renderer {
  /**
   * The report as PDF/UA-1, the same bytes each time for the same model, language and versions. Orders wait in line when
   * every worker is busy.
   * @throws Error when the exporter refuses the report, when its worker dies, or after `close`.
   */
  readonly render: (model: ReportModel, language: Language) => Promise<Uint8Array>;
  /** A course certificate in the same way, from the same workers. */
  readonly renderCertificate: (model: CertificateModel, language: Language) => Promise<Uint8Array>;
  /** The report of an institution in the same way. */
  readonly renderInstitutionReport: (
    model: InstitutionReportModel,
    language: Language,
  ) => Promise<Uint8Array>;
  /** The papers of a group's meeting in the same way. */
  readonly renderGroupSet: (set: GroupSet, language: Language) => Promise<Uint8Array>;
  /** The evaluation of a programme in the same way. */
  readonly renderEvaluation: (paper: EvaluationPaper, language: Language) => Promise<Uint8Array>;
  /** The sheet on top of a printed report. */
  readonly renderCover: (cover: CoverSheet) => Promise<Uint8Array>;
  /** A paper of finished words, such as the report from a visit. */
  readonly renderPaper: (paper: Paper) => Promise<Uint8Array>;
  /** Ends the workers. What is under way or in line is refused. */
  readonly close: () => Promise<void>;
}

interface Job {
  readonly order: RenderOrder;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (fault: Error) => void;
}

interface Seat {
  readonly worker: Worker;
  job: Job | null;
}

/** A report's words and pictures are short-lived: without a bound the engine lets its heap grow to 160 MB a worker. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 } as const;

/** Typst is synchronous, so each worker sets one report at a time in a thread of its own. */
export function createRenderer(options: { readonly workers: number }): Renderer {
  const seats = new Set<Seat>();
  const line: Job[] = [];
  let closed = false;

  function hire(): void {
    // React in the charts is told to be quick; nothing else of the environment concerns a worker.
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      env: { NODE_ENV: 'production' },
      execArgv: [],
      resourceLimits: MEMORY,
      workerData: { threads: options.workers } satisfies RenderWorkerData,
    });
    const seat: Seat = { worker, job: null };
    seats.add(seat);
    worker.on('message', (answer: RenderAnswer) => {
      const { job } = seat;
      seat.job = null;
      if (job && 'pdf' in answer) job.resolve(answer.pdf);
      else if (job && 'fault' in answer) job.reject(new Error(answer.fault));
      serve();
    });
    worker.on('error', (fault: Error) => leave(seat, fault));
    worker.on('exit', () => leave(seat, new Error('The worker that set the report ended')));
    worker.unref();
  }

  /** A dead worker's report is refused, and another worker takes the seat. */
  function leave(seat: Seat, fault: Error): void {
    if (!seats.delete(seat)) return;
    seat.job?.reject(fault);
    if (!closed) serve();
  }

  function serve(): void {
    while (line.length > 0) {
      let free = [...seats].find((seat) => seat.job === null);
      if (!free && seats.size < options.workers) {
        hire();
        free = [...seats].find((seat) => seat.job === null);
      }
      const job = free && line.shift();
      if (!free || !job) return;
      free.job = job;
      free.worker.ref();
      free.worker.postMessage(job.order);
    }
    for (const seat of seats) if (seat.job === null) seat.worker.unref();
  }

  function take(order: RenderOrder): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (closed) {
        reject(new Error('The renderer is closed'));
        return;
      }
      line.push({ order, resolve, reject });
      serve();
    });
  }

  return {
    render: (model, language) => take({ kind: 'report', model, language }),
    renderInstitutionReport: (model, language) => take({ kind: 'institution-report', model, language }),
    renderGroupSet: (model, language) => take({ kind: 'group-set', model, language }),
    renderEvaluation: (model, language) => take({ kind: 'evaluation', model, language }),
    renderCertificate: (model, language) => take({ kind: 'certificate', model, language }),
    renderCover: (model) => take({ kind: 'cover', model }),
    renderPaper: (model) => take({ kind: 'paper', model }),
    close: async () => {
      closed = true;
      const waiting = line.splice(0);
      for (const job of waiting) job.reject(new Error('The renderer is closed'));
      await Promise.all([...seats].map(({ worker }) => worker.terminate()));
    },
  };
}
