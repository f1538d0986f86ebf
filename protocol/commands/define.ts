import type { z } from 'zod';
import type { Role } from '../views/index.ts';

/** One thing a principal can ask for. The same table serves socket, HTTP and the API document. */
export interface CommandDefinition<Body extends z.ZodType, Answer extends z.ZodType> {
  readonly title: string;
  /** Anybody with one of these roles may send it; ownership is checked by the handler. */
  readonly roles: readonly Role[];
  readonly body: Body;
  readonly answer: Answer;
}

export function command<Body extends z.ZodType, Answer extends z.ZodType>(
  title: string,
  roles: readonly Role[],
  body: Body,
  answer: Answer,
): CommandDefinition<Body, Answer> {
  return { title, roles, body, answer };
}
