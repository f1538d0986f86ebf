-- Every change of a setting of routing, for people who want to know who did it and to take it
-- back. Written by the follower of the stream `routing`, in the transaction that moves it on.

create table routing_settings_history (
  tenant_id text not null default current_setting('app.tenant'),
  kind text not null check (kind in ('centre', 'skills', 'queue', 'calendar', 'profile', 'agent')),
  -- Empty for the centre and the skills, of which there is one.
  setting_id text not null,
  -- Of the fact; goes into the next change as its base.
  version bigint not null,
  changed_at bigint not null,
  -- Null where a program did.
  by_person_id text,
  -- As it was after the change; null: removed.
  value jsonb,
  primary key (tenant_id, kind, setting_id, version)
);
create index on routing_settings_history (tenant_id, version desc);
select zentrale_protect('routing_settings_history');

-- What followers have seen already; what they have not, they will write.
set local role zentrale_system;
insert into routing_settings_history
  (tenant_id, kind, setting_id, version, changed_at, by_person_id, value)
select e.tenant_id, change.kind, change.setting_id, e.version, e.recorded_at, null, change.value
  from events e
  join followers f on f.tenant_id = e.tenant_id and f.stream = e.stream
                  and f.name = 'centre' and f.version >= e.version
 cross join lateral (
   select case e.fact ->> 'type'
            when 'RoutingConfigured' then 'centre'
            when 'SkillsConfigured' then 'skills'
            when 'QueueConfigured' then 'queue'
            else 'agent'
          end as kind,
          case e.fact ->> 'type'
            when 'QueueConfigured' then e.fact -> 'queue' ->> 'queueId'
            when 'AgentConfigured' then e.fact -> 'agent' ->> 'agentId'
            when 'AgentRemoved' then e.fact ->> 'agentId'
            else ''
          end as setting_id,
          case e.fact ->> 'type'
            when 'RoutingConfigured' then jsonb_build_object('graceMs', e.fact -> 'graceMs')
            when 'SkillsConfigured' then jsonb_build_object('skills', e.fact -> 'skills')
            when 'QueueConfigured' then e.fact -> 'queue'
            when 'AgentConfigured' then e.fact -> 'agent'
          end as value
 ) change
 where e.stream = 'routing'
   and e.fact ->> 'type' in ('RoutingConfigured', 'SkillsConfigured', 'QueueConfigured',
                             'AgentConfigured', 'AgentRemoved');
reset role;
