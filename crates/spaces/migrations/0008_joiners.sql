-- Names are folded without joiners that nobody sees (U+200C, U+200D), typed or left out.
UPDATE spaces SET name_folded = REPLACE(REPLACE(name_folded, '‌', ''), '‍', '')
    WHERE name_folded LIKE '%‌%' OR name_folded LIKE '%‍%';
