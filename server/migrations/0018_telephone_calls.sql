-- Calls that we begin: who answered, and which of the provider's are ours to take back.
alter table calls add column answered_by text check (answered_by in ('person', 'machine', 'fax'));
alter table telephone_calls add column is_outgoing boolean not null default false;

-- What a caller may say where nobody took the call; `open` until something was said.
alter table telephone_calls add column voicemail text check (voicemail in ('open', 'kept'));
