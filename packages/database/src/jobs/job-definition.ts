/**
 * What kind of work can wait in the queue, apart from how it is done. The payload carries identifiers only: it
 * lies in the database in plain text.
 */
export interface JobDefinition<P extends object> {
  /** Verb and noun, for example `render-report`. */
  readonly name: string;
  /** How often a failed job is tried again before it is given up. */
  readonly retries: number;
  readonly retryDelaySeconds: number;
  /** A job that runs longer is taken from its worker. */
  readonly expireSeconds: number;
  /** How many run at once in this process. */
  readonly concurrency: number;
  /** Five-field cron in Norwegian time (Europe/Oslo), with the payload of each run. */
  readonly schedule?: { readonly cron: string; readonly payload: P };
}

/** Keeps the payload's type with the definition. */
export function defineJob<P extends object>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition;
}

export interface JobContext {
  readonly id: string;
  /** 0 at the first attempt. */
  readonly retry: number;
  /** Aborted when the process stops or the job's time is up. */
  readonly signal: AbortSignal;
}

/** How a job is done. It must bear to be done twice: a killed worker's job is done again from the start. */
export type JobHandler<P extends object> = (payload: P, context: JobContext) => Promise<void>;

/** A definition with its handler, ready to be worked on. */
export interface HandledJob {
  readonly definition: JobDefinition<object>;
  readonly handle: JobHandler<object>;
}

export function handleJob<P extends object>(definition: JobDefinition<P>, handle: JobHandler<P>): HandledJob {
  // The queue keeps payload and definition together, so the handler only ever meets payloads of its own kind.
  return {
    definition: definition as unknown as JobDefinition<object>,
    handle: (payload, context) => handle(payload as P, context),
  };
}
