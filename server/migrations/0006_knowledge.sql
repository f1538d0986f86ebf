-- Articles, what may be done next, and how people took to it.

create table articles (
  tenant_id text not null default current_setting('app.tenant'),
  article_id text not null,
  language text not null check (language in ('de', 'en')),
  title text not null,
  -- Markdown.
  body text not null,
  topics text[] not null,
  audience text not null check (audience in ('public', 'internal')),
  version integer not null,
  updated_at bigint not null,
  primary key (tenant_id, article_id)
);
select zentrale_protect('articles');

-- Every version as it was, the present one included; never changed.
create table article_versions (
  tenant_id text not null default current_setting('app.tenant'),
  article_id text not null,
  version integer not null,
  language text not null,
  title text not null,
  body text not null,
  topics text[] not null,
  audience text not null,
  created_at bigint not null,
  primary key (tenant_id, article_id, version),
  foreign key (tenant_id, article_id) references articles (tenant_id, article_id)
);
select zentrale_protect('article_versions');

create table knowledge_actions (
  tenant_id text not null default current_setting('app.tenant'),
  action_id text not null,
  definition jsonb not null,
  primary key (tenant_id, action_id)
);
select zentrale_protect('knowledge_actions');

-- Each decision with all that was considered; written when its input changed.
create table hint_decisions (
  tenant_id text not null default current_setting('app.tenant'),
  decision_id text not null,
  conversation_id text not null,
  input_digest text not null,
  -- [{ actionId, parts: { propensityPpm, contextPermille, value }, score, excludedBecause }]
  considered jsonb not null,
  -- [{ hintId, actionId, rank, showPpm, view }], best first. showPpm is the probability with which
  -- this rule shows this hint, in parts per million: 1,000,000 as long as it is deterministic.
  shown jsonb not null,
  decided_at bigint not null,
  primary key (tenant_id, decision_id)
);
create index hint_decisions_by_conversation
  on hint_decisions (tenant_id, conversation_id, decided_at desc, decision_id desc);
select zentrale_protect('hint_decisions');

-- A hint: one action in one conversation, however often it was shown there.
create table hints (
  tenant_id text not null default current_setting('app.tenant'),
  hint_id text not null,
  conversation_id text not null,
  action_id text not null,
  kind text not null,
  title text not null,
  first_shown_at bigint not null,
  primary key (tenant_id, hint_id),
  unique (tenant_id, conversation_id, action_id)
);
select zentrale_protect('hints');

create table hint_reactions (
  tenant_id text not null default current_setting('app.tenant'),
  hint_id text not null,
  person_id text not null,
  reaction text not null check (reaction in ('used', 'dismissed')),
  reason text,
  reacted_at bigint not null,
  primary key (tenant_id, hint_id),
  foreign key (tenant_id, hint_id) references hints (tenant_id, hint_id)
);
select zentrale_protect('hint_reactions');

-- How often each action was shown and used, so that a decision counts nothing anew.
create table action_tallies (
  tenant_id text not null default current_setting('app.tenant'),
  action_id text not null,
  shown_count bigint not null default 0,
  used_count bigint not null default 0,
  primary key (tenant_id, action_id)
);
select zentrale_protect('action_tallies');
