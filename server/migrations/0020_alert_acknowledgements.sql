-- Who takes care of an alert that is on; gone with the alert.
create table alert_acknowledgements (
  tenant_id text not null default current_setting('app.tenant'),
  queue_id text not null,
  kind text not null,
  -- The threshold that was crossed: another one is another alert.
  alert_limit double precision not null,
  since_at bigint not null,
  acknowledged_by text not null,
  primary key (tenant_id, queue_id, kind)
);
select zentrale_protect('alert_acknowledgements');
