-- What supervisors see and do: the numbers of the floor and what lies behind each of them.

-- One row per stay of an interaction in a queue: a transfer or an overflow ends one and begins the
-- next. Every count of a queue's day is a number of these rows, so each can be shown.
create table queue_stays (
  tenant_id text not null default current_setting('app.tenant'),
  interaction_id text not null,
  -- From 1, in the order of time.
  stay integer not null,
  conversation_id text not null,
  queue_id text not null,
  channel text not null,
  -- YYYY-MM-DD of `queued_at` in the tenant's time zone.
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  queued_at bigint not null,
  -- `scheduled` and `canceled` have not arrived.
  outcome text not null check (outcome in
    ('scheduled', 'waiting', 'answered', 'abandoned', 'expired', 'moved-on', 'canceled')),
  -- Set once the wait is over.
  ended_at bigint,
  wait_ms bigint,
  -- Who answered, and whether within the service level.
  agent_id text,
  is_in_time boolean,
  -- Left sooner than the queue's short abandons.
  is_short boolean,
  -- Set once the work is closed; counts on the day of closing.
  closed_at bigint,
  closed_day text,
  closed_by_agent_id text,
  handle_ms bigint,
  disposition_id text,
  primary key (tenant_id, interaction_id, stay)
);
create index on queue_stays (tenant_id, day, queue_id, queued_at);
create index on queue_stays (tenant_id, closed_day, closed_at) where closed_day is not null;
select zentrale_protect('queue_stays');

-- The counts of `queue_days` by the quarter of an hour in which a wait began, for curves.
create table queue_intervals (
  tenant_id text not null default current_setting('app.tenant'),
  queue_id text not null,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- Its beginning; quarters of an hour are the same in every time zone.
  interval_at bigint not null check (interval_at % 900000 = 0),
  arrived integer not null default 0,
  answered integer not null default 0,
  answered_in_time integer not null default 0,
  abandoned integer not null default 0,
  short_abandoned integer not null default 0,
  primary key (tenant_id, queue_id, interval_at)
);
create index on queue_intervals (tenant_id, day);
select zentrale_protect('queue_intervals');

-- When the floor warns about a queue; queues without a row have the usual thresholds.
create table queue_alert_thresholds (
  tenant_id text not null default current_setting('app.tenant'),
  queue_id text not null,
  -- What is null does not warn.
  longest_wait_ms bigint check (longest_wait_ms > 0),
  waiting_count integer check (waiting_count > 0),
  service_level_pct integer check (service_level_pct between 1 and 100),
  abandoned_pct integer check (abandoned_pct between 1 and 100),
  warns_of_nobody boolean not null,
  primary key (tenant_id, queue_id)
);
select zentrale_protect('queue_alert_thresholds');

-- A coach's note is meant for one colleague.
alter table messages
  add column addressee_id text,
  add column addressee_name text,
  add check ((addressee_id is null) = (addressee_name is null)),
  add check (addressee_id is null or visibility = 'internal');
