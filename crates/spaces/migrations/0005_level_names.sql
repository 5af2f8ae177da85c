-- Levels are called after what they let through. `everything`, the usual, has no row.
UPDATE space_levels SET level = 'all' WHERE level = 'first';
