-- Snapshots in parts: a state of a hundred thousand interactions is too big for one value, and
-- nobody should wait while it is written. History is the truth, so older snapshots need not be kept.
delete from snapshots;
alter table snapshots drop column state;
alter table snapshots add column part_count integer not null;

-- Parts of a version that no snapshot names are leftovers; the next snapshot removes them.
create table snapshot_parts (
  tenant_id text not null default current_setting('app.tenant'),
  stream text not null,
  version bigint not null,
  place integer not null,
  body text not null,
  primary key (tenant_id, stream, version, place)
);
select zentrale_protect('snapshot_parts');
