export { openBridgeWorld, type BridgeWorld } from './bridge-world.ts';
