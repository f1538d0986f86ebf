import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { chatSource } from '../views/chat.ts';
import { conversationSource } from '../views/conversation.ts';
import { deskSource } from '../views/desk.ts';
import { dialListsSource } from '../views/dial-lists.ts';
import { floorSource } from '../views/floor.ts';
import { operationsSource } from '../views/operations.ts';
import { peopleSource } from '../views/people.ts';
import { routingSettingsSource } from '../views/routing-settings.ts';
import { waitingSource } from '../views/waiting.ts';
import type { Centre } from './centre.ts';

/** Where each live topic's entries come from. */
export function sourceOf(centre: Centre, address: TopicAddress): TopicSource {
  switch (address.topic) {
    case 'desk':
      return deskSource(centre, address);
    case 'people':
      return peopleSource(centre, address);
    case 'floor':
      return floorSource(centre, address);
    case 'operations':
      return operationsSource(centre, address);
    case 'dial-lists':
      return dialListsSource(centre, address);
    case 'routing-settings':
      return routingSettingsSource(centre, address);
    case 'chat':
      return chatSource(centre, address);
    default:
      if (address.topic.startsWith('waiting/')) return waitingSource(centre, address);
      return conversationSource(centre, address);
  }
}
