-- Device signals that become work.

create table devices (
  tenant_id text not null default current_setting('app.tenant'),
  device_id text not null,
  kind text not null check (kind in ('door', 'temperature', 'defibrillator')),
  name text not null,
  place text not null,
  responsible_name text not null,
  responsible_phone text not null,
  language text not null check (language in ('de', 'en')),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  settings jsonb not null,
  secret_hash text not null,
  -- What the rule remembers; due_at repeats its deadline so that one index finds the next one.
  state jsonb not null,
  due_at bigint,
  reading_count bigint not null default 0,
  last_seen_at bigint,
  primary key (tenant_id, device_id)
);
-- A device signs in with its id alone, so the id is unique over all tenants.
create unique index devices_by_id on devices (device_id);
create index devices_by_due on devices (due_at) where due_at is not null;
select zentrale_protect('devices');

create table device_readings (
  tenant_id text not null default current_setting('app.tenant'),
  device_id text not null,
  -- Counts per device from 1; the newest 200 are kept.
  seq bigint not null,
  reading_id text not null,
  measured_at bigint not null,
  received_at bigint not null,
  is_clock_wrong boolean not null,
  is_fresh boolean not null,
  signal jsonb not null,
  battery_pct integer,
  primary key (tenant_id, device_id, seq),
  unique (tenant_id, device_id, reading_id),
  foreign key (tenant_id, device_id) references devices (tenant_id, device_id) on delete cascade
);
select zentrale_protect('device_readings');

create table alarms (
  tenant_id text not null default current_setting('app.tenant'),
  alarm_id text not null,
  device_id text not null,
  condition text not null,
  severity text not null,
  raised_at bigint not null,
  cleared_at bigint,
  repeats integer not null default 0,
  -- The last readings as they stood when the alarm was raised.
  readings jsonb not null,
  primary key (tenant_id, alarm_id),
  foreign key (tenant_id, device_id) references devices (tenant_id, device_id) on delete cascade
);
create unique index alarms_active on alarms (tenant_id, device_id) where cleared_at is null;
create index alarms_by_device on alarms (tenant_id, device_id, raised_at);
select zentrale_protect('alarms');
