-- One archive. Reports are numbered in the order of their sources; every other table points to them by that number.
-- Sightings and stances stand once for each pair of parties, sorted by pair, so that the questions about a pair read little.

-- which layout of these tables the file has; `layouts/NUMBER.sql` makes that one of the layout before
create table if not exists layout (version integer not null);

create table if not exists reports (
    number integer not null, origin integer not null, id varchar not null, sha256 varchar, published date, title varchar,
    outlet varchar, url varchar, language varchar, text varchar, package varchar, rules varchar, model varchar
);
create table if not exists records (number integer not null, record blob not null);

-- what the sources held: read, failed or skipped, with the reason
create table if not exists entries (
    fingerprint varchar not null, place varchar not null, outcome varchar not null, reason varchar, report integer
);
create table if not exists bands (number integer not null, band bigint not null);

create table if not exists actors (
    id varchar not null, name varchar, kind varchar, country varchar, sector varchar, "of" varchar, party varchar
);
create table if not exists sightings (
    side_a varchar not null, side_b varchar not null, number integer not null, published date, happened date,
    event varchar not null, type varchar not null, mode varchar, status varchar not null, forth boolean, back boolean,
    actors varchar[], recipients varchar[], parties varchar[], trigger integer[], words varchar, evidence integer[], sentence varchar,
    earliest date, latest date, relation varchar, place varchar, country varchar, said_by varchar, about varchar,
    outcome varchar, sides varchar[], cameo varchar, quad tinyint, goldstein double, intensity double, confidence double, said_in varchar, latitude double, longitude double
);
create table if not exists stances (
    side_a varchar not null, side_b varchar not null, number integer not null, published date, position varchar not null,
    kind varchar not null, holder varchar, counterpart varchar, party varchar, other varchar, type varchar, mode varchar,
    span integer[], words varchar, relation varchar, condition varchar, "by" varchar, change varchar, event varchar, statement varchar
);
create table if not exists stalemates (
    side_a varchar not null, side_b varchar not null, number integer not null, published date, deadlock varchar not null, parties varchar[], links varchar[][],
    evidence integer[][], words varchar[]
);
create table if not exists statements (
    number integer not null, published date, statement varchar not null, kind varchar, speaker varchar, speaker_name varchar,
    speaker_party varchar, addressees varchar[], addressee_parties varchar[], via varchar[], about varchar[], cue varchar,
    span integer[], words varchar
);

-- answers kept ready, block by block: a pair of parties whose reports changed is stale until it is settled
create table if not exists stale (side_a varchar not null, side_b varchar not null);
create table if not exists threads (
    side_a varchar, side_b varchar, id varchar, type varchar, status varchar, parties varchar[], earliest date, latest date,
    first date, last date, thread varchar
);
create table if not exists moments (
    side_a varchar, side_b varchar, thread varchar, parties varchar[], title varchar, type varchar, published date, status varchar,
    stage varchar, earliest date, latest date, place varchar, country varchar, document varchar, outlet varchar, event varchar,
    evidence integer[], sentence varchar
);
create table if not exists ledger (
    side_a varchar, side_b varchar, parties varchar[], kind varchar, state varchar, first date, last date, position varchar
);
create table if not exists standoffs (
    side_a varchar, side_b varchar, parties varchar[], arose date, broken date, standoff varchar
);
create table if not exists news (
    side_a varchar, side_b varchar, published date, kind varchar, change varchar, text varchar, parties varchar[],
    document varchar, span integer[], item varchar
);
create table if not exists thread_log (thread varchar, change varchar, other varchar);
create table if not exists sorted (name varchar, rows bigint);

-- events of other people's files, as their makers coded them: once for each pair of parties, with the file and its row;
-- `told` is the event as it was read, under the first pair alone
create table if not exists imported (
    coder varchar not null, source varchar not null, event varchar not null, id varchar not null, side_a varchar not null,
    side_b varchar not null, forth boolean, back boolean, published date, happened date, type varchar not null, mode varchar,
    status varchar not null, parties varchar[], words varchar, sentence varchar, cameo varchar, quad tinyint, goldstein double,
    intensity double, outlet varchar, url varchar, place varchar, country varchar, latitude double, longitude double,
    told varchar
);
