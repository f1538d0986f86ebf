-- What routing's history amounts to, for reports and timelines. Written by a follower of the
-- stream `routing`, in the transaction that also moves the follower on.

create table routed_interactions (
  tenant_id text not null default current_setting('app.tenant'),
  interaction_id text not null,
  conversation_id text not null,
  customer_id text not null,
  -- The queue it belongs to now, or did last.
  queue_id text not null,
  channel text not null,
  state text not null check (state in ('queued', 'offered', 'active', 'wrap-up', 'closed')),
  -- Who holds it, or held it last.
  agent_id text,
  priority integer not null,
  -- First arrival; a transfer or a return does not move it.
  queued_at bigint not null,
  offered_at bigint,
  -- First acceptance.
  accepted_at bigint,
  completed_at bigint,
  closed_at bigint,
  -- All waits together.
  wait_ms bigint not null default 0,
  transfer_count integer not null default 0,
  disposition_id text,
  outcome text check (outcome in ('handled', 'abandoned')),
  primary key (tenant_id, interaction_id)
);
create index on routed_interactions (tenant_id, conversation_id, queued_at);
create index on routed_interactions (tenant_id, customer_id, queued_at);
select zentrale_protect('routed_interactions');

-- Counts by the day on which a wait in the queue began, in the tenant's time zone, so that arrived
-- is answered plus abandoned plus still waiting plus transferred away unanswered.
create table queue_days (
  tenant_id text not null default current_setting('app.tenant'),
  queue_id text not null,
  -- YYYY-MM-DD
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  arrived integer not null default 0,
  answered integer not null default 0,
  answered_in_time integer not null default 0,
  abandoned integer not null default 0,
  -- Waits of the answered; divided by `answered` it is the average speed of answer.
  wait_ms_sum bigint not null default 0,
  primary key (tenant_id, queue_id, day)
);
create index on queue_days (tenant_id, day);
select zentrale_protect('queue_days');
