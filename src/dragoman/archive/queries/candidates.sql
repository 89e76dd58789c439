-- earlier reports that share a band with an incoming one
with fresh as (select number, unnest(bands) as band from incoming)
select distinct fresh.number, earlier.number as earlier
from fresh join (from bands union all from fresh) as earlier using (band)
where earlier.number < fresh.number
order by all;
