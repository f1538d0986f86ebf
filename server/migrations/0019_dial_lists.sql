-- Lists of people the centre calls, one entry a number.

create table dial_lists (
  tenant_id text not null default current_setting('app.tenant'),
  list_id text not null,
  name text not null,
  -- Gives the queue and the skills.
  topic_id text not null,
  -- Nobody is called while it is closed; null: whenever the queue is open.
  calendar_id text,
  state text not null check (state in ('paused', 'running', 'ended')),
  attempts_max integer not null check (attempts_max between 1 and 10),
  retry_after_ms bigint not null check (retry_after_ms between 60000 and 2592000000),
  created_at bigint not null,
  ended_at bigint,
  primary key (tenant_id, list_id),
  check ((state = 'ended') = (ended_at is not null))
);
select zentrale_protect('dial_lists');

create table dial_entries (
  tenant_id text not null default current_setting('app.tenant'),
  entry_id text not null,
  list_id text not null,
  position bigint generated always as identity,
  -- E.164.
  number text not null,
  name text not null,
  note text not null,
  -- Queued: an attempt is under way, from the queue to the end of wrap-up.
  state text not null check (state in ('open', 'queued', 'done')),
  attempt_count integer not null default 0,
  -- Not to be tried before.
  due_at bigint not null,
  queued_at bigint,
  -- Of the last attempt, and what its agent chose for the one under way.
  result text,
  chosen_result text,
  by_name text,
  ended_at bigint,
  customer_id text,
  conversation_id text,
  interaction_id text,
  primary key (tenant_id, entry_id),
  unique (tenant_id, list_id, number),
  foreign key (tenant_id, list_id) references dial_lists (tenant_id, list_id),
  check (state <> 'queued' or interaction_id is not null)
);
create index on dial_entries (tenant_id, list_id, due_at, position) where state = 'open';
create index on dial_entries (tenant_id, list_id, position);
create index on dial_entries (tenant_id, interaction_id) where state = 'queued';
create index on dial_entries (tenant_id, conversation_id);
create index on dial_entries (tenant_id, number);
create index on dial_entries (tenant_id, customer_id);
select zentrale_protect('dial_entries');

-- Who said that lists are not to call them. Numbers can be recognised, not read.
create table no_call_numbers (
  tenant_id text not null default current_setting('app.tenant'),
  number_digest text not null,
  noted_at bigint not null,
  primary key (tenant_id, number_digest)
);
select zentrale_protect('no_call_numbers');
