-- Customers and everything known of them. A merge is a pointer: rows stay with the profile they
-- were written for, so that taking a merge back restores both exactly.

create table customers (
  tenant_id text not null default current_setting('app.tenant'),
  customer_id text not null,
  name text not null,
  language text,
  tier text not null default 'standard' check (tier in ('standard', 'gold')),
  company text not null default '',
  first_seen_at bigint not null,
  merged_into text,
  primary key (tenant_id, customer_id),
  foreign key (tenant_id, merged_into) references customers (tenant_id, customer_id)
);
create index customers_merged on customers (tenant_id, merged_into) where merged_into is not null;
select zentrale_protect('customers');

create table identities (
  tenant_id text not null default current_setting('app.tenant'),
  kind text not null check (kind in ('cookie', 'email', 'phone', 'device')),
  value text not null,
  customer_id text not null,
  is_verified boolean not null,
  linked_at bigint not null,
  primary key (tenant_id, kind, value),
  foreign key (tenant_id, customer_id) references customers (tenant_id, customer_id)
    on delete cascade
);
create index identities_customer on identities (tenant_id, customer_id);
select zentrale_protect('identities');

create table touchpoints (
  tenant_id text not null default current_setting('app.tenant'),
  touchpoint_id text not null,
  source_key text not null,
  customer_id text not null,
  visitor_id text,
  kind text not null,
  at bigint not null,
  channel text not null,
  title text not null,
  facts jsonb not null,
  conversation_id text,
  primary key (tenant_id, touchpoint_id),
  unique (tenant_id, source_key),
  foreign key (tenant_id, customer_id) references customers (tenant_id, customer_id)
    on delete cascade
);
create index touchpoints_story on touchpoints (tenant_id, customer_id, at desc, touchpoint_id desc);
create index touchpoints_visitor on touchpoints (tenant_id, visitor_id)
  where visitor_id is not null;
select zentrale_protect('touchpoints');

create table consents (
  tenant_id text not null default current_setting('app.tenant'),
  consent_id text not null,
  consent_number bigint generated always as identity,
  customer_id text not null,
  visitor_id text,
  purpose text not null,
  is_granted boolean not null,
  at bigint not null,
  source text not null,
  text_version text not null,
  primary key (tenant_id, consent_id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, customer_id)
    on delete cascade
);
create index consents_customer on consents (tenant_id, customer_id, consent_number);
select zentrale_protect('consents');

create table merges (
  tenant_id text not null default current_setting('app.tenant'),
  merge_id text not null,
  merge_number bigint generated always as identity,
  into_customer_id text not null,
  from_customer_id text not null,
  because text not null,
  evidence text[] not null,
  at bigint not null,
  undone_at bigint,
  undone_by_person_id text,
  -- Who was on each side when it was undone.
  from_profile_ids text[],
  into_profile_ids text[],
  primary key (tenant_id, merge_id),
  foreign key (tenant_id, into_customer_id) references customers (tenant_id, customer_id)
    on delete cascade,
  foreign key (tenant_id, from_customer_id) references customers (tenant_id, customer_id)
    on delete cascade
);
create index merges_into on merges (tenant_id, into_customer_id);
create index merges_from on merges (tenant_id, from_customer_id);
select zentrale_protect('merges');
