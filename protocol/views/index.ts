export * from './base.ts';
export * from './agent.ts';
export * from './message.ts';
export * from './conversation.ts';
export * from './routing.ts';
export * from './customer.ts';
export * from './knowledge.ts';
export * from './operations.ts';
