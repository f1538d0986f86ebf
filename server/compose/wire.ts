import { MediasoupPlane } from '@zentrale/channels/adapters/media-mediasoup/index.ts';
import { createSmsSender } from '@zentrale/channels/adapters/sms-twilio/sender.ts';
import {
  createChannels,
  createRecordings,
  INBOUND_TOPIC,
  REMOVE_BLOB_TOPIC,
  REMOVE_RECORDING_TOPIC,
  SMS_TOPIC,
  type ForgottenRecording,
} from '@zentrale/channels/app';
import { createDirectory } from '@zentrale/directory/app';
import {
  REMOVE_PHOTOS_TOPIC,
  SEND_CODE_TOPIC,
  type ForgottenIdentification,
} from '@zentrale/identification/app';
import { createIotBridge } from '@zentrale/iot-bridge/app';
import { phoneNumbers } from '@zentrale/journey/adapters/libphonenumber/phone-numbers.ts';
import { createJourney } from '@zentrale/journey/app';
import type { Clock, Ids, Log, OutboxHandler } from '@zentrale/kernel/ports';
import { snowballStem } from '@zentrale/knowledge/adapters/snowball/index.ts';
import { createKnowledge } from '@zentrale/knowledge/app';
import { BlobDirectory } from '@zentrale/platform/blob';
import { InProcessBus } from '@zentrale/platform/bus';
import { PostgresEventStore } from '@zentrale/platform/event-store';
import { PostgresDeadLetters, startOutbox, type Outbox } from '@zentrale/platform/outbox';
import { openStore, type PostgresStore } from '@zentrale/platform/sql/postgres.ts';
import { createRoutingHost } from '@zentrale/routing/app';
import { join } from 'node:path';
import type { OptionValues } from '../config/options.ts';
import { recordingKey } from '../config/recording-key.ts';
import { transcriberOf } from '../config/transcriber.ts';
import { spreadNews } from '../live/news.ts';
import { followConsults } from '../policies/follow-calls.ts';
import { clearAlarm, openAlarmInteraction } from '../policies/alarms.ts';
import { END_ANNOUNCEMENT_TOPIC, endAnnouncement } from '../policies/end-announcement.ts';
import { receiveInbound } from '../policies/receive-inbound.ts';
import { REOPEN_TOPIC, reopenOrRequest } from '../policies/rejoin-or-request.ts';
import { ROUTING_COMMAND_TOPIC } from '../policies/request-routing.ts';
import { sendIdentificationCode } from '../policies/send-identification-code.ts';
import { STOP_RINGING_TOPIC, stopRinging } from '../policies/stop-ringing.ts';
import { submitRouting } from '../policies/submit-routing.ts';
import { TELL_WAIT_TOPIC, tellWait } from '../policies/tell-wait.ts';
import { WhatIfRuns } from '../what-if/runs.ts';
import { wireCalls } from './calls.ts';
import type { Centre } from './centre.ts';
import { wireIdentifications } from './identifications.ts';
import { liveParts } from './live-parts.ts';
import { centreQuestions } from './questions.ts';
import { Tenants } from './tenants.ts';
import { identificationVault, recordingVault } from './vaults.ts';

const OUTBOX_CONCURRENCY_MAX = 8;
const EVENT_CONNECTIONS_MAX = 3;

export interface Wired {
  readonly centre: Centre;
  readonly tenants: Tenants;
  readonly events: PostgresEventStore;
  readonly store: PostgresStore;
  /** Not ready before it is started. */
  readonly media: MediasoupPlane;
  /** Starts handing out what was committed; call once tenants are open. */
  startOutbox(): Outbox;
}

/** Wires the process by hand. Opens connections lazily; starts nothing. */
export function wire(about: {
  config: OptionValues;
  connection: string;
  dataFolder: string;
  publicUrl: string;
  clock: Clock;
  ids: Ids;
  log: Log;
  isDraining: () => boolean;
}): Wired {
  const { config, connection, clock, ids, log } = about;
  const bus = new InProcessBus(log);
  const store = openStore({ connection, clock, ids, log });
  const events = new PostgresEventStore({ connection, log, poolSizeMax: EVENT_CONNECTIONS_MAX });
  const blobs = new BlobDirectory(join(about.dataFolder, 'files'));
  const deadLetters = new PostgresDeadLetters({ bus, ids });
  const channels = createChannels({ ids, blobs, bus, log });
  const media = new MediasoupPlane({ clock, log, roomCountMax: config.CALL_COUNT_MAX });
  const ownKey = recordingKey(config, about.dataFolder);
  const recording = { blobs, vault: recordingVault(ownKey) };
  const transcriber = transcriberOf(config, { clock, log });
  const basics = { store, bus, clock, ids, log, config, channels };
  const tenants = new Tenants(events);
  let outbox: Outbox | null = null;

  const centre: Centre = {
    config,
    publicUrl: about.publicUrl,
    clock,
    ids,
    log,
    bus,
    store,
    deadLetters,
    channels,
    ...wireCalls({ ...basics, media, recording, transcriber }, () => centre),
    recordings: createRecordings({ ...recording, canTranscribe: transcriber !== null }),
    directory: createDirectory({ ids, clock, log }),
    journey: createJourney({ ids, bus, phoneNumbers: phoneNumbers() }),
    knowledge: createKnowledge({ ids, bus, log, store, stem: snowballStem }),
    identifications: wireIdentifications(
      { ids, blobs, bus, clock, log, vault: identificationVault(ownKey) },
      () => centre,
    ),
    bridge: createIotBridge({ ids, clock, store, log, bus, deadLetters }),
    routing: createRoutingHost({ events, clock, log }),
    whatIfs: new WhatIfRuns({ clock, events, ids, log }),
    ...liveParts({ clock, log, config }, () => centre),
    routingState: (tenantId) => tenants.state(tenantId),
    liveInteractions: (tenantId) => tenants.live(tenantId),
    touch: (tenantId, topic, keys, owner = '') =>
      centre.hub.touch({ tenantId, topic, owner }, keys),
    ...centreQuestions(() => centre),
    isDraining: about.isDraining,
    outboxStats: async () => (outbox === null ? { depth: 0 } : outbox.stats()),
  };
  spreadNews(centre);
  followConsults(centre);
  // What the website may offer.
  media.watch(() => {
    for (const tenantId of tenants.ids()) centre.hub.touchEvery(tenantId, 'chat', ['chat']);
  });

  return {
    centre,
    tenants,
    events,
    store,
    media,
    startOutbox: () => {
      outbox = startOutbox({
        store,
        clock,
        log,
        deadLetters,
        handlers: handlersOf(centre),
        concurrencyMax: OUTBOX_CONCURRENCY_MAX,
        isSole: true,
      });
      return outbox;
    },
  };
}

/** What follows from committed work, by outbox topic. */
function handlersOf(centre: Centre): ReadonlyMap<string, OutboxHandler> {
  const { store, channels, recordings, publicUrl, log } = centre;
  return new Map<string, OutboxHandler>([
    [ROUTING_COMMAND_TOPIC, (delivery) => submitRouting(centre, delivery)],
    [REOPEN_TOPIC, (delivery) => reopenOrRequest(centre, delivery)],
    [STOP_RINGING_TOPIC, (delivery) => stopRinging(centre, delivery)],
    [END_ANNOUNCEMENT_TOPIC, (delivery) => endAnnouncement(centre, delivery)],
    [TELL_WAIT_TOPIC, (delivery) => tellWait(centre, delivery)],
    [INBOUND_TOPIC, (delivery) => receiveInbound(centre, delivery)],
    [SMS_TOPIC, createSmsSender({ store, channels, publicBaseUrl: publicUrl, log })],
    [
      REMOVE_BLOB_TOPIC,
      // Written by `eraseConversations` and by nothing else.
      ({ tenantId, body }) => channels.removeBlob(tenantId, body as { attachmentId: string }),
    ],
    [
      REMOVE_RECORDING_TOPIC,
      // Written where recordings are forgotten, and nowhere else.
      ({ tenantId, body }) => recordings.removeFiles(tenantId, body as ForgottenRecording),
    ],
    [SEND_CODE_TOPIC, (delivery) => sendIdentificationCode(centre, delivery)],
    [
      REMOVE_PHOTOS_TOPIC,
      // Written where identifications are forgotten, and nowhere else.
      ({ tenantId, body }) =>
        centre.identifications.removePhotos(tenantId, body as ForgottenIdentification),
    ],
    ['alarm.raised', (delivery) => openAlarmInteraction(centre, delivery)],
    ['alarm.cleared', (delivery) => clearAlarm(centre, delivery)],
  ]);
}
