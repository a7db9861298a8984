/// The inside of a count range such as `(1, None)`, parentheses stripped. How many bounds there are is checked later.
grammar CountRange;

countRange : bound ( ',' bound )* EOF ;

bound : ( NONE | INTEGER | OTHER )* ;

NONE    : 'None' ;
INTEGER : [+-]? DIGIT+ ( '_' DIGIT+ )* ;

fragment DIGIT : [\p{Nd}] ;

BLANK : [\p{White_Space}\u001c-\u001f]+ -> skip ;
OTHER : [\p{L}\p{N}_]+ | . ;
