import type { CallId } from '@zentrale/kernel/values';
import type { CallFrame } from '@zentrale/protocol/socket';
import type { MediaNews } from '../ports/media-plane.ts';

/** What a page is told of its media; `null`: news for the call rather than the page. */
export function frameOfNews(callId: CallId, news: MediaNews): CallFrame | null {
  switch (news.type) {
    case 'consumer': {
      const { from, ...consumer } = news;
      return { ...consumer, callId, partyId: from };
    }
    case 'consumer-closed':
      return { ...news, callId };
    case 'quality':
      return { type: 'quality', callId, partyId: news.from, score: news.score };
    case 'connected':
    case 'lost':
      return null;
  }
}
