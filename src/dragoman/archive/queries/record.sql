select id, text, record from reports join records using (number) where id = $id;
