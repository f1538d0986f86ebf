export { chance, Chance } from './chance.ts';
