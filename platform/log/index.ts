export { openLog, type LogLevel, type LogOptions } from './open-log.ts';
