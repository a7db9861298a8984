/// The `start` or `end` of a window: a reference and at most one step from it.
grammar Boundary;

boundary : reference step? EOF ;

reference : WORD | ENDPOINT ;

step
    : arrow=( NEXT | PREVIOUS ) predicate=WORD?  # toEvent
    | sign=( PLUS | MINUS ) duration             # offset
    ;

// Read by the grammar Duration.
duration : ~( NEXT | PREVIOUS | PLUS | MINUS )* ;

NEXT     : '->' ;
PREVIOUS : '<-' ;
PLUS     : '+' ;
MINUS    : '-' ;

// One token, as no blank may stand around the dot.
ENDPOINT : WORD '.' ( 'start' | 'end' ) ;
WORD     : [\p{L}\p{N}_]+ ;

BLANK : [\p{White_Space}\u001c-\u001f]+ -> skip ;
OTHER : . ;
