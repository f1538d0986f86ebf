-- Telephone: lines of ours, and which provider's call is which call of ours.
alter table channel_accounts drop constraint channel_accounts_kind_check;
alter table channel_accounts add constraint channel_accounts_kind_check
  check (kind in ('web-chat', 'sms', 'telephone'));

alter table conversations drop constraint conversations_channel_check;
alter table conversations add constraint conversations_channel_check
  check (channel in ('chat', 'sms', 'alarm', 'voice'));

alter table calls add column line text not null default 'web' check (line in ('web', 'telephone'));

-- The caller's number is in the conversation and in the customer's profile, not here.
create table telephone_calls (
  tenant_id text not null default current_setting('app.tenant'),
  account_id text not null,
  -- The provider's id; a repeated webhook brings it again.
  provider_call_id text not null,
  conversation_id text not null,
  call_id text not null,
  -- Digest of the key of the next media stream; null once a stream has used it.
  stream_key_digest text,
  begun_at bigint not null,
  primary key (tenant_id, account_id, provider_call_id),
  foreign key (tenant_id, account_id) references channel_accounts (tenant_id, account_id),
  foreign key (tenant_id, call_id) references calls (tenant_id, call_id)
);
create index telephone_calls_call on telephone_calls (tenant_id, call_id);
select zentrale_protect('telephone_calls');
