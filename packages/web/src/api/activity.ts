let lastAnswer = Date.now();

/** The server has just answered, which moves the idle end of the session. */
export function noteAnswer(): void {
  lastAnswer = Date.now();
}

/** When the server last answered, in milliseconds. */
export function lastAnswerAt(): number {
  return lastAnswer;
}
