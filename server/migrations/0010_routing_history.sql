-- What routing can do by now, in its record. Only widened: rows written before stay as they are,
-- and programs of before still read them.

alter table routed_interactions
  drop constraint routed_interactions_state_check,
  drop constraint routed_interactions_outcome_check;
alter table routed_interactions
  add constraint routed_interactions_state_check check (state in
    ('scheduled', 'queued', 'offered', 'active', 'on-hold', 'parked', 'wrap-up', 'closed')),
  add constraint routed_interactions_outcome_check check (outcome in
    ('handled', 'abandoned', 'expired', 'canceled')),
  -- The routing step it is in, or was in last; -1 waits for the preferred agent alone.
  add column step integer not null default 0,
  add column is_callback boolean not null default false,
  add column callback_requested_at bigint,
  -- When scheduled or parked work begins to wait.
  add column wakes_at bigint,
  -- The queue it overflowed from last.
  add column overflowed_from text,
  add column overflow_count integer not null default 0,
  -- Offers open just now; several of waiting work, and those of transfers and consults.
  add column live_offer_ids text[] not null default '{}',
  add column hold_count integer not null default 0,
  add column hold_ms bigint not null default 0,
  -- Set while on hold.
  add column held_at bigint,
  add column parked_ms bigint not null default 0,
  -- Set while parked.
  add column parked_at bigint,
  -- From the last assignment to closing.
  add column handle_ms bigint,
  add column reopen_count integer not null default 0,
  -- Assignments beyond the capacity of the agent, on purpose.
  add column override_count integer not null default 0;

-- Who took part in an interaction, when and as what. The holders follow one another; colleagues and
-- supervisors take part beside them. Interactions of before this table have none.
create table routing_segments (
  tenant_id text not null default current_setting('app.tenant'),
  interaction_id text not null,
  -- Version of the fact that began it: unique, and in order of time.
  began_version bigint not null,
  person_id text not null,
  -- `agent`: holds it after a wait; `transfer`: holds it, handed over by another.
  part text not null
    check (part in ('agent', 'transfer', 'consulted', 'conferenced', 'supervisor')),
  -- How a supervisor takes part: monitor, coach, barge.
  mode text,
  is_override boolean not null default false,
  began_at bigint not null,
  ended_at bigint,
  end_reason text,
  primary key (tenant_id, interaction_id, began_version)
);
create index on routing_segments (tenant_id, person_id, began_at);
select zentrale_protect('routing_segments');

alter table queue_days
  add column short_abandoned integer not null default 0,
  add column expired integer not null default 0,
  -- Overflowed, or handed to another queue, before an answer.
  add column moved_on integer not null default 0,
  -- Counted on the day of closing.
  add column handled integer not null default 0,
  add column handle_ms_sum bigint not null default 0;
