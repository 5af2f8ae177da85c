-- One emoji is one reaction, however the keyboard wrote it: with the selector that asks for colours (U+FE0F) where
-- Unicode has it, and without it elsewhere. Those given in both forms become one.
CREATE TABLE emoji_with_selector (plain TEXT PRIMARY KEY);
INSERT INTO emoji_with_selector (plain) VALUES
    ('©'), ('®'), ('‼'), ('⁉'), ('™'), ('ℹ'), ('↔'), ('↕'), ('↖'), ('↗'), ('↘'), ('↙'), ('↩'), ('↪'), ('⌨'),
    ('⏏'), ('⏭'), ('⏮'), ('⏯'), ('⏱'), ('⏲'), ('⏸'), ('⏹'), ('⏺'), ('Ⓜ'), ('▪'), ('▫'), ('▶'), ('◀'), ('◻'),
    ('◼'), ('☀'), ('☁'), ('☂'), ('☃'), ('☄'), ('☎'), ('☑'), ('☘'), ('☝'), ('☠'), ('☢'), ('☣'), ('☦'), ('☪'),
    ('☮'), ('☯'), ('☸'), ('☹'), ('☺'), ('♀'), ('♂'), ('♟'), ('♠'), ('♣'), ('♥'), ('♦'), ('♨'), ('♻'), ('♾'),
    ('⚒'), ('⚔'), ('⚕'), ('⚖'), ('⚗'), ('⚙'), ('⚛'), ('⚜'), ('⚠'), ('⚧'), ('⚰'), ('⚱'), ('⛈'), ('⛏'), ('⛑'),
    ('⛓'), ('⛩'), ('⛰'), ('⛱'), ('⛴'), ('⛷'), ('⛸'), ('⛹'), ('✂'), ('✈'), ('✉'), ('✌'), ('✍'), ('✏'), ('✒'),
    ('✔'), ('✖'), ('✝'), ('✡'), ('✳'), ('✴'), ('❄'), ('❇'), ('❣'), ('❤'), ('➡'), ('⤴'), ('⤵'), ('⬅'), ('⬆'),
    ('⬇'), ('〰'), ('〽'), ('㊗'), ('㊙'), ('🅰'), ('🅱'), ('🅾'), ('🅿'), ('🈂'), ('🈷'), ('🌡'), ('🌤'), ('🌥'), ('🌦'),
    ('🌧'), ('🌨'), ('🌩'), ('🌪'), ('🌫'), ('🌬'), ('🌶'), ('🍽'), ('🎖'), ('🎗'), ('🎙'), ('🎚'), ('🎛'), ('🎞'), ('🎟'),
    ('🏋'), ('🏌'), ('🏍'), ('🏎'), ('🏔'), ('🏕'), ('🏖'), ('🏗'), ('🏘'), ('🏙'), ('🏚'), ('🏛'), ('🏜'), ('🏝'), ('🏞'),
    ('🏟'), ('🏳'), ('🏵'), ('🏷'), ('🐿'), ('👁'), ('📽'), ('🕉'), ('🕊'), ('🕯'), ('🕰'), ('🕳'), ('🕴'), ('🕵'), ('🕶'),
    ('🕷'), ('🕸'), ('🕹'), ('🖇'), ('🖊'), ('🖋'), ('🖌'), ('🖍'), ('🖐'), ('🖥'), ('🖨'), ('🖱'), ('🖲'), ('🖼'), ('🗂'),
    ('🗃'), ('🗄'), ('🗑'), ('🗒'), ('🗓'), ('🗜'), ('🗝'), ('🗞'), ('🗡'), ('🗣'), ('🗨'), ('🗯'), ('🗳'), ('🗺'), ('🛋'),
    ('🛍'), ('🛎'), ('🛏'), ('🛠'), ('🛡'), ('🛢'), ('🛣'), ('🛤'), ('🛥'), ('🛩'), ('🛰'), ('🛳');

INSERT INTO reactions (target_id, person_id, emoji, post_id, at)
    SELECT target_id, person_id, emoji || '️', post_id, at FROM reactions
    WHERE emoji IN (SELECT plain FROM emoji_with_selector) OR emoji LIKE '%‍♂' OR emoji LIKE '%‍♀'
    ON CONFLICT DO NOTHING;
DELETE FROM reactions
    WHERE emoji IN (SELECT plain FROM emoji_with_selector) OR emoji LIKE '%‍♂' OR emoji LIKE '%‍♀';

INSERT INTO reactions (target_id, person_id, emoji, post_id, at)
    SELECT target_id, person_id, replace(emoji, '️', ''), post_id, at FROM reactions
    WHERE emoji LIKE '%️' AND emoji NOT LIKE '%‍%'
        AND replace(emoji, '️', '') NOT IN (SELECT plain FROM emoji_with_selector)
    ON CONFLICT DO NOTHING;
DELETE FROM reactions
    WHERE emoji LIKE '%️' AND emoji NOT LIKE '%‍%'
        AND replace(emoji, '️', '') NOT IN (SELECT plain FROM emoji_with_selector);
DROP TABLE emoji_with_selector;
