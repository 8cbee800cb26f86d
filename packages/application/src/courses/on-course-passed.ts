import type { Db } from '@smalspor/database/schema';

/** A course that somebody has just passed, perhaps together with colleagues before one screen. */
export interface PassedCourse {
  readonly userId: string;
  /** `null` for somebody who is not in the register of health personnel. */
  readonly hpr: string | null;
  readonly course: string;
  /** The lessons of the part that was passed; none for the whole course. */
  readonly lessons: readonly string[];
  readonly version: number;
  /** Whole per cent. */
  readonly score: number;
  /** HPR numbers of the colleagues who sat together, all of the actor's own group. */
  readonly together: readonly string[];
  /** How many more sat there without being named. */
  readonly alsoThere: number;
  /** The organisation numbers of the institutions that whoever was logged in works at. */
  readonly institutions: readonly number[];
}

/**
 * Told each time a course is passed, in the transaction that stores it: what the listener writes is there if and only if the
 * pass is. It must bear a course that is passed again, and what it throws undoes the handing in.
 */
export type OnCoursePassed = (trx: Db, passed: PassedCourse, at: string) => Promise<void>;
