-- layout 3 keeps an imported event as it was read, so that it can be written again; of those kept before it is unknown
alter table imported add column if not exists told varchar;
