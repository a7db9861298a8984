/// The inside of a count range such as `(1, None)`, parentheses stripped. How many bounds there are is checked later.
grammar CountRange;

import Words;

countRange : bound ( ',' bound )* EOF ;

bound : ( NONE | INTEGER | WORD | OTHER )* ;

NONE    : 'None' ;
INTEGER : [+-]? DIGIT+ ( '_' DIGIT+ )* ;

fragment DIGIT : [\p{Nd}] ;
