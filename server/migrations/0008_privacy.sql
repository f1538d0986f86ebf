-- What the erasure of a customer needs: whose number an event of a provider is about.

alter table inbound_events add column customer_address text not null default '';
-- Both shapes that were ever stored: an SMS as its form, a receipt with its form inside.
set local role zentrale_system;
update inbound_events
  set customer_address = coalesce(raw ->> 'From', raw -> 'form' ->> 'To', '');
reset role;
create index inbound_events_address on inbound_events (tenant_id, customer_address);

-- A file its customer added and no message carries yet is found by its conversation.
create index attachments_uploader on attachments (tenant_id, uploader_kind, uploader_id);
create index attachments_conversation on attachments (tenant_id, conversation_id);
-- Whoever is responsible for a device writes into the device's conversation.
create index messages_author on messages (tenant_id, author_id)
  where author_kind = 'customer';
