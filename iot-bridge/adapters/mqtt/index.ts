export { openMqtt, type MqttGateway, type MqttOptions } from './gateway.ts';
export { commandsTopic, readingsTopic } from './topics.ts';
