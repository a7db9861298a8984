/// What every grammar ends with: any blank of Unicode is skipped, any other character is a token for the parser to object to.
lexer grammar Blanks;

BLANK : SPACE+ -> skip ;
OTHER : . ;

fragment SPACE : [\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000] ;
