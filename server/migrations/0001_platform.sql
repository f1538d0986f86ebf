-- What every later migration stands on: the two roles, the row-level security of a tenant's
-- tables, histories, the outbox and the dead letters.

-- Roles belong to the whole server, and two of its databases may be migrated at once: whoever
-- comes second finds the role there. The account that migrates needs CREATEROLE (or superuser).
do $$
declare
  role_name text;
begin
  foreach role_name in array array['zentrale_app', 'zentrale_system'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin', role_name);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- The other database was faster.
    end;
    begin
      if not pg_has_role(current_user, role_name, 'member') then
        execute format('grant %I to current_user', role_name);
      end if;
    exception when unique_violation then
      null;
    end;
    execute format('grant usage on schema public to %I', role_name);
  end loop;
end
$$;

-- Puts a table with a `tenant_id` under row-level security, the owner included:
-- `zentrale_app` sees and writes the rows of the tenant in `app.tenant` and none without one,
-- `zentrale_system` everything. A policy rather than BYPASSRLS, which only a superuser can grant.
create function zentrale_protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- `set_config(…, true)` leaves an empty string behind in its session, hence nullif.
  execute format(
    'create policy tenant_rows on %s to zentrale_app '
    'using (tenant_id = (select nullif(current_setting(''app.tenant'', true), ''''))) '
    'with check (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')))',
    target);
  execute format(
    'create policy system_rows on %s to zentrale_system using (true) with check (true)', target);
  execute format(
    'grant select, insert, update, delete on %s to zentrale_app, zentrale_system', target);
  execute 'grant usage on all sequences in schema public to zentrale_app, zentrale_system';
end
$$;

create table tenants (
  tenant_id text primary key,
  name text not null,
  time_zone text not null,
  created_at bigint not null
);
select zentrale_protect('tenants');

-- `epoch` counts the claims of a stream: an append under an older epoch is refused.
create table streams (
  tenant_id text not null default current_setting('app.tenant'),
  stream text not null,
  epoch bigint not null,
  version bigint not null,
  primary key (tenant_id, stream)
);
select zentrale_protect('streams');

create table events (
  tenant_id text not null default current_setting('app.tenant'),
  stream text not null,
  version bigint not null,
  recorded_at bigint not null,
  command_id text not null,
  fact jsonb not null,
  primary key (tenant_id, stream, version)
);
select zentrale_protect('events');

create table snapshots (
  tenant_id text not null default current_setting('app.tenant'),
  stream text not null,
  version bigint not null,
  state jsonb not null,
  digest text not null,
  primary key (tenant_id, stream)
);
select zentrale_protect('snapshots');

-- How far each follower of a stream has read.
create table followers (
  tenant_id text not null default current_setting('app.tenant'),
  name text not null,
  stream text not null,
  version bigint not null,
  primary key (tenant_id, name, stream)
);
select zentrale_protect('followers');

-- `due_at` and `position` order the messages of a key; `retry_at` is when to try next, and while
-- an attempt runs, the end of its lease. `attempts` fences an attempt that lost its lease.
create table outbox (
  tenant_id text not null default current_setting('app.tenant'),
  message_id text not null,
  position bigint generated always as identity,
  topic text not null,
  key text not null,
  body jsonb not null,
  enqueued_at bigint not null,
  due_at bigint not null,
  retry_at bigint not null,
  attempts integer not null default 0,
  leased boolean not null default false,
  primary key (tenant_id, message_id)
);
create index outbox_by_key on outbox (tenant_id, topic, key, due_at, position);
create index outbox_by_time on outbox (retry_at);
select zentrale_protect('outbox');

create table dead_letters (
  tenant_id text not null default current_setting('app.tenant'),
  dead_letter_id text not null,
  recorded_at bigint not null,
  source text not null,
  place text not null,
  reason text not null,
  field text,
  payload text not null,
  primary key (tenant_id, dead_letter_id)
);
create index dead_letters_by_time on dead_letters (tenant_id, recorded_at, dead_letter_id);
select zentrale_protect('dead_letters');
