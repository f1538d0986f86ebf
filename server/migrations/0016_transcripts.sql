-- Transcripts of calls. What was said is a message of its conversation, and goes when its days are
-- over; it has the ground of the recording and is paused with it.

-- What is kept of a call: its sound, what was said as text, or both.
alter table recording_rules
  add column keeps text not null default 'sound' check (keeps in ('sound', 'text', 'both'));

alter table calls
  add column recording_keeps text check (recording_keeps in ('sound', 'text', 'both')),
  -- Of the rule when the call began; null where no text is kept, and once it is forgotten.
  add column transcript_days integer check (transcript_days between 1 and 3650);
update calls set recording_keeps = 'sound' where recording_state is not null;
alter table calls add check ((recording_state is null) = (recording_keeps is null));
create index on calls (tenant_id, ended_at) where transcript_days is not null;

alter table messages
  drop constraint messages_direction_check,
  add constraint messages_direction_check
    check (direction in ('in', 'out', 'spoken', 'system')),
  -- Of what was said in a call: which one, when in it, and how sure the transcriber was.
  add column spoken jsonb,
  add check ((direction = 'spoken') = (spoken is not null));
create index on messages (tenant_id, (spoken ->> 'callId')) where spoken is not null;
