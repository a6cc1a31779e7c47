-- A workbook is kept as it came, and each sheet that is read as a table made of it. Pieces of the workbook itself have numbers below zero; those of
-- the table of its sheet n begin at n times 10,000.
alter table imports add column workbook jsonb;
