-- Who works here, how they prove it, and the centre's settings.

create table people (
  tenant_id text not null default current_setting('app.tenant'),
  person_id text not null,
  name text not null,
  password_hash text,
  roles text[] not null,
  title text not null,
  locale text not null,
  skills jsonb not null,
  languages text[] not null,
  queue_ids text[] not null,
  capacity jsonb not null,
  is_available boolean not null default false,
  is_disabled boolean not null default false,
  created_at bigint not null,
  primary key (tenant_id, person_id)
);
select zentrale_protect('people');

-- Apart from people because an address is unique in the whole installation while a transaction
-- sees one tenant only: "on conflict do nothing" on this table is how a taken one is noticed.
create table sign_in_addresses (
  tenant_id text not null default current_setting('app.tenant'),
  email text not null,
  person_id text not null,
  primary key (tenant_id, email),
  unique (email),
  foreign key (tenant_id, person_id) references people (tenant_id, person_id)
    on delete cascade deferrable initially deferred
);
create index sign_in_addresses_person on sign_in_addresses (tenant_id, person_id);
select zentrale_protect('sign_in_addresses');

create table sessions (
  tenant_id text not null default current_setting('app.tenant'),
  token_hash text not null,
  person_id text not null,
  created_at bigint not null,
  seen_at bigint not null,
  primary key (tenant_id, token_hash),
  unique (token_hash),
  foreign key (tenant_id, person_id) references people (tenant_id, person_id) on delete cascade
);
create index sessions_person on sessions (tenant_id, person_id);
create index sessions_seen on sessions (seen_at);
select zentrale_protect('sessions');

-- Of no tenant: who fails to sign in has none yet. Only system queries reach it.
create table sign_in_failures (
  failure_number bigint generated always as identity primary key,
  email_hash text not null,
  failed_at bigint not null
);
create index sign_in_failures_email on sign_in_failures (email_hash, failed_at);
create index sign_in_failures_failed on sign_in_failures (failed_at);
grant select, insert, delete on sign_in_failures to zentrale_system;

create table api_keys (
  tenant_id text not null default current_setting('app.tenant'),
  api_key_id text not null,
  name text not null,
  key_hash text not null,
  created_at bigint not null,
  primary key (tenant_id, api_key_id),
  unique (key_hash)
);
select zentrale_protect('api_keys');

create table skills (
  tenant_id text not null default current_setting('app.tenant'),
  skill_id text not null,
  name text not null,
  primary key (tenant_id, skill_id)
);
select zentrale_protect('skills');

create table centre_choices (
  tenant_id text not null default current_setting('app.tenant'),
  kind text not null check (kind in ('not-ready-reason', 'decline-reason', 'disposition')),
  choice_id text not null,
  name_de text not null,
  name_en text not null,
  position int not null,
  primary key (tenant_id, kind, choice_id)
);
select zentrale_protect('centre_choices');

create table centre_topics (
  tenant_id text not null default current_setting('app.tenant'),
  topic_id text not null,
  name_de text not null,
  name_en text not null,
  queue_id text not null,
  skills jsonb not null,
  position int not null,
  primary key (tenant_id, topic_id)
);
select zentrale_protect('centre_topics');

create table audit_entries (
  tenant_id text not null default current_setting('app.tenant'),
  audit_id text not null,
  entry_number bigint generated always as identity,
  by_person_id text,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb not null,
  after jsonb not null,
  noted_at bigint not null,
  primary key (tenant_id, audit_id)
);
create index audit_entries_noted on audit_entries (tenant_id, noted_at desc, entry_number desc);
create index audit_entries_subject on audit_entries (tenant_id, subject_id, noted_at desc);
select zentrale_protect('audit_entries');
