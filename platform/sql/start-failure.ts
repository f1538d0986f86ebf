/**
 * The process cannot start, and a person has to do something about it. The message is one
 * sentence that says what; whoever starts the process prints it and exits with a non-zero code.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
