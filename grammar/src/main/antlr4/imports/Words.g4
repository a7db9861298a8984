/// Names. Any character outside ASCII but a blank counts as a letter, as the exact sets of Unicode would cost milliseconds at each
/// start; whether a name is well formed is for the analysis to say.
lexer grammar Words;

import Blanks;

WORD
    : [a-zA-Z0-9_\u0080-\u0084\u0086-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\u{10FFFF}]+
    ;
