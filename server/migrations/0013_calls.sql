-- Calls: real-time sessions of conversations. Who spoke when as what is in routing's segments.
create table calls (
  tenant_id text not null default current_setting('app.tenant'),
  call_id text not null,
  conversation_id text not null,
  interaction_id text,
  media text not null check (media in ('voice', 'video')),
  state text not null check (state in ('waiting', 'active', 'on-hold', 'ended')),
  requested_at bigint not null,
  answered_at bigint,
  held_at bigint,
  held_ms bigint not null default 0,
  ended_at bigint,
  end_reason text,
  primary key (tenant_id, call_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, conversation_id),
  check ((state = 'ended') = (ended_at is not null and end_reason is not null))
);
-- One at a time per conversation.
create unique index calls_open on calls (tenant_id, conversation_id) where state <> 'ended';
create index calls_conversation on calls (tenant_id, conversation_id, requested_at);
select zentrale_protect('calls');
