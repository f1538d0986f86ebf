-- A call that was added to a chat: its customer is asked while it goes on.
alter table calls drop constraint calls_recording_state_check;
alter table calls add check (recording_state in ('on', 'paused', 'asked'));
