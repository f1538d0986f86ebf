-- Recordings of calls. The sound lies in the files, sealed; here is what it is, and its key.

-- Whether and how long calls are recorded, by queue; '' stands for all queues without a rule.
create table recording_rules (
  tenant_id text not null default current_setting('app.tenant'),
  queue_id text not null,
  mode text not null check (mode in ('off', 'announced', 'consent')),
  retention_days integer not null check (retention_days between 1 and 3650),
  primary key (tenant_id, queue_id)
);
select zentrale_protect('recording_rules');

alter table calls
  add column recording_state text check (recording_state in ('on', 'paused')),
  add column recording_basis text check (recording_basis in ('announced', 'consent')),
  add check ((recording_state is null) = (recording_basis is null));

create table recordings (
  tenant_id text not null default current_setting('app.tenant'),
  recording_id text not null,
  call_id text not null,
  queue_id text,
  basis text not null check (basis in ('announced', 'consent')),
  -- Of the rule when the call began: what was promised is kept.
  retention_days integer not null check (retention_days between 1 and 3650),
  -- Itself sealed with the centre's key; null before the first word and once it is forgotten.
  sealed_key bytea,
  started_at bigint,
  ended_at bigint,
  duration_ms bigint not null default 0,
  delete_at bigint,
  forgotten_at bigint,
  forgotten_because text check (forgotten_because in ('retention', 'erasure')),
  primary key (tenant_id, recording_id),
  unique (tenant_id, call_id),
  foreign key (tenant_id, call_id) references calls (tenant_id, call_id),
  check (forgotten_at is null or sealed_key is null)
);
create index on recordings (tenant_id, started_at);
create index on recordings (tenant_id, delete_at) where sealed_key is not null;
select zentrale_protect('recordings');

-- Who is heard: one track a voice, so that the sides stay apart.
create table recording_tracks (
  tenant_id text not null default current_setting('app.tenant'),
  recording_id text not null,
  -- From 1.
  track integer not null,
  -- Null: the customer.
  person_id text,
  name text not null,
  codec text not null check (codec in ('opus', 'mu-law')),
  -- Files of the track, numbered from 1.
  piece_count integer not null,
  primary key (tenant_id, recording_id, track),
  foreign key (tenant_id, recording_id) references recordings (tenant_id, recording_id)
);
select zentrale_protect('recording_tracks');

create table recording_marks (
  tenant_id text not null default current_setting('app.tenant'),
  recording_id text not null,
  mark bigint generated always as identity,
  at_ms bigint not null,
  code text not null,
  person_id text,
  name text,
  primary key (tenant_id, recording_id, mark),
  foreign key (tenant_id, recording_id) references recordings (tenant_id, recording_id)
);
create index on recording_marks (tenant_id, person_id);
select zentrale_protect('recording_marks');
