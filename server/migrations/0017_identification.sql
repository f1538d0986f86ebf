-- Guided identification of customers. What they gave, what was seen and the protocol are sealed;
-- here is that there was one, what came of it, and its key.

create table identifications (
  tenant_id text not null default current_setting('app.tenant'),
  identification_id text not null,
  conversation_id text not null,
  customer_id text not null,
  requested_at bigint not null,
  -- Higher with every change.
  revision integer not null default 0,
  state text not null check (state in ('requested', 'ready', 'running', 'ended')),
  outcome text check (outcome in ('identified', 'not-identified', 'aborted')),
  abort_reason text,
  ended_at bigint,
  -- Null: the customer, or the centre itself.
  ended_by_name text,
  -- Who of the centre took part, and may read it.
  person_ids text[] not null,
  -- As the customer was told.
  retention_days integer not null check (retention_days between 1 and 3650),
  delete_at bigint,
  -- Itself sealed with the centre's key; null once it is forgotten.
  sealed_key bytea,
  sealed bytea,
  -- Steps whose photographs lie in the files.
  photo_step_ids text[] not null default '{}',
  forgotten_at bigint,
  forgotten_because text check (forgotten_because in ('retention', 'erasure')),
  primary key (tenant_id, identification_id),
  check ((sealed_key is null) = (sealed is null)),
  check ((sealed_key is null) = (forgotten_at is not null)),
  check ((state = 'ended') = (outcome is not null)),
  check ((outcome = 'aborted') = (abort_reason is not null))
);
create unique index identifications_open on identifications (tenant_id, conversation_id)
  where state <> 'ended';
create index on identifications (tenant_id, customer_id);
create index on identifications (tenant_id, requested_at);
create index on identifications (tenant_id, delete_at) where sealed_key is not null;
select zentrale_protect('identifications');
