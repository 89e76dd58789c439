-- what some reports' positions are about, each by its report and id
select distinct on (document, id) reports.id as document, position as id, party, kind, words, span
from stances join reports using (number)
where reports.id in (select unnest($documents::varchar[]))
order by document, id, party;
