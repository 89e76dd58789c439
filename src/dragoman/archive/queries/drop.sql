delete from threads where {block};
delete from moments where {block};
delete from ledger where {block};
delete from standoffs where {block};
delete from news where {block};
delete from stale where {block};
