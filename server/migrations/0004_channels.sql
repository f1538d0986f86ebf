-- Channels: words and files to and from customers.

-- An address of ours. Addresses are unique across tenants: they tell whose a request is.
create table channel_accounts (
  tenant_id text not null default current_setting('app.tenant'),
  account_id text not null,
  kind text not null check (kind in ('web-chat', 'sms')),
  address text not null,
  name text not null,
  settings jsonb not null default '{}',
  secrets jsonb not null default '{}',
  saved_at bigint not null,
  primary key (tenant_id, account_id),
  unique (kind, address)
);
select zentrale_protect('channel_accounts');

create table conversations (
  tenant_id text not null default current_setting('app.tenant'),
  conversation_id text not null,
  channel text not null check (channel in ('chat', 'sms', 'alarm')),
  -- Null for an alarm nobody can be written to about.
  account_id text,
  customer_id text not null,
  customer_name text not null,
  -- Chat: the e-mail address of the pre-chat form; otherwise a telephone number or null.
  reply_address text,
  subject text not null,
  topic_id text,
  language text not null check (language in ('de', 'en')),
  state text not null default 'open' check (state in ('open', 'closed')),
  interaction_id text,
  agent_id text,
  agent_name text,
  -- The visitor's own id of the request that started a chat.
  start_id text,
  alarm_id text,
  alarm jsonb,
  alarm_cleared_at bigint,
  started_at bigint not null,
  closed_at bigint,
  read_seq integer not null default 0,
  last_seq integer not null default 0,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, account_id) references channel_accounts (tenant_id, account_id)
);
create unique index conversations_start
  on conversations (tenant_id, account_id, start_id) where start_id is not null;
create unique index conversations_alarm
  on conversations (tenant_id, alarm_id) where alarm_id is not null;
create index conversations_address
  on conversations (tenant_id, account_id, reply_address, started_at);
create index conversations_customer on conversations (tenant_id, customer_id, state);
select zentrale_protect('conversations');

create table consults (
  tenant_id text not null default current_setting('app.tenant'),
  consult_id text not null,
  conversation_id text not null,
  interaction_id text,
  agent_id text not null,
  agent_name text not null,
  expert_id text not null,
  expert_name text not null,
  question text not null,
  state text not null check (state in ('requested', 'private', 'joined', 'declined', 'ended')),
  decline_reason text,
  requested_at bigint not null,
  ended_at bigint,
  primary key (tenant_id, consult_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, conversation_id)
);
-- One open question per expert and conversation.
create unique index consults_open
  on consults (tenant_id, conversation_id, expert_id)
  where state in ('requested', 'private', 'joined');
create index consults_expert on consults (tenant_id, expert_id, state);
create index consults_agent on consults (tenant_id, agent_id, state);
select zentrale_protect('consults');

create table messages (
  tenant_id text not null default current_setting('app.tenant'),
  message_id text not null,
  conversation_id text not null,
  account_id text,
  seq integer not null,
  direction text not null check (direction in ('in', 'out', 'system')),
  visibility text not null check (visibility in ('public', 'internal')),
  author_kind text not null,
  author_id text,
  author_name text not null,
  text text not null,
  note jsonb,
  status text not null
    check (status in ('received', 'queued', 'sent', 'delivered', 'read', 'failed')),
  failure text,
  client_id text,
  consult_id text,
  provider_id text,
  -- Ids of earlier tries; their late receipts say nothing about the present one.
  past_provider_ids text[] not null default '{}',
  -- Set while the outcome of a call to the provider is not known.
  calling_since_at bigint,
  sent_at bigint not null,
  primary key (tenant_id, message_id),
  unique (tenant_id, conversation_id, seq),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, conversation_id),
  foreign key (tenant_id, consult_id) references consults (tenant_id, consult_id)
);
create unique index messages_provider
  on messages (tenant_id, account_id, direction, provider_id) where provider_id is not null;
create unique index messages_client
  on messages (tenant_id, conversation_id, author_kind, coalesce(author_id, ''), client_id)
  where client_id is not null;
select zentrale_protect('messages');

-- Receipts that came before their message had its provider id.
create table message_receipts_parked (
  tenant_id text not null default current_setting('app.tenant'),
  account_id text not null,
  provider_id text not null,
  status text not null,
  failure text,
  parked_at bigint not null,
  primary key (tenant_id, account_id, provider_id, status)
);
select zentrale_protect('message_receipts_parked');

-- Files; the bytes lie in the blob store under the attachment's id.
create table attachments (
  tenant_id text not null default current_setting('app.tenant'),
  attachment_id text not null,
  file_name text not null,
  media_type text not null,
  bytes integer not null,
  uploader_kind text not null check (uploader_kind in ('customer', 'staff')),
  -- A conversation for a customer's file, a person for the centre's.
  uploader_id text not null,
  message_id text,
  conversation_id text,
  position integer,
  added_at bigint not null,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, message_id)
);
create index attachments_message on attachments (tenant_id, message_id);
select zentrale_protect('attachments');

-- Keys of visitors to their own conversation. Only digests are kept.
create table chat_tokens (
  tenant_id text not null default current_setting('app.tenant'),
  token_hash text not null unique,
  conversation_id text not null,
  issued_at bigint not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, conversation_id)
);
create index chat_tokens_conversation on chat_tokens (tenant_id, conversation_id, issued_at);
select zentrale_protect('chat_tokens');

-- What providers told us, as it came.
create table inbound_events (
  tenant_id text not null default current_setting('app.tenant'),
  account_id text not null,
  kind text not null check (kind in ('sms', 'receipt')),
  provider_id text not null,
  raw jsonb not null,
  received_at bigint not null,
  primary key (tenant_id, account_id, kind, provider_id),
  foreign key (tenant_id, account_id) references channel_accounts (tenant_id, account_id)
);
select zentrale_protect('inbound_events');

-- Who does not want messages from which of our addresses.
create table opt_outs (
  tenant_id text not null default current_setting('app.tenant'),
  account_id text not null,
  address text not null,
  is_opted_out boolean not null,
  source text not null check (source in ('keyword', 'provider')),
  changed_at bigint not null,
  primary key (tenant_id, account_id, address),
  foreign key (tenant_id, account_id) references channel_accounts (tenant_id, account_id)
);
select zentrale_protect('opt_outs');
